// What finds no room is counted, once, where it was lost.
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Losses, aQuietInstanceHasNone) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.noteOff(2000, 60);
  host.runTo(48000);
  CHECK_EQUAL(host.shared.eventsLost(), 0u);
}

TEST(Losses, whatAFullInboundRingRefusesIsCountedOnce) {
  FakeHost host(64);
  host.hearsInbound = false;
  const uint64_t sent = 3 + 5000;  // jump, meter and cycle, then a clock a block
  for (int i = 0; i < 5000; ++i) host.runBlock(64);
  // Nor does it count as a loss that the shim waits to say all again.
  CHECK_EQUAL(host.shared.eventsLost(), sent - kShimInboundCapacity);
  CHECK_EQUAL(host.shared.inbound->dropped, sent - kShimInboundCapacity);
  host.hearsInbound = true;
  host.runBlock(64);
  const uint64_t lost = host.shared.eventsLost();
  host.runTo(host.now + 6400);
  CHECK_EQUAL(host.shared.eventsLost(), lost);
}

TEST(Losses, whatABlockHasNoRoomForIsCounted) {
  FakeHost host(8192, 48000, false);
  for (int i = 0; i < 9000; ++i) host.noteOn(10, i % 128, 0.5f, i / 128 % 16);
  host.runTo(8192);
  const uint64_t room = BlockTimeline::kCapacity / 2 - 3;  // less jump, meter and cycle
  CHECK_EQUAL(host.shared.status->timelineDropped, 9000 - room);
  CHECK_EQUAL(host.shared.eventsLost(), 9000 - room);
}

TEST(Losses, whatAFullOutboundRingRefusesIsCounted) {
  FakeHost host(512);
  host.runBlock(512);
  for (int i = 0; i < kShimOutboundCapacity; ++i) CHECK(host.answer(100, 1, 60, host.epoch()));
  for (int i = 0; i < 5; ++i) CHECK(!host.answer(100, 1, 60, host.epoch()));
  CHECK_EQUAL(host.shared.outbound->dropped, 5u);
  CHECK_EQUAL(host.shared.eventsLost(), 5u);
}

TEST(Losses, lossesOfAllPlacesAddUp) {
  FakeHost host(8192);
  host.shared.inbound->dropped = 1;
  host.shared.outbound->dropped = uint64_t{1} << 33;
  host.shared.status->timelineDropped = 1u << 31;
  CHECK_EQUAL(host.shared.eventsLost(), 1 + (uint64_t{1} << 33) + (uint64_t{1} << 31));
}
