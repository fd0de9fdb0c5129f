#include "voice.h"

#include <algorithm>
#include <cmath>

namespace continuo {
namespace {

constexpr float kKnee = 0.8f;

// Linear up to the knee, then bends so that the result never reaches 1.
float softClip(float value) noexcept {
  const float size = std::abs(value);
  if (size <= kKnee) return value;
  const float over = (size - kKnee) / (1 - kKnee);
  return std::copysign(kKnee + (1 - kKnee) * 0.999f * over / (1 + over), value);
}

}  // namespace

void Voice::prepare(double sampleRate) noexcept {
  for (Reed& reed : reeds_) reed.prepare(sampleRate);
  notes_ = 0;
  sustain_.reset();
  sostenuto_.reset();
  controllers_.prepare(sampleRate);
  gain_ = wantedGain_;
  gainStep_ = static_cast<float>(1 - std::exp(-1 / (0.005 * sampleRate)));
}

void Voice::noteOn(uint8_t channel, uint8_t pitch, float velocity) noexcept {
  for (Reed& reed : reeds_) {
    if (reed.isHeldByPedal(channel) && reed.pitch() == pitch) reed.release();
  }
  freeReed().start(channel, pitch, velocity, ++notes_);
}

void Voice::noteOff(uint8_t channel, uint8_t pitch) noexcept {
  for (Reed& reed : reeds_) {
    if (reed.isKeyDown(channel, pitch)) reed.release();
  }
}

void Voice::keyUp(uint8_t channel, uint8_t pitch) noexcept {
  for (Reed& reed : reeds_) {
    if (!reed.isKeyDown(channel, pitch)) continue;
    if (sustain_[channel] || reed.isCaught()) {
      reed.hold();
    } else {
      reed.release();
    }
  }
}

void Voice::setSustain(uint8_t channel, bool isDown) noexcept {
  sustain_[channel] = isDown;
  if (!isDown) releaseUnheld(channel);
}

void Voice::setSostenuto(uint8_t channel, bool isDown) noexcept {
  if (isDown == sostenuto_[channel]) return;
  sostenuto_[channel] = isDown;
  for (Reed& reed : reeds_) {
    if (reed.channel() == channel) reed.setCaught(isDown && reed.isKeyDown(channel));
  }
  if (!isDown) releaseUnheld(channel);
}

void Voice::releaseUnheld(uint8_t channel) noexcept {
  for (Reed& reed : reeds_) {
    if (reed.isHeldByPedal(channel) && !sustain_[channel] && !reed.isCaught()) reed.release();
  }
}

void Voice::moveController(uint8_t channel, int number, double value) noexcept {
  controllers_.move(channel, number, value);
}

void Voice::restWheels(uint8_t channel) noexcept { controllers_.restWheels(channel); }

void Voice::silence() noexcept {
  for (Reed& reed : reeds_) reed.cut();
}

void Voice::setLevel(float decibels) noexcept {
  wantedGain_ = std::pow(10.0f, std::min(decibels, 0.0f) / 20);
  if (sounding() == 0) gain_ = wantedGain_;
}

void Voice::render(float* left, float* right, int32_t samples) noexcept {
  std::fill_n(left, samples, 0.0f);
  std::fill_n(right, samples, 0.0f);
  const bool any = sounding() > 0;
  for (int32_t at = 0; at < samples;) {
    const int32_t count = std::min(samples - at, controllers_.samplesToStep());
    if (any) renderReeds(left + at, right + at, count);
    controllers_.advance(count);
    at += count;
  }
  if (!any) {
    gain_ = wantedGain_;
    return;
  }
  for (int32_t i = 0; i < samples; ++i) {
    gain_ += gainStep_ * (wantedGain_ - gain_);
    left[i] = softClip(left[i] * gain_);
    right[i] = softClip(right[i] * gain_);
  }
}

void Voice::renderReeds(float* left, float* right, int32_t samples) noexcept {
  for (Reed& reed : reeds_) {
    const float pitchFactor = controllers_.pitchFactor(reed.channel());
    const float gain = controllers_.gain(reed.channel() % kChannels);
    for (int32_t i = 0; i < samples && reed.sounds(); ++i) reed.addNext(left[i], right[i], pitchFactor, gain);
  }
}

int Voice::sounding() const noexcept {
  return static_cast<int>(std::count_if(reeds_.begin(), reeds_.end(), [](const Reed& reed) { return reed.sounds(); }));
}

Reed& Voice::freeReed() noexcept {
  const auto rather = [](const Reed& a, const Reed& b) {
    if (a.sounds() != b.sounds()) return !a.sounds();
    if (a.isReleased() != b.isReleased()) return a.isReleased();
    return a.isReleased() ? a.envelope() < b.envelope() : a.age() < b.age();
  };
  return *std::min_element(reeds_.begin(), reeds_.end(), rather);
}

}  // namespace continuo
