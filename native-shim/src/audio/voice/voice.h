// The built-in voice: it sounds at once, so that a musician hears the instrument before any routing is done.
#ifndef CONTINUO_AUDIO_VOICE_VOICE_H
#define CONTINUO_AUDIO_VOICE_VOICE_H

#include <array>
#include <bitset>
#include <cstdint>

#include "platform/rt_annotations.h"
#include "reed.h"
#include "voice_controllers.h"

namespace continuo {

// Polyphonic synthesiser of 32 notes; a 33rd takes the place of the quietest released one, else of the oldest.
class Voice {
 public:
  static constexpr int kPolyphony = 32;
  static constexpr int kChannels = 16;  // notes on channels from here on know no pedal, bend and wheel

  // [main, inactive] Silent from here on. `sampleRate` in Hz.
  void prepare(double sampleRate) noexcept;

  // [audio] `velocity` 0..1. A channel is one of these, or one beyond them.
  void noteOn(uint8_t channel, uint8_t pitch, float velocity) noexcept SHIM_NONBLOCKING;
  void noteOff(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING;
  // [audio] As noteOff; but while the pedal of the channel is down, the note lasts until that is up or its key is
  // struck again.
  void keyUp(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING;
  void setPedal(uint8_t channel, bool isDown) noexcept SHIM_NONBLOCKING;
  // [audio] Pitch bend, modulation wheel, expression, or the reset of all; others do nothing. `value` 0..1.
  void moveController(uint8_t channel, int number, double value) noexcept SHIM_NONBLOCKING;
  // [audio] Every note fades within a few milliseconds.
  void silence() noexcept SHIM_NONBLOCKING;
  // [audio] Loudness in dB, 0 at most; reached within a few milliseconds, or at once while nothing sounds.
  void setLevel(float decibels) noexcept SHIM_NONBLOCKING;

  // [audio] Overwrites `samples` of both channels; every value lies in (-1, 1).
  void render(float* left, float* right, int32_t samples) noexcept SHIM_NONBLOCKING;

  // [audio] Notes that are still heard.
  int sounding() const noexcept SHIM_NONBLOCKING;

 private:
  Reed& freeReed() noexcept;
  void renderReeds(float* left, float* right, int32_t samples) noexcept SHIM_NONBLOCKING;

  std::array<Reed, kPolyphony> reeds_;
  uint64_t notes_ = 0;
  std::bitset<kChannels> pedals_;  // by channel: down
  VoiceControllers controllers_;
  float gain_ = 0;
  float wantedGain_ = 0;
  float gainStep_ = 0;
};

}  // namespace continuo

#endif
