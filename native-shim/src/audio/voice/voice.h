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
  static constexpr int kChannels = 16;  // the player's; those of the answers follow, which know no pedal

  // [main, inactive] Silent from here on. `sampleRate` in Hz.
  void prepare(double sampleRate) noexcept;

  // [audio] `velocity` 0..1. A channel is one of the player's or of the answers'.
  void noteOn(uint8_t channel, uint8_t pitch, float velocity) noexcept SHIM_NONBLOCKING;
  void noteOff(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING;
  // [audio] As noteOff; but while a pedal of the channel holds the note, it lasts until that is up or its key is struck
  // again. Sostenuto holds those whose key was down when it went down.
  void keyUp(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING;
  void setSustain(uint8_t channel, bool isDown) noexcept SHIM_NONBLOCKING;
  void setSostenuto(uint8_t channel, bool isDown) noexcept SHIM_NONBLOCKING;
  // [audio] Pitch bend, modulation wheel, expression, or the reset of all; others do nothing. `value` 0..1. Expression
  // is that of the player's channel for the answers, too.
  void moveController(uint8_t channel, int number, double value) noexcept SHIM_NONBLOCKING;
  // [audio] Bend and wheel are at rest at once.
  void restWheels(uint8_t channel) noexcept SHIM_NONBLOCKING;
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
  void releaseUnheld(uint8_t channel) noexcept SHIM_NONBLOCKING;
  void renderReeds(float* left, float* right, int32_t samples) noexcept SHIM_NONBLOCKING;

  std::array<Reed, kPolyphony> reeds_;
  uint64_t notes_ = 0;
  std::bitset<kChannels> sustain_;  // by channel: down
  std::bitset<kChannels> sostenuto_;
  VoiceControllers controllers_;
  float gain_ = 0;
  float wantedGain_ = 0;
  float gainStep_ = 0;
};

}  // namespace continuo

#endif
