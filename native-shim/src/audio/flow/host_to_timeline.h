// host -> timeline: the notes, knobs and transport that the host hands over with a block.
#ifndef CONTINUO_AUDIO_FLOW_HOST_TO_TIMELINE_H
#define CONTINUO_AUDIO_FLOW_HOST_TO_TIMELINE_H

#include <array>
#include <atomic>
#include <bitset>
#include <cstdint>

#include "abi/parameters.generated.h"
#include "abi/shim_abi.h"
#include "beat_clock.h"
#include "block_timeline.h"
#include "parameters/mailbox.h"
#include "parameters/midi_messages.h"
#include "platform/rt_annotations.h"
#include "vst3/events.h"
#include "vst3/parameter_changes.h"
#include "vst3/processor.h"

namespace continuo {

// What the host's context says, in our terms; a null context says nothing.
HostTransport readTransport(const vst3::ProcessContext* context) noexcept SHIM_NONBLOCKING;

class HostToTimeline {
 public:
  // [main, inactive] `status` must outlive this; it takes the count of what found no room.
  void connect(ShimStatus* status) noexcept { status_ = status; }
  // [main, inactive] Forgets what is kept for the next block.
  void prepare() noexcept {
    isDeferred_.reset();
    keptCount_ = 0;
  }

  // [audio] The block's items, sorted. `clock` has begun this block; null while parameters are flushed without time.
  void read(const vst3::ProcessData& data, const BeatClock* clock, const RestoredParameters* restored,
            BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;

  // [audio] Keeps the last value of each parameter in `data` for the next block; nothing else is looked at.
  // `store(id, value)` hears of each.
  template <typename Store>
  void deferParameters(const vst3::ProcessData& data, Store store) noexcept SHIM_NONBLOCKING;

  // [audio] Keeps the notes in `data` for the start of the next block.
  void keepNotes(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;

  // [audio] What is only read, but was written by the host all the same: it has to be told again.
  const std::bitset<kParameterCount>& overwritten() const noexcept { return overwritten_; }

  // [any] Ends every note at offset 0 of the next block.
  void endHeldNotes() noexcept SHIM_NONBLOCKING { endHeld_.store(true, std::memory_order_release); }

 private:
  void readTransportItems(const BeatClock& clock, BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void readDeferred(BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void readRestored(const RestoredParameters& restored, BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void readParameters(vst3::IParameterChanges& changes, int32_t samples,
                      BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void readEvents(vst3::IEventList& events, int32_t samples, BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void readKept(BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;
  void defer(uint32_t id, double value) noexcept;
  void countDrop() noexcept SHIM_NONBLOCKING;

  ShimStatus* status_ = nullptr;
  ParameterSnapshot deferred_{};
  std::bitset<kParameterCount> isDeferred_;
  bool isProgramDeferred_ = false;            // Preset is, but by its other name
  std::bitset<kParameterCount> overwritten_;  // what is only read, but has been written by the host in this block
  std::atomic<bool> endHeld_{false};
  // Room is left for the note-offs of the notes that are kept.
  static constexpr int kKeptCapacity = 256;
  std::array<BlockItem, kKeptCapacity> kept_{};
  int keptCount_ = 0;
  bool isOffLost_ = false;
};

// True for a parameter that a host may set and the shim understands.
bool isHostSettable(uint32_t id) noexcept SHIM_NONBLOCKING;

template <typename Store>
void HostToTimeline::deferParameters(const vst3::ProcessData& data, Store store) noexcept {
  if (!data.inputParameterChanges) return;
  const int32_t queues = data.inputParameterChanges->getParameterCount();
  for (int32_t i = 0; i < queues; ++i) {
    vst3::IParamValueQueue* queue = data.inputParameterChanges->getParameterData(i);
    if (!queue || !isHostSettable(queue->getParameterId()) || isMidiMessage(queue->getParameterId())) continue;
    int32_t offset = 0;
    double value = 0;
    const int32_t points = queue->getPointCount();
    if (points < 1 || queue->getPoint(points - 1, offset, value) != vst3::kResultOk || value != value) continue;
    defer(queue->getParameterId(), value);
    store(queue->getParameterId(), value);
  }
}

}  // namespace continuo

#endif
