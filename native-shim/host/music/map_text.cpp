#include "map_text.h"

#include <string>

#include "common/errors.h"
#include "common/text.h"

namespace host {

static constexpr double kSlowest = 1.0, kFastest = 2000.0;  // quarters a minute

static double parsePosition(const std::string& text, const std::string& whole) {
  const auto ppq = number(text);
  if (!ppq) throw UsageError("no position in quarter notes: '" + text + "' in '" + whole + "'");
  return *ppq;
}

template <class Point>
static void append(std::vector<Point>& points, Point point, const std::string& whole) {
  if (!points.empty() && point.ppq <= points.back().ppq) throw UsageError("positions must rise in '" + whole + "'");
  points.push_back(point);
}

std::vector<TempoPoint> parseTempoMap(std::string_view text) {
  const std::string whole(text);
  std::vector<TempoPoint> points;
  for (const std::string& part : split(text, ',')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string::npos) throw UsageError("a tempo map is PPQ:BPM[r],...: '" + whole + "'");
    std::string bpmText = part.substr(colon + 1);
    const bool ramp = bpmText.ends_with('r');
    if (ramp) bpmText.pop_back();
    const auto bpm = number(bpmText);
    if (!bpm || *bpm < kSlowest || *bpm > kFastest) throw UsageError("no tempo from 1 to 2000: '" + bpmText + "'");
    if (ramp && points.empty()) throw UsageError("the first tempo has nothing to ramp from: '" + whole + "'");
    append(points, TempoPoint{parsePosition(part.substr(0, colon), whole), *bpm, ramp}, whole);
  }
  return points;
}

std::vector<MeterPoint> parseMeterMap(std::string_view text) {
  const std::string whole(text);
  std::vector<MeterPoint> points;
  for (const std::string& part : split(text, ',')) {
    const std::size_t colon = part.find(':');
    const double ppq = colon == std::string::npos ? 0.0 : parsePosition(part.substr(0, colon), whole);
    const std::string meter = colon == std::string::npos ? part : part.substr(colon + 1);
    const std::size_t slash = meter.find('/');
    const auto numerator = integer(meter.substr(0, slash));
    const auto denominator = slash == std::string::npos ? std::nullopt : integer(meter.substr(slash + 1));
    const bool power =
        denominator && *denominator >= 1 && *denominator <= 64 && (*denominator & (*denominator - 1)) == 0;
    if (!numerator || *numerator < 1 || *numerator > 99 || !power)
      throw UsageError("no time signature: '" + meter + "'");
    append(points, MeterPoint{ppq, static_cast<int>(*numerator), static_cast<int>(*denominator)}, whole);
  }
  return points;
}

}  // namespace host
