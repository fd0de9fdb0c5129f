#include "fake_host.h"

#include <cmath>
#include <iterator>
#include <map>

#include "src/audio/flow/event_busses.h"
#include "src/parameters/midi_messages.h"

namespace continuo::tests {

FakeHost::FakeHost(int32 size, double rate, bool hasListener)
    : blockSize(size), sampleRate(rate), listener(hasListener) {
  bufferLeft_.resize(static_cast<size_t>(std::max(size, 8192)));
  bufferRight_.resize(bufferLeft_.size());
  prepare();
}

void FakeHost::prepare() {
  programs.set(presets, [](int32_t) { return true; });
  audio.prepare({sampleRate, offline, listener});
}

void FakeHost::noteOn(int64_t sample, int pitch, float velocity, int channel, int noteId) {
  Event event{};
  event.type = Event::kNoteOnEvent;
  event.noteOn = {static_cast<int16>(channel), static_cast<int16>(pitch), 0, velocity, 0, noteId};
  due_.push_back({sample, false, event, 0, 0});
}

void FakeHost::noteOff(int64_t sample, int pitch, int channel, int noteId) {
  Event event{};
  event.type = Event::kNoteOffEvent;
  event.noteOff = {static_cast<int16>(channel), static_cast<int16>(pitch), 0, noteId, 0};
  due_.push_back({sample, false, event, 0, 0});
}

void FakeHost::chordOn(int64_t sample, int pitch) {
  noteOn(sample, pitch);
  due_.back().event.busIndex = kChordsBus;
}

void FakeHost::chordOff(int64_t sample, int pitch) {
  noteOff(sample, pitch);
  due_.back().event.busIndex = kChordsBus;
}

void FakeHost::parameter(int64_t sample, uint32_t id, double normalized) {
  due_.push_back({sample, true, {}, id, normalized});
}

void FakeHost::controller(int64_t sample, int number, int value, int channel) {
  parameter(sample, midiMessageId(channel, number), value / (number == kPitchBend ? 16383.0 : 127.0));
}

bool FakeHost::answer(double ppq, double duration, int pitch, uint32_t epoch, int channel) {
  OutboundRing ring(shared.outbound.get());
  return ring.tryPush(
      {ppq, duration, epoch, kShimOutboundNote, 0, static_cast<uint8_t>(channel), static_cast<uint8_t>(pitch), 0,
       0.7f});
}

bool FakeHost::wheel(double onset, double after, int number, float value, uint32_t epoch, int channel) {
  OutboundRing ring(shared.outbound.get());
  return ring.tryPush({onset, after, epoch, kShimOutboundWheel, 0, static_cast<uint8_t>(channel),
                       static_cast<uint8_t>(number), 0, value});
}

void FakeHost::runTo(int64_t sample) {
  while (now < sample) runBlock(static_cast<int32>(std::min<int64_t>(blockSize, sample - now)));
}

void FakeHost::flush() { runBlock(0); }

void FakeHost::runBlock(int32 samples) {
  handOver(samples);
  ProcessContext context{};
  context.state = ProcessContext::kProjectTimeMusicValid | ProcessContext::kTempoValid | ProcessContext::kTimeSigValid;
  if (playing) context.state |= ProcessContext::kPlaying;
  context.sampleRate = sampleRate;
  context.projectTimeMusic = position;
  context.tempo = tempo;
  if (cycleStart < cycleEnd) context.state |= ProcessContext::kCycleActive | ProcessContext::kCycleValid;
  context.cycleStartMusic = cycleStart;
  context.cycleEndMusic = cycleEnd;
  context.timeSigNumerator = numerator;
  context.timeSigDenominator = denominator;

  float* channels[2] = {bufferLeft_.data(), bufferRight_.data()};
  AudioBusBuffers bus{};
  bus.numChannels = 2;
  bus.channelBuffers32 = channels;
  ProcessData data{};
  data.processMode = offline ? kOffline : kRealtime;
  data.symbolicSampleSize = kSample32;
  data.numSamples = samples;
  data.numOutputs = hasAudioOutput ? 1 : 0;
  data.outputs = hasAudioOutput ? &bus : nullptr;
  data.inputParameterChanges = &changesIn;
  data.outputParameterChanges = &changesOut;
  data.inputEvents = &input;
  data.outputEvents = hasEventOutput ? &output : nullptr;
  data.processContext = hasContext ? &context : nullptr;
  if (enter) enter();
  audio.process(data);
  if (leave) leave();

  collect(samples);
  if (playing) position += samples / samplesPerQuarter();
  now += samples;
}

bool FakeHost::isPaired() const {
  std::map<std::pair<int, int>, int> sounding;
  for (const Played& event : played) {
    int& count = sounding[{event.channel, event.pitch}];
    count += event.on ? 1 : -1;
    if (count < 0) return false;
  }
  return std::all_of(sounding.begin(), sounding.end(), [](const auto& entry) { return entry.second == 0; });
}

std::vector<ShimInboundEvent> FakeHost::heardOf(ShimInboundKind kind) const {
  std::vector<ShimInboundEvent> found;
  std::copy_if(heard.begin(), heard.end(), std::back_inserter(found),
               [kind](const ShimInboundEvent& event) { return event.kind == kind; });
  return found;
}

std::vector<Played> FakeHost::notesOf(int pitch) const {
  std::vector<Played> found;
  std::copy_if(played.begin(), played.end(), std::back_inserter(found),
               [pitch](const Played& event) { return event.pitch == pitch; });
  return found;
}

float FakeHost::peakSince(int64_t sample) const {
  float peak = 0;
  for (size_t i = static_cast<size_t>(sample); i < left.size(); ++i) peak = std::max(peak, std::abs(left[i]));
  return peak;
}

void FakeHost::handOver(int32 samples) {
  input.clear();
  output.clear();
  changesIn.clear();
  changesOut.clear();
  std::erase_if(due_, [&](Due& item) {
    if (item.sample >= now + std::max(samples, 1)) return false;
    const auto offset = static_cast<int32>(item.sample - now);
    item.event.sampleOffset = offset;
    if (item.isParameter) {
      changesIn.add(item.id, offset, item.value);
    } else {
      input.addEvent(item.event);
    }
    return true;
  });
}

void FakeHost::collect(int32 samples) {
  for (size_t i = 0; i < output.size(); ++i) {
    const Event& event = output.at(i);
    if (event.type == Event::kNoteOnEvent) {
      played.push_back({now + event.sampleOffset, true, event.noteOn.channel, event.noteOn.pitch, event.noteOn.velocity,
                        event.noteOn.noteId});
    } else if (event.type == Event::kNoteOffEvent) {
      played.push_back({now + event.sampleOffset, false, event.noteOff.channel, event.noteOff.pitch,
                        event.noteOff.velocity, event.noteOff.noteId});
    } else if (event.type == Event::kLegacyMIDICCOutEvent) {
      const LegacyMIDICCOutEvent& out = event.midiCCOut;
      controllers.push_back(
          {now + event.sampleOffset, out.channel, out.controlNumber, out.value | out.value2 << 7});
    }
  }
  if (hasAudioOutput) left.insert(left.end(), bufferLeft_.begin(), bufferLeft_.begin() + samples);
  InboundRing ring(shared.inbound.get());
  ShimInboundEvent event;
  while (hearsInbound && ring.peek(event)) {
    heard.push_back(event);
    ring.pop();
  }
}

}  // namespace continuo::tests
