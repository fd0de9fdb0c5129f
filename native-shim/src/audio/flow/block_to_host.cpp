#include "block_to_host.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parameters/midi_messages.h"
#include "parameters/values.h"

namespace continuo {
namespace {

constexpr int32_t kNever = std::numeric_limits<int32_t>::max();

constexpr uint16_t kMostStrikes = 1000;

// Two note-ons of one key before a note-off: overlapping clips, or a key that repeats legato. Where the host gives
// notes ids, or has lost count, the earlier note ends instead.
bool isStruckAgain(const HeldNote& sounding, const HeldNote& next) noexcept {
  return sounding.owner == NoteOwner::kPlayer && next.owner == NoteOwner::kPlayer && sounding.noteId == -1 &&
         next.noteId == -1 && sounding.strikes < kMostStrikes;
}

// The voice tells the answers' keys from the player's.
uint8_t voiceChannelOf(const HeldNote& note) noexcept {
  return static_cast<uint8_t>(note.channel + (note.owner == NoteOwner::kAnswer ? Voice::kChannels : 0));
}

float toDecibels(double normalized) noexcept {
  return static_cast<float>(toPlain(kShimParameters[kParameterVoiceLevel], normalized));
}

}  // namespace

void BlockToHost::prepare(double sampleRate, const LiveParameters& parameters) {
  through_ = parameters.get(kParameterMidiThrough) >= 0.5;
  playerMuted_ = parameters.get(kParameterMuteWhileListening) >= 0.5;
  voiceOn_ = parameters.get(kParameterVoice) >= 0.5;
  bypassed_ = parameters.get(kParameterBypass) >= 0.5;
  voice_.setLevel(toDecibels(parameters.get(kParameterVoiceLevel)));
  voice_.prepare(sampleRate);
  voiceWheels_.reset();
  voiceWheelsToRest_.reset();
}

// At one sample: the notes that end there, then what the host sent, then the wheels and notes of the answers.
void BlockToHost::run(const BlockTimeline& timeline, const BeatClock& clock, const vst3::ProcessData& data,
                      bool isOutputOn) noexcept {
  const int32_t samples = std::max(data.numSamples, 0);
  const auto items = timeline.items();
  const auto due = timeline.due();
  const auto moves = timeline.moves();
  openAudio(data);
  sendLeftOvers();
  switchOutput(isOutputOn);
  size_t item = 0;
  size_t note = 0;
  size_t move = 0;
  for (;;) {
    findNextOff(clock, samples);
    const int32_t itemSample = item < items.size() ? items[item].offset : kNever;
    const int32_t noteSample = note < due.size() ? due[note].offset : kNever;
    const int32_t moveSample = move < moves.size() ? moves[move].offset : kNever;
    const int32_t next = std::min({nextOffSample_, itemSample, moveSample, noteSample});
    if (next == kNever) break;
    renderUpTo(next);
    if (nextOffSample_ == next) {
      end(answers_.takeAt(nextOff_));
    } else if (itemSample == next) {
      play(items[item++]);
    } else if (moveSample == next) {
      moveWheel(moves[move++]);
    } else {
      playAnswer(due[note++]);
    }
  }
  renderUpTo(samples);
  if (samples == 0) giveBackWheels();
  closeAudio(data);
}

void BlockToHost::play(const BlockItem& item) noexcept {
  bypassed_ = item.bypassed;
  if ((item.effects & kEndsAnswers) != 0) endAnswers();
  if ((item.effects & kEndsAllNotes) != 0) endAll();
  if ((item.effects & kSilencesVoice) != 0) voice_.silence();
  if ((item.effects & kReleasesKeys) != 0) releaseKeys(item.channel);
  if (item.isOfChords) return;  // whoever plays them lets them sound
  switch (item.kind) {
    case ItemKind::kParameter:
      return playParameter(item);
    case ItemKind::kController:
      return playController(item);
    case ItemKind::kNoteOn:
      return playPlayerNote(item);
    case ItemKind::kNoteOff:
      return releasePlayerNote(item);
    case ItemKind::kPolyPressure:
      return passPressure(item);
    default:
      return;
  }
}

void BlockToHost::playParameter(const BlockItem& item) noexcept {
  if (item.parameterId == kParameterMidiThrough) through_ = item.value >= 0.5;
  if (item.parameterId == kParameterMuteWhileListening) mutePlayer(item.value >= 0.5);
  if (item.parameterId == kParameterVoiceLevel) voice_.setLevel(toDecibels(item.value));
  if (item.parameterId == kParameterVoice) {
    voiceOn_ = item.value >= 0.5;
    if (!voiceOn_) voice_.silence();
  }
}

void BlockToHost::playController(const BlockItem& item) noexcept {
  const bool isDown = isPedalDown(item.controller, item.value) && !bypassed_;
  voice_.moveController(item.channel, item.controller, item.value);
  if (concerns(item.controller, vst3::kCtrlSustainOnOff)) voice_.setSustain(item.channel, isDown);
  if (concerns(item.controller, vst3::kCtrlSustenutoOnOff)) voice_.setSostenuto(item.channel, isDown);
  controllers_.movePlayers(output_, item.channel, item.controller, item.value, passes());
}

void BlockToHost::moveWheel(const DueMove& move) noexcept {
  if (bypassed_) return;
  controllers_.moveAnswers(output_, move.channel, move.controller, move.value);
  voice_.moveController(static_cast<uint8_t>(move.channel + Voice::kChannels), move.controller, move.value);
  voiceWheels_[move.channel] = true;
  voiceWheelsToRest_[move.channel] = false;
}

// No answer sounds any more: its wheels go back. The voice waits for its next note, since the last one still dies away.
void BlockToHost::giveBackWheels() noexcept {
  if (answers_.count() > 0) return;
  controllers_.giveBackWheels(output_);
  voiceWheelsToRest_ |= voiceWheels_;
  voiceWheels_.reset();
}

// Whether what the player sends goes to the event output now.
bool BlockToHost::passes() const noexcept { return bypassed_ || (through_ && !playerMuted_); }

// The player's notes that sound end with the switch. A bypassed instrument passes them on all the same.
void BlockToHost::mutePlayer(bool muted) noexcept {
  const bool begins = muted && !playerMuted_ && !bypassed_;
  playerMuted_ = muted;
  if (!begins) return;
  while (player_.count() > 0) end(player_.takeAt(player_.count() - 1));
  liftPedals();
}

// What sounds behind an output that is switched off ends there, and plays on here.
void BlockToHost::switchOutput(bool isOn) noexcept {
  const bool ends = output_.isOn() && !isOn;
  if (ends) {
    for (HeldNotes* notes : {&player_, &answers_, &owed_}) {
      for (int i = notes->count() - 1; i >= 0; --i) {
        sendOrKeepOffs(notes->at(i), 0);
        notes->at(i).inOutput = 0;
      }
    }
    while (owed_.count() > 0) owed_.takeAt(owed_.count() - 1);
    controllers_.liftPedals(output_);
    controllers_.giveBackWheels(output_);
  }
  output_.switchTo(isOn);
}

// Nothing that the player has let go sounds on, here or behind the event output.
void BlockToHost::liftPedals() noexcept {
  for (uint8_t channel = 0; channel < 16; ++channel) {
    voice_.setSustain(channel, false);
    voice_.setSostenuto(channel, false);
  }
  controllers_.liftPedals(output_);
}

void BlockToHost::playPlayerNote(const BlockItem& item) noexcept {
  if (playerMuted_ && !bypassed_) return;
  HeldNote note;
  note.owner = NoteOwner::kPlayer;
  note.channel = item.channel;
  note.pitch = item.pitch;
  note.noteId = item.noteId;
  strike(note, item.velocity, through_ || bypassed_, !bypassed_);
}

// A note-off whose note has been ended already (by panic, by the same key struck again with an id) is swallowed. Of
// strikes without ids it ends the oldest; the key is up with the last.
void BlockToHost::releasePlayerNote(const BlockItem& item) noexcept {
  HeldNote* note = player_.find(item.channel, item.pitch);
  if (!note) return;
  if (item.noteId != -1 && note->noteId != -1 && item.noteId != note->noteId) return;
  if (--note->strikes == 0) return end(player_.take(item.channel, item.pitch), item.velocity);
  if (note->inOutput <= note->strikes) return;
  HeldNote oldest = *note;
  oldest.inOutput = 1;
  --note->inOutput;
  endInOutput(oldest, item.velocity);
}

void BlockToHost::releaseKeys(uint8_t channel) noexcept {
  for (int i = player_.count() - 1; i >= 0; --i) {
    if (player_.at(i).channel == channel) end(player_.takeAt(i));
  }
}

void BlockToHost::passPressure(const BlockItem& item) noexcept {
  const HeldNote* note = player_.find(item.channel, item.pitch);
  if (note && note->inOutput > 0) output_.pressure(*note, item.velocity, item.noteId);
}

void BlockToHost::playAnswer(const DueNote& due) noexcept {
  if (bypassed_) return;  // a button, as Hold, may have asked for it since
  if (due.takesOver) endAnswers();
  if (voiceWheelsToRest_[due.channel]) {
    voice_.restWheels(static_cast<uint8_t>(due.channel + Voice::kChannels));
    voiceWheelsToRest_[due.channel] = false;
  }
  HeldNote note;
  note.owner = NoteOwner::kAnswer;
  note.channel = due.channel;
  note.pitch = due.pitch;
  note.offPpq = due.offPpq;
  // A host that truncates (Ardour) would make 63 of 64/127.
  strike(note, std::min(std::nextafter(due.velocity, 2.0f), 1.0f), true, true);
}

void BlockToHost::strike(HeldNote note, float velocity, bool toOutput, bool toVoice) noexcept {
  HeldNotes& held = heldBy(note.owner);
  HeldNote* sounding = held.find(note.channel, note.pitch);
  if (sounding && !isStruckAgain(*sounding, note)) {
    end(held.take(note.channel, note.pitch));
    sounding = nullptr;
  }
  if (sounding) voice_.noteOff(voiceChannelOf(note), note.pitch);  // its one string is struck again
  if (toVoice && voiceOn_) voice_.noteOn(voiceChannelOf(note), note.pitch, velocity);
  const bool isSent = toOutput && !unsent_.find(note.channel, note.pitch) && output_.noteOn(note, velocity);
  if (sounding) {
    ++sounding->strikes;
    sounding->inOutput += isSent;
  } else {
    note.inOutput = isSent;
    held.add(note);
  }
}

void BlockToHost::end(const HeldNote& note, float velocity) noexcept {
  if (note.owner == NoteOwner::kPlayer) {
    voice_.keyUp(voiceChannelOf(note), note.pitch);
  } else {
    voice_.noteOff(voiceChannelOf(note), note.pitch);  // the player's pedal is not the answer's
  }
  endInOutput(note, velocity);
}

// The note itself is no longer held.
void BlockToHost::endInOutput(HeldNote note, float velocity) noexcept {
  const bool isPlayers = note.owner == NoteOwner::kPlayer;
  const HeldNote* other = (isPlayers ? answers_ : player_).find(note.channel, note.pitch);
  if (other && other->inOutput > 0 && note.inOutput > 0) return owe(note);
  const bool isLast = !heldBy(note.owner).find(note.channel, note.pitch);
  sendOrKeepOffs(note, velocity);
  if (isLast && owed_.find(note.channel, note.pitch)) sendOrKeepOffs(owed_.take(note.channel, note.pitch), 0);
}

// A note-off repeats the id of its note-on.
void BlockToHost::owe(const HeldNote& note) noexcept {
  HeldNote* owed = owed_.find(note.channel, note.pitch);
  if (owed && owed->noteId == note.noteId) {
    owed->inOutput += note.inOutput;
    return;
  }
  if (owed) sendOrKeepOffs(owed_.take(note.channel, note.pitch), 0);
  owed_.add(note);
}

void BlockToHost::sendOrKeepOffs(HeldNote note, float velocity) noexcept {
  if (sendOffs(note, velocity)) return;
  if (HeldNote* waiting = unsent_.find(note.channel, note.pitch)) {
    waiting->inOutput += note.inOutput;
  } else {
    unsent_.add(note);
  }
}

// False when the output cannot take them all.
bool BlockToHost::sendOffs(HeldNote& note, float velocity) noexcept {
  while (note.inOutput > 0 && output_.noteOff(note, velocity)) --note.inOutput;
  return note.inOutput == 0;
}

void BlockToHost::endAnswers() noexcept {
  while (answers_.count() > 0) end(answers_.takeAt(answers_.count() - 1));
}

void BlockToHost::endAll() noexcept {
  endAnswers();
  while (player_.count() > 0) end(player_.takeAt(player_.count() - 1));
  liftPedals();
}

// Note-offs and pedals that an earlier block could not hand over (no event output there, or a full one).
void BlockToHost::sendLeftOvers() noexcept {
  controllers_.sendLeftOvers(output_);
  while (unsent_.count() > 0) {
    if (!sendOffs(unsent_.at(unsent_.count() - 1), 0)) return;
    unsent_.takeAt(unsent_.count() - 1);
  }
}

void BlockToHost::findNextOff(const BeatClock& clock, int32_t samples) noexcept {
  nextOff_ = answers_.firstToEnd();
  nextOffSample_ = kNever;
  if (nextOff_ < 0 || samples == 0) return;
  const double sample = clock.nearestSampleAt(answers_.at(nextOff_).offPpq);
  if (sample < samples) nextOffSample_ = std::max(static_cast<int32_t>(std::max(sample, 0.0)), now_);
}

void BlockToHost::renderUpTo(int32_t sample) noexcept {
  if (now_ < sample) giveBackWheels();
  heard_ = heard_ || voice_.sounding() > 0;
  while (now_ < sample) {
    const bool given = left_ && right_;
    const int32_t count = given ? sample - now_ : std::min(sample - now_, kScratchSamples);
    float* left = given ? left_ + now_ : scratch_[0];
    float* right = given ? right_ + now_ : scratch_[1];
    voice_.render(left, right, count);
    if (!given && left_) std::copy_n(left, count, left_ + now_);
    now_ += count;
  }
  output_.moveTo(now_);
}

void BlockToHost::openAudio(const vst3::ProcessData& data) noexcept {
  output_.open(data.outputEvents);
  left_ = right_ = nullptr;
  heard_ = false;
  now_ = 0;
  output_.moveTo(0);
  const bool hasAudio = data.numOutputs > 0 && data.outputs && data.symbolicSampleSize == vst3::kSample32;
  if (!hasAudio || !data.outputs[0].channelBuffers32) return;
  const vst3::AudioBusBuffers& bus = data.outputs[0];
  if (bus.numChannels > 0) left_ = bus.channelBuffers32[0];
  if (bus.numChannels > 1) right_ = bus.channelBuffers32[1];
}

void BlockToHost::closeAudio(const vst3::ProcessData& data) noexcept {
  if (data.numOutputs > 0 && data.outputs && data.numSamples > 0) data.outputs[0].silenceFlags = heard_ ? 0 : 3;
}

}  // namespace continuo
