#include <algorithm>
#include <cmath>

#include "common/files.h"
#include "midi_file.h"

namespace host {

namespace {

constexpr int kTicksPerQuarter = 960;
constexpr double kRampStep = 0.25;  // quarter notes

struct Chunk {
  Bytes bytes;
  std::int64_t tick = 0;

  void big(std::uint32_t value, int count) {
    while (count-- > 0) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * count)));
  }
  // The time since the event before. Positions before zero are written at zero.
  void delta(double ppq) {
    const std::int64_t to = std::max(tick, static_cast<std::int64_t>(std::llround(ppq * kTicksPerQuarter)));
    auto value = static_cast<std::uint32_t>(to - tick);
    tick = to;
    std::uint8_t digits[5];
    int count = 0;
    do {
      digits[count++] = value & 0x7F;
      value >>= 7;
    } while (value != 0);
    while (--count > 0) bytes.push_back(digits[count] | 0x80);
    bytes.push_back(digits[0]);
  }
  void meta(double ppq, std::uint8_t type, std::uint8_t length) {
    delta(ppq);
    bytes.insert(bytes.end(), {0xFF, type, length});
  }
};

void appendTrack(Bytes& file, Chunk& track, double end) {
  track.meta(end, 0x2F, 0);
  Chunk header;
  header.big(0x4D54726B, 4);
  header.big(static_cast<std::uint32_t>(track.bytes.size()), 4);
  file.insert(file.end(), header.bytes.begin(), header.bytes.end());
  file.insert(file.end(), track.bytes.begin(), track.bytes.end());
}

// The tempo as steps alone.
std::vector<TempoPoint> stepsOf(const std::vector<TempoPoint>& points) {
  std::vector<TempoPoint> steps;
  const TempoMap map(points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool ramp = i + 1 < points.size() && points[i + 1].ramp;
    const double end = ramp ? points[i + 1].ppq : points[i].ppq;
    double at = points[i].ppq;
    for (; at < end - 1e-9; at += kRampStep) {
      const double next = std::min(at + kRampStep, end);
      steps.push_back({at, 60.0 * (next - at) / (map.secondsAt(next) - map.secondsAt(at)), false});
    }
    if (!ramp) steps.push_back({points[i].ppq, points[i].bpm, false});
  }
  return steps;
}

struct Conductor {
  double ppq;
  int order;  // a meter before a tempo at one place
  const TempoPoint* tempo;
  const MeterPoint* meter;
};

Chunk conductorTrack(const MidiFile& file) {
  const std::vector<TempoPoint> steps = file.tempo.empty() ? file.tempo : stepsOf(file.tempo);
  std::vector<Conductor> entries;
  for (const TempoPoint& tempo : steps) entries.push_back({tempo.ppq, 1, &tempo, nullptr});
  for (const MeterPoint& meter : file.meter) entries.push_back({meter.ppq, 0, nullptr, &meter});
  std::stable_sort(entries.begin(), entries.end(), [](const Conductor& a, const Conductor& b) {
    return a.ppq != b.ppq ? a.ppq < b.ppq : a.order < b.order;
  });
  Chunk track;
  for (const Conductor& entry : entries) {
    if (entry.tempo) {
      track.meta(entry.ppq, 0x51, 3);
      track.big(static_cast<std::uint32_t>(std::clamp(std::llround(60e6 / entry.tempo->bpm), 1LL, 0xFFFFFFLL)), 3);
    } else {
      track.meta(entry.ppq, 0x58, 4);
      track.big(static_cast<std::uint32_t>(entry.meter->numerator), 1);
      track.big(static_cast<std::uint32_t>(std::lround(std::log2(entry.meter->denominator))), 1);
      track.big(0x1808, 2);  // 24 clocks a metronome click, 8 thirty-seconds a quarter
    }
  }
  return track;
}

Chunk eventTrack(const MidiFile& file) {
  Chunk track;
  for (const MidiEvent& event : file.events) {
    track.delta(event.ppq);
    track.bytes.push_back(event.status);
    track.bytes.push_back(event.data1);
    if (event.kind() != 0xC0 && event.kind() != 0xD0) track.bytes.push_back(event.data2);
  }
  return track;
}

}  // namespace

void writeMidiFile(const std::string& path, const MidiFile& file) {
  Chunk header;
  header.big(0x4D546864, 4);
  header.big(6, 4);
  header.big(1, 2);
  header.big(2, 2);
  header.big(kTicksPerQuarter, 2);
  Chunk conductor = conductorTrack(file);
  Chunk events = eventTrack(file);
  appendTrack(header.bytes, conductor, 0);
  appendTrack(header.bytes, events, file.end);
  writeFile(path, header.bytes);
}

}  // namespace host
