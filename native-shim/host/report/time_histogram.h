// Durations by their logarithm: fixed size, no allocation, quantiles to within 0.6 %, the maximum exactly. [audio]
#ifndef CONTINUO_HOST_REPORT_TIME_HISTOGRAM_H
#define CONTINUO_HOST_REPORT_TIME_HISTOGRAM_H

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace host {

class TimeHistogram {
 public:
  void add(std::int64_t nanoseconds) {
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(nanoseconds, 0));
    ++counts_[bucketOf(value)];
    ++count_;
    longest_ = std::max(longest_, value);
  }
  std::int64_t count() const { return count_; }
  double maxMicros() const { return static_cast<double>(longest_) / 1000.0; }

  // The duration that `share` (0..1) of all do not exceed, in microseconds.
  double quantileMicros(double share) const {
    const auto wanted = static_cast<std::int64_t>(share * static_cast<double>(count_) + 0.5);
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (counts_[i] > 0 && seen >= wanted) return std::min(upperEdge(i) / 1000.0, maxMicros());
    }
    return maxMicros();
  }

 private:
  static constexpr int kStepBits = 7;  // 128 steps an octave

  // Below 256 ns exactly; above, by the leading bit and the seven that follow.
  static std::size_t bucketOf(std::uint64_t value) {
    const int octave = std::max(static_cast<int>(std::bit_width(value)) - 1 - kStepBits, 0);
    const std::uint64_t step = value >> octave;
    return std::min<std::size_t>((static_cast<std::size_t>(octave) << kStepBits) + step, kBuckets - 1);
  }
  static double upperEdge(std::size_t bucket) {
    const std::size_t octave = bucket < (2u << kStepBits) ? 0 : (bucket >> kStepBits) - 1;
    const std::size_t step = bucket - (octave << kStepBits);
    return static_cast<double>((step + 1) << octave);
  }

  static constexpr std::size_t kBuckets = (40u - kStepBits) << kStepBits;  // up to 2^39 ns, nine minutes
  std::array<std::int64_t, kBuckets> counts_{};
  std::int64_t count_ = 0;
  std::uint64_t longest_ = 0;
};

}  // namespace host

#endif
