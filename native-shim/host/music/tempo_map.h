// Tempo over the project: steps, and ramps that are linear in time. Positions in quarter notes, tempo in quarters a
// minute, time in seconds from the project's zero. Closed forms throughout, so that any sample's position is exact.
#ifndef CONTINUO_HOST_MUSIC_TEMPO_MAP_H
#define CONTINUO_HOST_MUSIC_TEMPO_MAP_H

#include <vector>

namespace host {

struct TempoPoint {
  double ppq;
  double bpm;
  bool ramp = false;  // reached by a ramp from the point before, not by a step
};

class TempoMap {
 public:
  // At least one point, in order of position. The first tempo also holds before the first point.
  explicit TempoMap(std::vector<TempoPoint> points);

  double secondsAt(double ppq) const;
  double ppqAt(double seconds) const;
  double tempoAt(double ppq) const;

  // Keeps the map up to `ppq` and goes on from there at `bpm` for good. Allocates.
  void setTempoFrom(double ppq, double bpm);

  const std::vector<TempoPoint>& points() const { return points_; }

 private:
  std::size_t segmentAt(double ppq) const;
  void measure();

  std::vector<TempoPoint> points_;
  std::vector<double> seconds_;  // of each point
};

}  // namespace host

#endif
