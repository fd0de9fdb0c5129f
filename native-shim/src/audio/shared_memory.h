// What the audio thread shares with the managed side: the two rings, the status, the bell.
#ifndef CONTINUO_AUDIO_SHARED_MEMORY_H
#define CONTINUO_AUDIO_SHARED_MEMORY_H

#include <atomic>
#include <cstdint>

#include "abi/shim_abi.h"
#include "audio/flow/spsc_ring.h"
#include "doorbell.h"
#include "platform/rt_annotations.h"

namespace continuo {

// One for an instance; outlives both sides.
struct SharedMemory {
  RingMemory inbound = makeRing<ShimInboundEvent>(kShimInboundCapacity);
  RingMemory outbound = makeRing<ShimOutboundEvent>(kShimOutboundCapacity);
  ShimStatus* const status = &status_;
  Doorbell doorbell;

  // [any] A managed instance reads the inbound ring, or is about to.
  std::atomic<bool> isListenedTo{false};

  // [beside] None will, in this activation: an audio thread that renders offline waits no longer.
  void nobodyListens() noexcept {
    isListenedTo.store(false);
    doorbell.giveUp();
  }

  // [any] Events lost in this instance's life, for want of room: in a block, in the inbound ring, in the outbound ring.
  // Each count has one writer: [audio], [audio], [pump].
  uint64_t eventsLost() const noexcept SHIM_NONBLOCKING {
    const std::atomic_ref<uint32_t> inBlocks(status->timelineDropped);
    return inBlocks.load(std::memory_order_relaxed) + InboundRing(inbound.get()).dropped() +
           OutboundRing(outbound.get()).dropped();
  }

 private:
  static_assert(sizeof(ShimStatus) == 128);
  alignas(64) ShimStatus status_{};
};

}  // namespace continuo

#endif
