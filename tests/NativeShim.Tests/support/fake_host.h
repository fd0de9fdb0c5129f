// A host in miniature: drives one AudioProcess block by block, and plays the managed side's part on the rings.
#ifndef CONTINUO_TESTS_FAKE_HOST_H
#define CONTINUO_TESTS_FAKE_HOST_H

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "src/audio/audio_process.h"
#include "src/parameters/values.h"
#include "vst3/com.h"
#include "vst3/events.h"
#include "vst3/parameter_changes.h"
#include "vst3/process_context.h"
#include "vst3/processor.h"
#include "vst3/stream.h"

namespace continuo::tests {

using namespace vst3;

// Lists of fixed capacity, so that the host's side allocates nothing while a block is processed.
class FakeEventList final : public Owned<IEventList> {
 public:
  explicit FakeEventList(size_t capacity = 20000) : events_(capacity) {}
  int32 PLUGIN_API getEventCount() override { return static_cast<int32>(count_); }
  tresult PLUGIN_API getEvent(int32 index, Event& event) override {
    if (index < 0 || static_cast<size_t>(index) >= count_) return kInvalidArgument;
    event = events_[static_cast<size_t>(index)];
    return kResultOk;
  }
  tresult PLUGIN_API addEvent(Event& event) override {
    if (count_ >= std::min(limit, events_.size())) return kResultFalse;
    events_[count_++] = event;
    return kResultOk;
  }
  void clear() { count_ = 0; }
  const Event& at(size_t index) const { return events_[index]; }
  size_t size() const { return count_; }

  size_t limit = SIZE_MAX;  // more are refused

 private:
  std::vector<Event> events_;
  size_t count_ = 0;
};

class FakeQueue final : public Owned<IParamValueQueue> {
 public:
  struct Point {
    int32 offset;
    double value;
  };
  FakeQueue() { points.reserve(20000); }
  ParamID PLUGIN_API getParameterId() override { return id; }
  int32 PLUGIN_API getPointCount() override { return static_cast<int32>(points.size()); }
  tresult PLUGIN_API getPoint(int32 index, int32& sampleOffset, ParamValue& value) override {
    if (index < 0 || static_cast<size_t>(index) >= points.size()) return kInvalidArgument;
    sampleOffset = points[static_cast<size_t>(index)].offset;
    value = points[static_cast<size_t>(index)].value;
    return kResultOk;
  }
  tresult PLUGIN_API addPoint(int32 sampleOffset, ParamValue value, int32& index) override {
    if (points.size() == points.capacity()) return kResultFalse;
    index = static_cast<int32>(points.size());
    points.push_back({sampleOffset, value});
    return kResultOk;
  }

  ParamID id = 0;
  std::vector<Point> points;
};

class FakeChanges final : public Owned<IParameterChanges> {
 public:
  int32 PLUGIN_API getParameterCount() override { return count_; }
  IParamValueQueue* PLUGIN_API getParameterData(int32 index) override {
    return index >= 0 && index < count_ ? &queues_[static_cast<size_t>(index)] : nullptr;
  }
  IParamValueQueue* PLUGIN_API addParameterData(const ParamID& id, int32& index) override {
    for (index = 0; index < count_; ++index) {
      if (queues_[static_cast<size_t>(index)].id == id) return &queues_[static_cast<size_t>(index)];
    }
    if (count_ == static_cast<int32>(queues_.size())) return nullptr;
    FakeQueue& queue = queues_[static_cast<size_t>(count_++)];
    queue.id = id;
    queue.points.clear();
    return &queue;
  }
  void add(ParamID id, int32 offset, double value) {
    int32 index = 0;
    addParameterData(id, index)->addPoint(offset, value, index);
  }
  void clear() { count_ = 0; }
  const FakeQueue& at(int32 index) const { return queues_[static_cast<size_t>(index)]; }

 private:
  std::array<FakeQueue, kParameterCount + 8> queues_;
  int32 count_ = 0;
};

// A note event as it came out, by the sample since the host began.
struct Played {
  int64_t sample;
  bool on;
  int channel;
  int pitch;
  float velocity;
  int noteId;
  bool operator==(const Played&) const = default;
};

// A controller as it came out; `number` as in ControllerNumbers, `value` of 7 or, for a pitch bend, 14 bits.
struct PlayedController {
  int64_t sample;
  int channel;
  int number;
  int value;
  bool operator==(const PlayedController&) const = default;
};

class FakeStream final : public Owned<IBStream> {
 public:
  tresult PLUGIN_API read(void* buffer, int32 numBytes, int32* numBytesRead) override {
    const auto left = static_cast<int32>(bytes.size() - position);
    const int32 count = std::min({numBytes, left, chunk});
    std::copy_n(bytes.begin() + static_cast<ptrdiff_t>(position), count, static_cast<uint8_t*>(buffer));
    position += static_cast<size_t>(count);
    if (numBytesRead) *numBytesRead = count;
    return kResultOk;
  }
  tresult PLUGIN_API write(void* buffer, int32 numBytes, int32* numBytesWritten) override {
    const int32 count = std::min(numBytes, chunk);
    const auto* from = static_cast<const uint8_t*>(buffer);
    bytes.insert(bytes.end(), from, from + count);
    if (numBytesWritten) *numBytesWritten = count;
    return kResultOk;
  }
  tresult PLUGIN_API seek(int64 pos, int32, int64*) override {
    position = static_cast<size_t>(pos);
    return kResultOk;
  }
  tresult PLUGIN_API tell(int64* pos) override {
    *pos = static_cast<int64>(position);
    return kResultOk;
  }

  std::vector<uint8_t> bytes;
  size_t position = 0;
  int32 chunk = 7;  // hosts may hand over as little as they like
};

class FakeHost {
 public:
  explicit FakeHost(int32 blockSize = 512, double sampleRate = 48000, bool listener = true);

  void prepare();

  // What is to happen at a sample since the beginning.
  void noteOn(int64_t sample, int pitch, float velocity = 0.8f, int channel = 0, int noteId = -1);
  void noteOff(int64_t sample, int pitch, int channel = 0, int noteId = -1);
  // On the Chords input.
  void chordOn(int64_t sample, int pitch);
  void chordOff(int64_t sample, int pitch);
  void parameter(int64_t sample, uint32_t id, double normalized);
  // `value` 0..127, of a pitch bend 0..16383, as the host's MIDI mapping hands it over.
  void controller(int64_t sample, int number, int value, int channel = 0);
  // The managed side's part.
  bool answer(double ppq, double duration, int pitch, uint32_t epoch, int channel = 0);
  // A move of a wheel, `after` quarter notes from the onset of the note that it shapes.
  bool wheel(double onset, double after, int number, float value, uint32_t epoch, int channel = 0);

  // Processes whole blocks until `sample`; the last is shortened.
  void runTo(int64_t sample);
  // One block; returns what process() was given.
  void runBlock(int32 samples);
  // A call of no samples that hands over what is due.
  void flush();

  uint32_t epoch() const { return shared.status->epoch; }
  double samplesPerQuarter() const { return sampleRate * 60 / tempo; }
  // Every note-on has its note-off, and in the end nothing sounds.
  bool isPaired() const;
  // Inbound events of a kind, of all that were sent.
  std::vector<ShimInboundEvent> heardOf(ShimInboundKind kind) const;
  std::vector<Played> notesOf(int pitch) const;
  float peakSince(int64_t sample) const;

  int32 blockSize;
  double sampleRate;
  bool listener;
  bool offline = false;
  int32_t presets = 4;
  // Called around every process().
  void (*enter)() = nullptr;
  void (*leave)() = nullptr;
  // Transport; `position` moves on with the blocks while playing.
  bool playing = true;
  bool hasContext = true;
  bool hasEventOutput = true;
  bool hasAudioOutput = true;
  bool hearsInbound = true;  // the managed side drains its ring after every block
  double position = 0;
  double tempo = 120;
  int numerator = 4;
  double cycleStart = 0;  // quarter notes; no cycle while it is not before cycleEnd
  double cycleEnd = 0;
  int denominator = 4;

  std::shared_ptr<SharedMemory> memory = std::make_shared<SharedMemory>();
  SharedMemory& shared = *memory;
  ProgramTable programs;
  AudioProcess audio{memory, programs};
  FakeEventList input;
  FakeEventList output;
  FakeChanges changesIn;
  FakeChanges changesOut;
  int64_t now = 0;
  std::vector<Played> played;
  std::vector<PlayedController> controllers;
  std::vector<float> left;
  std::vector<ShimInboundEvent> heard;

 private:
  struct Due {
    int64_t sample;
    bool isParameter;
    Event event;
    uint32_t id;
    double value;
  };
  void handOver(int32 samples);
  void collect(int32 samples);

  std::vector<Due> due_;
  std::vector<float> bufferLeft_;
  std::vector<float> bufferRight_;
};

}  // namespace continuo::tests

#endif
