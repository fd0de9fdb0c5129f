// Levels of what came out. [audio]
#ifndef CONTINUO_HOST_REPORT_AUDIO_METER_H
#define CONTINUO_HOST_REPORT_AUDIO_METER_H

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace host {

class AudioMeter {
 public:
  static constexpr float kSilence = 1e-6f;  // -120 dB

  // One block of `channels` channels; samples that are no finite numbers are counted and left out.
  void add(const float* const* channels, int channelCount, int samples) {
    float blockPeak = 0;
    for (int c = 0; c < channelCount; ++c) {
      for (int i = 0; i < samples; ++i) {
        const float value = channels[c][i];
        if (!std::isfinite(value)) {
          ++notFinite_;
          continue;
        }
        blockPeak = std::max(blockPeak, std::fabs(value));
        squares_ += static_cast<double>(value) * value;
      }
    }
    values_ += static_cast<std::int64_t>(channelCount) * samples;
    peak_ = std::max(peak_, blockPeak);
    ++blocks_;
    if (blockPeak < kSilence) ++silentBlocks_;
  }

  double peak() const { return peak_; }  // 1 = full scale
  double rms() const { return values_ == 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(values_)); }
  double silentShare() const {
    return blocks_ == 0 ? 1.0 : static_cast<double>(silentBlocks_) / static_cast<double>(blocks_);
  }
  std::int64_t notFinite() const { return notFinite_; }

 private:
  float peak_ = 0;
  double squares_ = 0;
  std::int64_t values_ = 0;
  std::int64_t blocks_ = 0;
  std::int64_t silentBlocks_ = 0;
  std::int64_t notFinite_ = 0;
};

}  // namespace host

#endif
