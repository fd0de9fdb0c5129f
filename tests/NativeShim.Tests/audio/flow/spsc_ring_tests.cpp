#include <thread>

#include "src/audio/flow/spsc_ring.h"
#include "support/check.h"

using namespace continuo;

TEST(SpscRing, fullRingDropsAndCounts) {
  const RingMemory memory = makeRing<ShimInboundEvent>(4);
  InboundRing ring(memory.get());
  ShimInboundEvent event{};
  for (int i = 0; i < 4; ++i) {
    CHECK_EQUAL(ring.room(), 4u - static_cast<unsigned>(i));
    event.id = i;
    CHECK(ring.tryPush(event));
  }
  CHECK_EQUAL(ring.room(), 0u);
  CHECK(!ring.tryPush(event));
  CHECK_EQUAL(ring.dropped(), 1u);
  CHECK_EQUAL(ring.written(), 4u);
  for (int i = 0; i < 4; ++i) {
    CHECK(ring.peek(event));
    CHECK_EQUAL(event.id, i);
    ring.pop();
  }
  CHECK(!ring.peek(event));
  CHECK_EQUAL(ring.room(), 4u);
}

TEST(SpscRing, twoThreadsLoseAndTearNothing) {
  constexpr uint32_t kEvents = 2'000'000;
  const RingMemory memory = makeRing<ShimOutboundEvent>(64);
  std::thread producer([&] {
    OutboundRing ring(memory.get());
    for (uint32_t i = 0; i < kEvents;) {
      const ShimOutboundEvent event{
          i * 0.5, i * 2.0, i, 1, 0, static_cast<uint8_t>(i % 16), static_cast<uint8_t>(i % 128), i * 3.0f, 1};
      if (ring.tryPush(event)) ++i;
    }
  });
  OutboundRing ring(memory.get());
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < kEvents;) {
    ShimOutboundEvent event;
    if (!ring.peek(event)) continue;
    const bool whole = event.epoch == i && event.lead == i * 3.0f && event.ppq == i * 0.5 &&
                       event.duration == i * 2.0 && event.channel == i % 16 && event.pitch == i % 128;
    wrong += whole ? 0 : 1;
    ring.pop();
    ++i;
  }
  producer.join();
  CHECK_EQUAL(wrong, 0u);
}
