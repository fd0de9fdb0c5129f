#include "voice_controllers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "vst3/midi_mapping.h"

namespace continuo {
namespace {

constexpr float kBendRange = 2;      // semitones each way
constexpr float kVibratoDepth = 0.5f;  // semitones each way
constexpr double kVibratoHertz = 5.5;
constexpr double kGlideSeconds = 0.005;
constexpr float kNear = 1e-5f;

}  // namespace

void VoiceControllers::prepare(double sampleRate) noexcept {
  *this = VoiceControllers();
  sampleRate_ = sampleRate;
  glide_ = static_cast<float>(1 - std::exp(-kStep / (kGlideSeconds * sampleRate)));
}

void VoiceControllers::move(uint8_t channel, int number, double value) noexcept {
  Channel& moved = channels_[channel % kChannels];
  const auto place = static_cast<float>(std::clamp(value, 0.0, 1.0));
  switch (number) {
    case vst3::kPitchBend:
      moved.wantedBend = kBendRange * (2 * place - 1);
      if (std::abs(moved.wantedBend) < 2 * kBendRange / 16383) moved.wantedBend = 0;  // the middle is 8192 of 16383
      break;
    case vst3::kCtrlModWheel:
      moved.wantedDepth = kVibratoDepth * place;
      break;
    case vst3::kCtrlExpression:
      moved.wantedGain = place * place;
      break;
    case vst3::kCtrlResetAllCtrlers:
      moved.wantedBend = moved.wantedDepth = 0;
      moved.wantedGain = 1;
      break;
    default:
      return;
  }
  moved.isAtRest = false;
}

void VoiceControllers::restWheels(uint8_t channel) noexcept {
  Channel& moved = channels_[channel % kChannels];
  moved.bend = moved.wantedBend = moved.depth = moved.wantedDepth = 0;
  moved.pitchFactor = 1;
}

void VoiceControllers::advance(int32_t samples) noexcept {
  const bool isStep = samples >= samplesToStep();
  samples_ += static_cast<uint64_t>(samples);
  if (!isStep) return;
  const double turns = std::fmod(static_cast<double>(samples_) * kVibratoHertz / sampleRate_, 1.0);
  const auto vibrato = static_cast<float>(std::sin(2 * std::numbers::pi * turns));
  for (Channel& channel : channels_) {
    if (!channel.isAtRest) step(channel, vibrato);
  }
}

void VoiceControllers::step(Channel& channel, float vibrato) noexcept {
  const auto glide = [this](float& value, float wanted) {
    value = std::abs(wanted - value) < kNear ? wanted : value + glide_ * (wanted - value);
  };
  glide(channel.bend, channel.wantedBend);
  glide(channel.depth, channel.wantedDepth);
  glide(channel.gain, channel.wantedGain);
  channel.pitchFactor = std::exp2((channel.bend + channel.depth * vibrato) / 12);
  channel.isAtRest = channel.depth == 0 && channel.wantedDepth == 0 && channel.bend == channel.wantedBend &&
                     channel.gain == channel.wantedGain;
}

}  // namespace continuo
