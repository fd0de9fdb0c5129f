#include "tempo_map.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace host {

TempoMap::TempoMap(std::vector<TempoPoint> points) : points_(std::move(points)) {
  points_.front().ramp = false;
  measure();
}

// A ramp moves by the mean of its two tempi, hence lasts 120 * quarters / (bpm0 + bpm1) seconds.
static double rampSeconds(const TempoPoint& from, const TempoPoint& to) {
  return 120.0 * (to.ppq - from.ppq) / (from.bpm + to.bpm);
}

void TempoMap::measure() {
  seconds_.resize(points_.size());
  seconds_[0] = points_[0].ppq * 60.0 / points_[0].bpm;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const TempoPoint& from = points_[i - 1];
    const double length =
        points_[i].ramp ? rampSeconds(from, points_[i]) : (points_[i].ppq - from.ppq) * 60.0 / from.bpm;
    seconds_[i] = seconds_[i - 1] + length;
  }
}

std::size_t TempoMap::segmentAt(double ppq) const {
  const auto after = std::upper_bound(points_.begin(), points_.end(), ppq,
                                      [](double value, const TempoPoint& point) { return value < point.ppq; });
  return after == points_.begin() ? 0 : static_cast<std::size_t>(after - points_.begin()) - 1;
}

double TempoMap::secondsAt(double ppq) const {
  const std::size_t i = segmentAt(ppq);
  const TempoPoint& from = points_[i];
  const double quarters = ppq - from.ppq;
  const bool ramp = i + 1 < points_.size() && points_[i + 1].ramp && quarters > 0;
  if (!ramp) return seconds_[i] + quarters * 60.0 / from.bpm;
  // quarters = (bpm0 t + slope t^2 / 2) / 60, solved for t in the form that stays exact for a small slope.
  const double slope = (points_[i + 1].bpm - from.bpm) / rampSeconds(from, points_[i + 1]);
  const double root = std::sqrt(from.bpm * from.bpm + 2.0 * slope * 60.0 * quarters);
  return seconds_[i] + 120.0 * quarters / (from.bpm + root);
}

double TempoMap::ppqAt(double seconds) const {
  const auto after = std::upper_bound(seconds_.begin(), seconds_.end(), seconds);
  const std::size_t i = after == seconds_.begin() ? 0 : static_cast<std::size_t>(after - seconds_.begin()) - 1;
  const TempoPoint& from = points_[i];
  const double t = seconds - seconds_[i];
  const bool ramp = i + 1 < points_.size() && points_[i + 1].ramp && t > 0;
  const double slope = ramp ? (points_[i + 1].bpm - from.bpm) / rampSeconds(from, points_[i + 1]) : 0.0;
  return from.ppq + (from.bpm * t + 0.5 * slope * t * t) / 60.0;
}

double TempoMap::tempoAt(double ppq) const {
  const std::size_t i = segmentAt(ppq);
  const TempoPoint& from = points_[i];
  const bool ramp = i + 1 < points_.size() && points_[i + 1].ramp && ppq > from.ppq;
  if (!ramp) return from.bpm;
  const double slope = (points_[i + 1].bpm - from.bpm) / rampSeconds(from, points_[i + 1]);
  return from.bpm + slope * (secondsAt(ppq) - seconds_[i]);
}

void TempoMap::setTempoFrom(double ppq, double bpm) {
  std::vector<TempoPoint> kept;
  const double start = std::min(ppq, points_.front().ppq);
  kept.push_back({start, tempoAt(start), false});
  std::size_t i = 0;
  for (; i < points_.size() && points_[i].ppq < ppq; ++i) {
    if (points_[i].ppq > start) kept.push_back(points_[i]);
  }
  // A ramp that is under way ends here.
  if (i < points_.size() && points_[i].ramp && ppq > start) kept.push_back({ppq, tempoAt(ppq), true});
  kept.push_back({ppq, bpm, false});
  points_ = std::move(kept);
  measure();
}

}  // namespace host
