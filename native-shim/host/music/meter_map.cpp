#include "meter_map.h"

#include <algorithm>
#include <cmath>

namespace host {

// Positions this near are the same: far below a sample, far above the rounding of a double. Quarter notes.
static constexpr double kSamePlace = 1e-9;

MeterMap::MeterMap(std::vector<MeterPoint> points) : points_(std::move(points)) {}

const MeterPoint& MeterMap::meterAt(double ppq) const {
  const auto after = std::upper_bound(points_.begin(), points_.end(), ppq + kSamePlace,
                                      [](double value, const MeterPoint& point) { return value < point.ppq; });
  return after == points_.begin() ? points_.front() : *(after - 1);
}

double MeterMap::barStart(double ppq) const {
  const MeterPoint& meter = meterAt(ppq);
  return meter.ppq + std::floor((ppq - meter.ppq + kSamePlace) / meter.barLength()) * meter.barLength();
}

double MeterMap::afterBars(double ppq, int count) const {
  double at = barStart(ppq);
  for (int i = 0; i < count; ++i) {
    double next = at + meterAt(at).barLength();
    for (const MeterPoint& point : points_) {
      if (point.ppq > at + kSamePlace && point.ppq < next - kSamePlace) next = point.ppq;
    }
    at = next;
  }
  return at;
}

}  // namespace host
