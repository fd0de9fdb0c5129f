#include "reed.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace continuo {
namespace {

constexpr float kSustain = 0.45f;
constexpr float kSilence = 1e-4f;    // -80 dB: nobody hears the end
constexpr float kInaudible = 1e-7f;  // cut to 0 here, long before denormal numbers

// Factor a sample by which a value falls to a thousandth within `seconds`.
float fall(double seconds, double sampleRate) { return static_cast<float>(std::pow(1e-3, 1 / (seconds * sampleRate))); }

// Coefficient of a one-pole low-pass.
float onePole(double hertz, double sampleRate) {
  return static_cast<float>(1 - std::exp(-2 * std::numbers::pi * std::min(hertz, 0.45 * sampleRate) / sampleRate));
}

// Rounds off a step of height 2 at phase 0 over one sample on each side.
float polyStep(double phase, double step) noexcept {
  if (phase < step) {
    const double x = phase / step - 1;
    return static_cast<float>(-x * x);
  }
  if (phase > 1 - step) {
    const double x = (phase - 1) / step + 1;
    return static_cast<float>(x * x);
  }
  return 0;
}

}  // namespace

void Reed::prepare(double sampleRate) noexcept {
  *this = Reed();
  sampleRate_ = sampleRate;
  attackStep_ = static_cast<float>(1 / (0.003 * sampleRate));
  decayFactor_ = fall(1.8, sampleRate);
  releaseFactor_ = fall(0.3, sampleRate);
  cutFactor_ = fall(0.012, sampleRate);
  brightnessFactor_ = fall(0.9, sampleRate);
  residueFactor_ = fall(0.004, sampleRate);
}

void Reed::start(uint8_t channel, uint8_t pitch, float velocity, uint64_t age) noexcept {
  const float loudness = std::clamp(velocity, 0.0f, 1.0f);
  const double hertz = std::min(440 * std::exp2((pitch - 69) / 12.0), 0.45 * sampleRate_);
  const float pan = 0.4f * (static_cast<float>(pitch) - 64) / 64;
  residue_ += lastValue_;
  channel_ = channel;
  pitch_ = pitch;
  isHeldByPedal_ = isCaught_ = false;
  age_ = age;
  stage_ = Stage::kAttack;
  phase_ = 0.25;
  phaseStep_ = hertz / sampleRate_;
  level_ = kPeak * (0.2f + 0.8f * loudness * loudness);
  panLeft_ = std::min(1.0f, 1 - pan);
  panRight_ = std::min(1.0f, 1 + pan);
  envelope_ = 0;
  brightness_ = 1;
  dullCoefficient_ = onePole(2 * hertz + 300, sampleRate_);
  brightCoefficient_ = onePole((3 + 9 * loudness) * hertz + 600, sampleRate_);
  lowPass1_ = lowPass2_ = lastValue_ = 0;
}

void Reed::release() noexcept {
  if (isOn()) stage_ = Stage::kRelease;
}

void Reed::cut() noexcept {
  if (stage_ != Stage::kSilent) stage_ = Stage::kCut;
}

void Reed::addNext(float& left, float& right, float pitchFactor, float gain) noexcept {
  stepEnvelope();
  const float coefficient = dullCoefficient_ + (brightCoefficient_ - dullCoefficient_) * brightness_;
  brightness_ = brightness_ > kInaudible ? brightness_ * brightnessFactor_ : 0;
  lowPass1_ += coefficient * (oscillator(std::min(phaseStep_ * pitchFactor, 0.45)) - lowPass1_);
  lowPass2_ += coefficient * (lowPass1_ - lowPass2_);
  lastValue_ = lowPass2_ * envelope_ * level_ * gain;
  residue_ = std::abs(residue_) > kInaudible ? residue_ * residueFactor_ : 0;
  const float value = std::clamp(lastValue_ + residue_, -kPeak, kPeak);
  left += value * panLeft_;
  right += value * panRight_;
  if (stage_ == Stage::kSilent) lowPass1_ = lowPass2_ = lastValue_ = residue_ = brightness_ = 0;
}

void Reed::stepEnvelope() noexcept {
  switch (stage_) {
    case Stage::kSilent:
      return;
    case Stage::kAttack:
      envelope_ += attackStep_;
      if (envelope_ < 1) return;
      envelope_ = 1;
      stage_ = Stage::kDecay;
      return;
    case Stage::kDecay:
      envelope_ = kSustain + (envelope_ - kSustain) * decayFactor_;
      return;
    case Stage::kRelease:
      envelope_ *= releaseFactor_;
      break;
    case Stage::kCut:
      envelope_ *= cutFactor_;
      break;
  }
  if (envelope_ >= kSilence) return;
  envelope_ = 0;
  stage_ = Stage::kSilent;
}

float Reed::oscillator(double step) noexcept {
  phase_ += step;
  if (phase_ >= 1) phase_ -= 1;
  const double half = phase_ < 0.5 ? phase_ + 0.5 : phase_ - 0.5;
  const float saw = static_cast<float>(2 * phase_ - 1) - polyStep(phase_, step);
  const float square = (phase_ < 0.5 ? 1.0f : -1.0f) + polyStep(phase_, step) - polyStep(half, step);
  return 0.6f * saw - 0.4f * square;
}

}  // namespace continuo
