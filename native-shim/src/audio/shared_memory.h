// What the audio thread shares with the managed side: the two rings, the status, the bell.
#ifndef CONTINUO_AUDIO_SHARED_MEMORY_H
#define CONTINUO_AUDIO_SHARED_MEMORY_H

#include "abi/shim_abi.h"
#include "audio/flow/spsc_ring.h"
#include "doorbell.h"

namespace continuo {

// One for an instance; outlives both sides.
struct SharedMemory {
  RingMemory inbound = makeRing<ShimInboundEvent>(kShimInboundCapacity);
  RingMemory outbound = makeRing<ShimOutboundEvent>(kShimOutboundCapacity);
  ShimStatus* const status = &status_;
  Doorbell doorbell;

 private:
  static_assert(sizeof(ShimStatus) == 128);
  alignas(64) ShimStatus status_{};
};

}  // namespace continuo

#endif
