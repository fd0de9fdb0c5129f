// A single-producer single-consumer ring over the memory that abi/ring_layout.h describes.
#ifndef CONTINUO_AUDIO_FLOW_SPSC_RING_H
#define CONTINUO_AUDIO_FLOW_SPSC_RING_H

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

#include "abi/ring_events.h"
#include "abi/ring_layout.h"
#include "platform/rt_annotations.h"

namespace continuo {

static_assert(sizeof(ShimInboundEvent) == 32 && sizeof(ShimOutboundEvent) == 32);
static_assert(sizeof(ShimRingHeader) == 192);
static_assert(offsetof(ShimRingHeader, tail) == 64 && offsetof(ShimRingHeader, capacity) == 128);
static_assert(std::atomic_ref<uint64_t>::is_always_lock_free);

// Memory for a ring, on a cache line's border.
struct RingMemoryDeleter {
  void operator()(ShimRingHeader* ring) const noexcept { ::operator delete (ring, std::align_val_t{64}); }
};
using RingMemory = std::unique_ptr<ShimRingHeader, RingMemoryDeleter>;

// [main] An empty ring of `capacity` events (a power of two).
template <typename Event>
RingMemory makeRing(uint32_t capacity) {
  const size_t bytes = sizeof(ShimRingHeader) + size_t{capacity} * sizeof(Event);
  void* memory = ::operator new (bytes, std::align_val_t{64});
  std::memset(memory, 0, bytes);
  auto* header = static_cast<ShimRingHeader*>(memory);
  header->capacity = capacity;
  header->eventSize = sizeof(Event);
  return RingMemory(header);
}

// One end of a ring; does not own the memory. One thread pushes, one thread peeks and pops; nothing ever waits.
template <typename Event>
class SpscRing {
  static_assert(std::is_trivially_copyable_v<Event>);

 public:
  SpscRing() = default;
  explicit SpscRing(ShimRingHeader* header) noexcept : header_(header), mask_(header->capacity - 1) {}

  // [producer] False, and one more in `dropped`, when the ring is full.
  bool tryPush(const Event& event) noexcept SHIM_NONBLOCKING {
    const uint64_t tail = load(header_->tail, std::memory_order_relaxed);
    if (tail - load(header_->head, std::memory_order_acquire) > mask_) {
      store(header_->dropped, load(header_->dropped, std::memory_order_relaxed) + 1, std::memory_order_relaxed);
      return false;
    }
    std::memcpy(slot(tail), &event, sizeof(Event));
    store(header_->tail, tail + 1, std::memory_order_release);
    return true;
  }

  // [producer] Events that can be pushed now.
  uint64_t room() const noexcept SHIM_NONBLOCKING {
    const uint64_t tail = load(header_->tail, std::memory_order_relaxed);
    return mask_ + 1 - (tail - load(header_->head, std::memory_order_acquire));
  }

  // [consumer] The oldest event, left in its place; false when there is none.
  bool peek(Event& event) const noexcept SHIM_NONBLOCKING {
    const uint64_t head = load(header_->head, std::memory_order_relaxed);
    if (head == load(header_->tail, std::memory_order_acquire)) return false;
    std::memcpy(&event, slot(head), sizeof(Event));
    return true;
  }

  // [consumer] Drops the event that `peek` showed.
  void pop() noexcept SHIM_NONBLOCKING {
    store(header_->head, load(header_->head, std::memory_order_relaxed) + 1, std::memory_order_release);
  }

  // [consumer] Drops all there is.
  void clear() noexcept {
    store(header_->head, load(header_->tail, std::memory_order_acquire), std::memory_order_release);
  }

  // [producer] Events written since the ring was made.
  uint64_t written() const noexcept SHIM_NONBLOCKING { return load(header_->tail, std::memory_order_relaxed); }
  // [any] Events refused because the ring was full.
  uint64_t dropped() const noexcept SHIM_NONBLOCKING { return load(header_->dropped, std::memory_order_relaxed); }

 private:
  static uint64_t load(uint64_t& counter, std::memory_order order) noexcept {
    return std::atomic_ref<uint64_t>(counter).load(order);
  }
  static void store(uint64_t& counter, uint64_t value, std::memory_order order) noexcept {
    std::atomic_ref<uint64_t>(counter).store(value, order);
  }
  std::byte* slot(uint64_t counter) const noexcept {
    return reinterpret_cast<std::byte*>(header_ + 1) + (counter & mask_) * sizeof(Event);
  }

  ShimRingHeader* header_ = nullptr;
  uint64_t mask_ = 0;
};

using InboundRing = SpscRing<ShimInboundEvent>;
using OutboundRing = SpscRing<ShimOutboundEvent>;

}  // namespace continuo

#endif
