// Keeps the notes and controllers that the plugin put out, and checks them: balanced, in order, within their block.
// [audio]
#ifndef CONTINUO_HOST_REPORT_RECORDER_H
#define CONTINUO_HOST_REPORT_RECORDER_H

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "music/transport.h"
#include "vst3/events.h"

namespace host {

struct OutputEvent {
  enum class Kind { kNoteOn, kNoteOff, kController };
  std::int64_t block;   // process call, from 0
  std::int32_t offset;  // samples into the block
  std::int64_t sample;  // samples since the start of the run
  double ppq;           // place in the project, quarter notes
  double elapsed;       // quarter notes since the start of the run
  Kind kind;
  std::int16_t channel;
  std::int16_t pitch;  // or the controller's number: vst3::ControllerNumbers
  float velocity;      // or its value, 0..1
  std::int32_t noteId;
};

class Recorder {
 public:
  Recorder() { events_.reserve(1 << 16); }

  // The events of one block in the order in which the plugin gave them.
  void add(const std::vector<vst3::Event>& events, std::int64_t block, std::int64_t blockStart, int blockSize,
           const Transport& transport);

  const std::vector<OutputEvent>& events() const { return events_; }
  // A number by which two runs can be compared: over sample, kind, channel, pitch and velocity of every event before
  // sample `end`; what is silenced when the run is over depends on the size of blocks.
  std::uint64_t fingerprint(std::int64_t end) const;

  struct Unmatched {
    int channel;
    int pitch;
    int ons;   // without an off
    int offs;  // without an on
  };
  // By pitch and channel, as things stand.
  std::vector<Unmatched> unmatched() const;
  int open() const;  // notes that sound
  long long noteOns() const { return noteOns_; }
  long long noteOffs() const { return noteOffs_; }
  long long otherEvents() const { return otherEvents_; }
  // Of these: controllers, channel pressure and pitch bends.
  long long controllers() const { return controllers_; }
  long long outsideBlock() const { return outsideBlock_; }  // offsets that do not lie within their block
  long long outOfOrder() const { return outOfOrder_; }      // offsets before that of the event ahead
  long long outOfRange() const { return outOfRange_; }      // channel or pitch that is none; not recorded

 private:
  void count(const OutputEvent& event);

  std::vector<OutputEvent> events_;
  std::array<int, 16 * 128> sounding_{};
  std::array<int, 16 * 128> strayOffs_{};
  long long noteOns_ = 0;
  long long noteOffs_ = 0;
  long long otherEvents_ = 0;
  long long controllers_ = 0;
  long long outsideBlock_ = 0;
  long long outOfOrder_ = 0;
  long long outOfRange_ = 0;
};

// The table of --out-events. Throws HostError.
void writeEventTable(const std::string& path, const std::vector<OutputEvent>& events);

}  // namespace host

#endif
