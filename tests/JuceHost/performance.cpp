#include "performance.h"

#include <stdexcept>

namespace {

// The transport as the plugin asks for it in each block.
class PlayHead : public juce::AudioPlayHead {
 public:
  explicit PlayHead(const PerformanceOptions& options) : options_(options) {}

  void moveTo(juce::int64 sample) { sample_ = sample; }

  juce::Optional<PositionInfo> getPosition() const override {
    PositionInfo position;
    const double seconds = static_cast<double>(sample_) / options_.sampleRate;
    const double quarters = seconds * options_.tempo / 60;
    position.setIsPlaying(true);
    position.setTimeInSamples(sample_);
    position.setTimeInSeconds(seconds);
    position.setBpm(options_.tempo);
    position.setTimeSignature(TimeSignature{4, 4});
    position.setPpqPosition(quarters);
    position.setPpqPositionOfLastBarStart(std::floor(quarters / 4) * 4);
    return position;
  }

 private:
  const PerformanceOptions& options_;
  juce::int64 sample_ = 0;
};

// The notes of all tracks; an event's time is its sample.
juce::MidiMessageSequence readNotes(const PerformanceOptions& options) {
  juce::MidiFile file;
  juce::FileInputStream stream{juce::File(options.midiFile)};
  if (!stream.openedOk() || !file.readFrom(stream) || file.getTimeFormat() <= 0)
    throw std::runtime_error("not a MIDI file in quarter notes: " + options.midiFile.toStdString());
  const double samplesPerTick = options.sampleRate * 60 / options.tempo / file.getTimeFormat();
  juce::MidiMessageSequence notes;
  for (int track = 0; track < file.getNumTracks(); ++track) {
    for (const auto* event : *file.getTrack(track)) {
      if (!event->message.isNoteOnOrOff()) continue;
      juce::MidiMessage message = event->message;
      message.setTimeStamp(std::round(message.getTimeStamp() * samplesPerTick));
      notes.addEvent(message);
    }
  }
  notes.sort();
  return notes;
}

}  // namespace

Performance play(HostedPlugin& plugin, const PerformanceOptions& options) {
  const juce::MidiMessageSequence phrase = readNotes(options);
  Performance performance;
  performance.phraseEnd = static_cast<juce::int64>(phrase.getEndTime());
  const auto answerFrom = performance.phraseEnd + static_cast<juce::int64>(options.sampleRate / 2);

  auto& processor = *plugin.instance;
  PlayHead playHead(options);
  processor.setPlayHead(&playHead);
  processor.setNonRealtime(true);
  processor.setRateAndBufferSizeDetails(options.sampleRate, options.blockSize);
  processor.prepareToPlay(options.sampleRate, options.blockSize);

  juce::AudioBuffer<float> audio(
      juce::jmax(2, processor.getTotalNumInputChannels(), processor.getTotalNumOutputChannels()), options.blockSize);
  const auto end = static_cast<juce::int64>(options.quarters * 60 / options.tempo * options.sampleRate);
  int next = 0;
  for (juce::int64 start = 0; start < end; start += options.blockSize) {
    juce::MidiBuffer midi;
    for (; next < phrase.getNumEvents() && phrase.getEventTime(next) < static_cast<double>(start + options.blockSize);
         ++next)
      midi.addEvent(phrase.getEventPointer(next)->message,
                    static_cast<int>(phrase.getEventTime(next)) - static_cast<int>(start));
    playHead.moveTo(start);
    audio.clear();
    processor.processBlock(audio, midi);

    for (const auto event : midi)
      if (event.getMessage().isNoteOnOrOff())
        performance.notes.push_back({start + event.samplePosition, event.getMessage()});
    const float peak = audio.getMagnitude(0, options.blockSize);
    if (start < performance.phraseEnd) performance.peakOfPhrase = juce::jmax(performance.peakOfPhrase, peak);
    if (start >= answerFrom) performance.peakOfAnswer = juce::jmax(performance.peakOfAnswer, peak);
  }
  processor.releaseResources();
  processor.setPlayHead(nullptr);
  return performance;
}
