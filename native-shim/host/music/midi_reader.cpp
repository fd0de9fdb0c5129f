#include <algorithm>
#include <array>

#include "common/errors.h"
#include "common/files.h"
#include "midi_file.h"

namespace host {

namespace {

struct TickedEvent {
  std::int64_t tick;
  MidiEvent event;
};

// Walks the bytes of a file; every step beyond the end is a HostError with the place.
class Cursor {
 public:
  Cursor(const Bytes& bytes, const std::string& path) : bytes_(bytes), path_(path), end_(bytes.size()) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw HostError(path_ + ": " + what + " at byte " + std::to_string(at_));
  }
  bool done() const { return at_ >= end_; }
  std::size_t position() const { return at_; }
  std::uint8_t peek() const {
    if (done()) fail("the data ends too soon");
    return bytes_[at_];
  }
  std::uint8_t byte() {
    const std::uint8_t value = peek();
    ++at_;
    return value;
  }
  std::uint32_t big(int count) {
    std::uint32_t value = 0;
    while (count-- > 0) value = (value << 8) | byte();
    return value;
  }
  std::uint32_t variable() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const std::uint8_t next = byte();
      value = (value << 7) | (next & 0x7F);
      if (next < 0x80) return value;
    }
    fail("a length of more than four bytes");
  }
  void skip(std::size_t count) {
    if (count > end_ - at_) fail("the data ends too soon");
    at_ += count;
  }
  // Narrows to the next `size` bytes, or to what there is; returns the end to give back to `widen`.
  std::size_t narrow(std::size_t size) {
    const std::size_t outer = end_;
    end_ = at_ + std::min(size, end_ - at_);
    return outer;
  }
  void widen(std::size_t outer) {
    at_ = end_;
    end_ = outer;
  }

 private:
  const Bytes& bytes_;
  const std::string& path_;
  std::size_t at_ = 0;
  std::size_t end_;
};

class Reader {
 public:
  Reader(const Bytes& bytes, const std::string& path) : cursor_(bytes, path) {}

  MidiFile read() {
    if (cursor_.big(4) != 0x4D546864) cursor_.fail("no Standard MIDI File: no 'MThd'");
    const std::size_t outer = cursor_.narrow(cursor_.big(4));
    const std::uint32_t format = cursor_.big(2);
    cursor_.big(2);  // the number of tracks: the chunks tell
    const std::uint32_t division = cursor_.big(2);
    if (format > 1) cursor_.fail("format " + std::to_string(format) + " is not read");
    if (division == 0 || division >= 0x8000) cursor_.fail("only ticks a quarter note are read");
    ticksPerQuarter_ = division;
    cursor_.widen(outer);
    while (!cursor_.done()) readChunk();
    return finish();
  }

 private:
  void readChunk() {
    const bool track = cursor_.big(4) == 0x4D54726B;
    const std::size_t outer = cursor_.narrow(cursor_.big(4));
    if (track) readTrack();
    cursor_.widen(outer);
  }

  void readTrack() {
    std::int64_t tick = 0;
    std::uint8_t running = 0;
    std::array<std::int64_t, 16 * 128> onset;
    onset.fill(-1);
    bool ended = false;
    while (!ended && !cursor_.done()) {
      tick += cursor_.variable();
      const std::uint8_t first = cursor_.peek();
      if (first == 0xFF) {
        ended = readMeta(tick);
        running = 0;
      } else if (first == 0xF0 || first == 0xF7) {
        cursor_.byte();
        cursor_.skip(cursor_.variable());
        running = 0;
      } else {
        if (first >= 0xF0) cursor_.fail("a system message in a track");
        if (first >= 0x80) running = cursor_.byte();
        if (running == 0) cursor_.fail("data without a status");
        readChannelMessage(tick, running, onset);
      }
    }
    lastTick_ = std::max(lastTick_, tick);
  }

  void readChannelMessage(std::int64_t tick, std::uint8_t status, std::array<std::int64_t, 16 * 128>& onset) {
    const int kind = status & 0xF0;
    const bool oneByte = kind == 0xC0 || kind == 0xD0;
    MidiEvent event{0, status, cursor_.byte(), 0};
    if (!oneByte) event.data2 = cursor_.byte();
    if ((event.data1 | event.data2) >= 0x80) cursor_.fail("a data byte above 127");
    std::int64_t& struck = onset[static_cast<std::size_t>(event.channel() * 128 + event.data1)];
    if (event.isNoteOn()) struck = tick;
    if (event.isNoteOff() && struck == tick) ++tick;
    events_.push_back({tick, event});
    lastTick_ = std::max(lastTick_, tick);
  }

  // Returns whether the track ends here.
  bool readMeta(std::int64_t tick) {
    cursor_.byte();
    const std::uint8_t type = cursor_.byte();
    const std::uint32_t length = cursor_.variable();
    const double ppq = static_cast<double>(tick) / ticksPerQuarter_;
    if (type == 0x51 && length == 3) {
      const std::uint32_t micros = cursor_.big(3);
      if (micros == 0) cursor_.fail("a tempo of zero");
      file_.tempo.push_back({ppq, 60e6 / micros, false});
    } else if (type == 0x58 && length >= 2) {
      const int numerator = cursor_.byte();
      const int power = cursor_.byte();
      cursor_.skip(length - 2);
      if (numerator == 0 || power > 6) cursor_.fail("a time signature that is none");
      file_.meter.push_back({ppq, numerator, 1 << power});
    } else {
      cursor_.skip(length);
    }
    return type == 0x2F;
  }

  MidiFile finish() {
    const auto rank = [](const MidiEvent& event) { return event.isNoteOn() ? 2 : event.isNoteOff() ? 1 : 0; };
    std::stable_sort(events_.begin(), events_.end(), [&](const TickedEvent& a, const TickedEvent& b) {
      return a.tick != b.tick ? a.tick < b.tick : rank(a.event) < rank(b.event);
    });
    for (TickedEvent& ticked : events_) {
      ticked.event.ppq = static_cast<double>(ticked.tick) / ticksPerQuarter_;
      file_.events.push_back(ticked.event);
    }
    keepLastAtEachPlace(file_.tempo);
    keepLastAtEachPlace(file_.meter);
    file_.end = static_cast<double>(lastTick_) / ticksPerQuarter_;
    return std::move(file_);
  }

  template <class Point>
  static void keepLastAtEachPlace(std::vector<Point>& points) {
    std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.ppq < b.ppq; });
    std::vector<Point> kept;
    for (const Point& point : points) {
      if (!kept.empty() && kept.back().ppq == point.ppq) kept.pop_back();
      kept.push_back(point);
    }
    points = std::move(kept);
  }

  Cursor cursor_;
  MidiFile file_;
  std::vector<TickedEvent> events_;
  std::int64_t lastTick_ = 0;
  double ticksPerQuarter_ = 0;
};

}  // namespace

MidiFile readMidiFile(const std::string& path) {
  const Bytes bytes = readFile(path);
  return Reader(bytes, path).read();
}

}  // namespace host
