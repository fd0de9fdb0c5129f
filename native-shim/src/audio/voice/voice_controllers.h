// How pitch bend, modulation wheel and expression shape the notes of a channel.
#ifndef CONTINUO_AUDIO_VOICE_VOICE_CONTROLLERS_H
#define CONTINUO_AUDIO_VOICE_VOICE_CONTROLLERS_H

#include <array>
#include <cstdint>

#include "platform/rt_annotations.h"

namespace continuo {

// [audio] The values move to where the controllers are within some milliseconds, in steps of `kStep` samples that are
// counted from `prepare`, so that they are the same at every block size. Bend: two semitones each way (RP-015). The
// wheel: a vibrato of up to half a semitone. Expression: General MIDI 2's curve, 40 log10(value) dB.
class VoiceControllers {
 public:
  static constexpr int32_t kStep = 32;
  static constexpr uint8_t kChannels = 32;

  // `sampleRate` in Hz. All controllers are at rest.
  void prepare(double sampleRate) noexcept;
  // `number` as in vst3::ControllerNumbers, `value` 0..1; others than the three, and reset all controllers, do nothing.
  void move(uint8_t channel, int number, double value) noexcept SHIM_NONBLOCKING;

  // Bend and wheel, at once.
  void restWheels(uint8_t channel) noexcept SHIM_NONBLOCKING;

  // Samples to render before the values are next stepped; they are, when the last of these is.
  int32_t samplesToStep() const noexcept { return kStep - static_cast<int32_t>(samples_ % kStep); }
  void advance(int32_t samples) noexcept SHIM_NONBLOCKING;

  float pitchFactor(uint8_t channel) const noexcept { return channels_[channel].pitchFactor; }
  float gain(uint8_t channel) const noexcept { return channels_[channel].gain; }

 private:
  struct Channel {
    float wantedBend = 0;  // semitones
    float wantedDepth = 0;
    float wantedGain = 1;
    float bend = 0;
    float depth = 0;
    float gain = 1;
    float pitchFactor = 1;
    bool isAtRest = true;
  };
  void step(Channel& channel, float vibrato) noexcept SHIM_NONBLOCKING;

  std::array<Channel, kChannels> channels_{};
  uint64_t samples_ = 0;
  double sampleRate_ = 48000;
  float glide_ = 0;
};

}  // namespace continuo

#endif
