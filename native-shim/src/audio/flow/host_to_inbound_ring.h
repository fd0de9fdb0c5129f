// host -> inbound ring: tells the managed side what the block holds, and decides where the epoch moves on.
#ifndef CONTINUO_AUDIO_FLOW_HOST_TO_INBOUND_RING_H
#define CONTINUO_AUDIO_FLOW_HOST_TO_INBOUND_RING_H

#include <cstdint>

#include "abi/shim_abi.h"
#include "beat_clock.h"
#include "block_timeline.h"
#include "parameters/live.h"
#include "platform/rt_annotations.h"
#include "spsc_ring.h"

namespace continuo {

// The rules are those of docs/protocol.md, "Inbound" and "Epochs". Each item of the timeline leaves with the epoch and
// the bypass in force after it, and with what it does to the notes that sound.
class HostToInboundRing {
 public:
  // [main, inactive] `ring` and `status` must outlive this.
  void connect(ShimRingHeader* ring, ShimStatus* status, LiveParameters* live) noexcept;

  // [main, inactive] The next block is the first. `presets` is the number of presets installed; without a `listener`
  // nothing is sent, but everything is decided as ever.
  void prepare(int32_t presets, bool listener) noexcept;

  // [audio] The items of a block; `clock` has begun it.
  void run(BlockTimeline& timeline, const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  // [audio] The items of a flush, which takes no time: all lie where the last block ended.
  void runFlush(BlockTimeline& timeline, const BeatClock& clock) noexcept SHIM_NONBLOCKING;

  // [audio] or [main, inactive] More presets are installed now: the value of Preset keeps its meaning.
  void setPresets(int32_t presets) noexcept SHIM_NONBLOCKING;
  int32_t presets() const noexcept { return presets_; }

  // [audio] True until the first block after `prepare` has been sent.
  bool isFirstBlock() const noexcept { return first_; }
  // [audio] The epoch before the first item of the block.
  uint32_t epochAtStart() const noexcept { return epochAtStart_; }
  uint32_t epoch() const noexcept { return epoch_; }
  // [audio] Events sent, ever: the target for `settled`.
  uint64_t written() const noexcept { return ring_.written(); }

 private:
  void apply(BlockItem& item, double ppq, const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void applyParameter(BlockItem& item, double ppq) noexcept SHIM_NONBLOCKING;
  bool takesTheFloor(const BlockItem& note) const noexcept SHIM_NONBLOCKING;
  int32_t stepNow(uint32_t id) const noexcept SHIM_NONBLOCKING;
  void moveEpoch(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void sendJump(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendMeter(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendCycle(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendNote(const BlockItem& item, ShimInboundKind kind, double ppq) noexcept SHIM_NONBLOCKING;
  void sendParameter(uint32_t id, double value, double ppq) noexcept SHIM_NONBLOCKING;
  void sendSilence(double ppq) noexcept SHIM_NONBLOCKING;
  void sendClock(double ppq, double tempo) noexcept SHIM_NONBLOCKING;
  void send(ShimInboundEvent event) noexcept SHIM_NONBLOCKING;
  void catchUpAfterLoss(const BeatClock& clock) noexcept SHIM_NONBLOCKING;

  InboundRing ring_;
  ShimStatus* status_ = nullptr;
  LiveParameters* live_ = nullptr;
  ParameterSnapshot current_{};  // what the managed side has been told, and the values that only the shim uses
  int32_t presets_ = 0;
  bool listener_ = false;
  bool first_ = true;
  bool lost_ = false;
  bool bypassed_ = false;
  uint32_t epoch_ = 0;
  uint32_t epochAtStart_ = 0;
  double sentUpTo_ = 0;
};

}  // namespace continuo

#endif
