// One note of the built-in sound: a soft reed, plucked at its start.
#ifndef CONTINUO_AUDIO_VOICE_REED_H
#define CONTINUO_AUDIO_VOICE_REED_H

#include <cstdint>

#include "platform/rt_annotations.h"

namespace continuo {

// [audio] A saw and a square of the same pitch, band-limited by polynomial steps, through two one-pole low-passes that
// close as the note decays. Its output depends on its own age, the factor and the gain alone, so it is the same at
// every block size.
class Reed {
 public:
  // `sampleRate` in Hz.
  void prepare(double sampleRate) noexcept;

  // `velocity` 0..1. A note that still sounds is cut; what is left of it fades within two milliseconds.
  void start(uint8_t channel, uint8_t pitch, float velocity, uint64_t age) noexcept SHIM_NONBLOCKING;
  void release() noexcept SHIM_NONBLOCKING;
  // The key is up, but a pedal holds the note.
  void hold() noexcept { isHeldByPedal_ = true; }
  // The sostenuto pedal has gone down while the key was, or is up again.
  void setCaught(bool isCaught) noexcept { isCaught_ = isCaught; }
  // Fades within a few milliseconds.
  void cut() noexcept SHIM_NONBLOCKING;

  // The next sample is added to both channels; |value| <= kPeak. `pitchFactor` multiplies its frequency, `gain` is 1 at
  // most.
  void addNext(float& left, float& right, float pitchFactor, float gain) noexcept SHIM_NONBLOCKING;

  bool sounds() const noexcept { return stage_ != Stage::kSilent; }
  bool isKeyDown(uint8_t channel, uint8_t pitch) const noexcept {
    return isOn() && !isHeldByPedal_ && channel_ == channel && pitch_ == pitch;
  }
  bool isKeyDown(uint8_t channel) const noexcept { return isKeyDown(channel, pitch_); }
  bool isCaught() const noexcept { return isCaught_; }
  bool isHeldByPedal(uint8_t channel) const noexcept { return isOn() && isHeldByPedal_ && channel_ == channel; }
  uint8_t channel() const noexcept { return channel_; }
  uint8_t pitch() const noexcept { return pitch_; }
  bool isReleased() const noexcept { return stage_ == Stage::kRelease || stage_ == Stage::kCut; }
  float envelope() const noexcept { return envelope_; }
  uint64_t age() const noexcept { return age_; }

  static constexpr float kPeak = 0.5f;

 private:
  enum class Stage : uint8_t { kSilent, kAttack, kDecay, kRelease, kCut };

  bool isOn() const noexcept { return stage_ == Stage::kAttack || stage_ == Stage::kDecay; }
  void stepEnvelope() noexcept;
  float oscillator(double step) noexcept;

  Stage stage_ = Stage::kSilent;
  uint8_t channel_ = 0;
  uint8_t pitch_ = 0;
  bool isHeldByPedal_ = false;
  bool isCaught_ = false;
  uint64_t age_ = 0;
  double sampleRate_ = 48000;
  float attackStep_ = 0;
  float decayFactor_ = 0;
  float releaseFactor_ = 0;
  float cutFactor_ = 0;
  float brightnessFactor_ = 0;
  float residueFactor_ = 0;

  double phase_ = 0;
  double phaseStep_ = 0;
  float level_ = 0;
  float panLeft_ = 1;
  float panRight_ = 1;
  float envelope_ = 0;
  float brightness_ = 0;  // 1 at the pluck, falling to 0
  float dullCoefficient_ = 0;
  float brightCoefficient_ = 0;
  float lowPass1_ = 0;
  float lowPass2_ = 0;
  float lastValue_ = 0;
  float residue_ = 0;
};

}  // namespace continuo

#endif
