// outbound ring -> block: takes the answer's notes that begin in this block, and drops those that may not.
#ifndef CONTINUO_AUDIO_FLOW_OUTBOUND_RING_TO_BLOCK_H
#define CONTINUO_AUDIO_FLOW_OUTBOUND_RING_TO_BLOCK_H

#include <array>
#include <cstdint>

#include "abi/shim_abi.h"
#include "beat_clock.h"
#include "block_timeline.h"
#include "platform/rt_annotations.h"
#include "spsc_ring.h"

namespace continuo {

// The rules are those of docs/protocol.md, "Outbound". The counts go to ShimStatus.
class OutboundRingToBlock {
 public:
  // [main, inactive] `ring` and `status` must outlive this.
  void connect(ShimRingHeader* ring, ShimStatus* status) noexcept;
  // [main, inactive] What is left in the ring is dropped.
  void prepare() noexcept;

  // [audio] Fills `timeline.due()` and `timeline.moves()`. `epochAtStart` was in force before the timeline's first
  // item.
  void run(const BeatClock& clock, int32_t samples, uint32_t epochAtStart,
           BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;

 private:
  struct Move {
    double onset;  // of its note
    double ppq;
    float lead;
    uint32_t epoch;
    int8_t earlier;
    uint8_t channel;
    uint8_t controller;
    float value;
  };
  void keepMove(const ShimOutboundEvent& move) noexcept SHIM_NONBLOCKING;
  void addMoves(const BeatClock& clock, int32_t samples, uint32_t epochAtStart,
                BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;

  OutboundRing ring_;
  std::array<Move, BlockTimeline::kMoveCapacity> moves_{};  // in order of position
  std::size_t moveCount_ = 0;
  ShimStatus* status_ = nullptr;
};

}  // namespace continuo

#endif
