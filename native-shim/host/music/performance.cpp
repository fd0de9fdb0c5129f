#include "performance.h"

#include <algorithm>
#include <map>

#include "common/errors.h"
#include "common/lines.h"
#include "map_text.h"

namespace host {

namespace {

using Words = std::vector<std::string>;

// A verb's status byte, the channel left out, and the largest value of each word after the channel.
struct MessageVerb {
  std::uint8_t status;
  std::vector<int> largest;
};

const std::map<std::string, MessageVerb> kMessages = {
    {"note-on", {0x90, {127, 127}}}, {"note-off", {0x80, {127, 127}}}, {"poly-pressure", {0xA0, {127, 127}}},
    {"cc", {0xB0, {127, 127}}},      {"program", {0xC0, {127}}},       {"pressure", {0xD0, {127}}},
    {"bend", {0xE0, {16383}}},
};

ChannelMessage readMessage(double ppq, const Words& words, const MessageVerb& verb) {
  if (words.size() != verb.largest.size() + 4) throw UsageError(words[2] + " lacks a word or has one too many");
  ChannelMessage message{ppq, verb.status, 0, 0};
  message.status |= static_cast<std::uint8_t>(requireInteger(words[3], 1, 16) - 1);
  const int first = requireInteger(words[4], 0, verb.largest[0]);
  const int second = verb.largest.size() > 1 ? requireInteger(words[5], 0, verb.largest[1]) : first >> 7;
  message.data1 = static_cast<std::uint8_t>(first & 0x7F);
  message.data2 = static_cast<std::uint8_t>(second);
  return message;
}

void readLine(const Words& words, Performance& music) {
  if (words[0] != "at" || words.size() < 3) throw UsageError("a line is: at PPQ COMMAND");
  const double ppq = requireNumber(words[1]);
  const std::string& verb = words[2];
  music.end = std::max(music.end, ppq);
  if (const auto found = kMessages.find(verb); found != kMessages.end()) {
    music.messages.push_back(readMessage(ppq, words, found->second));
  } else if (verb == "tempo" && words.size() == 4) {
    const TempoPoint point = parseTempoMap("0:" + words[3]).front();
    music.tempo.push_back({ppq, point.bpm});
  } else if (verb == "meter" && words.size() == 4) {
    const MeterPoint point = parseMeterMap(words[3]).front();
    music.meter.push_back({ppq, point.numerator, point.denominator});
  } else if (verb != "end" || words.size() != 3) {
    throw UsageError("no such command: '" + verb + "'");
  }
}

template <class Point>
void sort(std::vector<Point>& points) {
  std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.ppq < b.ppq; });
}

}  // namespace

Performance readPerformance(const std::string& path) {
  Performance music;
  forEachLine(path, [&](const Words& words) { readLine(words, music); });
  sort(music.messages);
  sort(music.tempo);
  sort(music.meter);
  return music;
}

}  // namespace host
