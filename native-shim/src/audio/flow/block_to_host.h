// block -> host: plays the block's items and the answers' notes, into the event output and into the built-in voice.
#ifndef CONTINUO_AUDIO_FLOW_BLOCK_TO_HOST_H
#define CONTINUO_AUDIO_FLOW_BLOCK_TO_HOST_H

#include <bitset>
#include <cstdint>
#include <vector>

#include "audio/voice/voice.h"
#include "beat_clock.h"
#include "block_timeline.h"
#include "event_output.h"
#include "held_notes.h"
#include "output_controllers.h"
#include "parameters/live.h"
#include "platform/rt_annotations.h"
#include "vst3/processor.h"

namespace continuo {

// Every note-on that leaves here is followed by exactly one note-off of its pitch and channel, before the next note-on.
// What overlaps are the player's own notes, as they do in what the host sends, and an answer with the player on one
// key: there the note-offs wait for the last of the notes, since each of them would end them all.
class BlockToHost {
 public:
  // [main, inactive] The voice falls silent; notes still held stay so until an item ends them.
  void prepare(double sampleRate, const LiveParameters& parameters);

  // [audio] `data.numSamples` may be 0. `isOutputOn`: the host takes events.
  void run(const BlockTimeline& timeline, const BeatClock& clock, const vst3::ProcessData& data,
           bool isOutputOn) noexcept SHIM_NONBLOCKING;

 private:
  void play(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void playParameter(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void playController(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  bool passes() const noexcept SHIM_NONBLOCKING;
  void moveWheel(const DueMove& move) noexcept SHIM_NONBLOCKING;
  void giveBackWheels() noexcept SHIM_NONBLOCKING;
  void liftPedals() noexcept SHIM_NONBLOCKING;
  void playPlayerNote(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void releasePlayerNote(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void releaseKeys(uint8_t channel) noexcept SHIM_NONBLOCKING;
  void passPressure(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void playAnswer(const DueNote& note) noexcept SHIM_NONBLOCKING;
  HeldNotes& heldBy(NoteOwner owner) noexcept { return owner == NoteOwner::kPlayer ? player_ : answers_; }
  void strike(HeldNote note, float velocity, bool toOutput, bool toVoice) noexcept SHIM_NONBLOCKING;
  void end(const HeldNote& note, float velocity = 0) noexcept SHIM_NONBLOCKING;
  void endInOutput(HeldNote note, float velocity) noexcept SHIM_NONBLOCKING;
  void switchOutput(bool isOn) noexcept SHIM_NONBLOCKING;
  void owe(const HeldNote& note) noexcept SHIM_NONBLOCKING;
  void sendOrKeepOffs(HeldNote note, float velocity) noexcept SHIM_NONBLOCKING;
  bool sendOffs(HeldNote& note, float velocity) noexcept SHIM_NONBLOCKING;
  void mutePlayer(bool muted) noexcept SHIM_NONBLOCKING;
  void endAnswers() noexcept SHIM_NONBLOCKING;
  void endAll() noexcept SHIM_NONBLOCKING;

  void sendLeftOvers() noexcept SHIM_NONBLOCKING;

  void findNextOff(const BeatClock& clock, int32_t samples) noexcept SHIM_NONBLOCKING;
  void renderUpTo(int32_t sample) noexcept SHIM_NONBLOCKING;
  void openAudio(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;
  void closeAudio(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;

  static constexpr int kScratchSamples = 256;

  HeldNotes player_;
  HeldNotes answers_;
  HeldNotes owed_;    // notes that have ended while another one sounds on their key in the output
  HeldNotes unsent_;  // notes that have ended, but whose note-off the host would not take yet
  EventOutput output_;
  OutputControllers controllers_;
  Voice voice_;
  std::bitset<16> voiceWheels_;        // by channel: moved by the answer that sounds
  std::bitset<16> voiceWheelsToRest_;  // moved by an answer before
  bool through_ = true;
  bool playerMuted_ = false;
  bool voiceOn_ = true;
  bool bypassed_ = false;

  // Of the block being played.
  float* left_ = nullptr;
  float* right_ = nullptr;
  bool heard_ = false;
  int32_t now_ = 0;
  int nextOff_ = -1;  // index into answers_
  int32_t nextOffSample_ = 0;
  float scratch_[2][kScratchSamples] = {};
};

}  // namespace continuo

#endif
