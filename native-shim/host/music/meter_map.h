// Time signatures over the project. A bar begins where a signature does, whether or not the bar before was full.
#ifndef CONTINUO_HOST_MUSIC_METER_MAP_H
#define CONTINUO_HOST_MUSIC_METER_MAP_H

#include <vector>

namespace host {

struct MeterPoint {
  double ppq;  // quarter notes
  int numerator;
  int denominator;

  double barLength() const { return 4.0 * numerator / denominator; }  // quarter notes
};

class MeterMap {
 public:
  // At least one point, in order of position. The first signature also holds before the first point.
  explicit MeterMap(std::vector<MeterPoint> points);

  const MeterPoint& meterAt(double ppq) const;
  // The last bar line at or before `ppq`.
  double barStart(double ppq) const;
  // The end of the `count`th bar from the bar line at or before `ppq`.
  double afterBars(double ppq, int count) const;

  const std::vector<MeterPoint>& points() const { return points_; }

 private:
  std::vector<MeterPoint> points_;
};

}  // namespace host

#endif
