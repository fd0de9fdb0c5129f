// Buttons that are pressed for a moment: the host hears that they are up again, and every press counts once.
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

// How often the managed side was told that a button was pressed; it is told of each release, too.
size_t pressesOf(const FakeHost& host, uint32_t id) {
  size_t presses = 0;
  bool isDown = false;
  for (const ShimInboundEvent& event : host.heardOf(kShimInboundParameter)) {
    if (event.id != static_cast<int32_t>(id)) continue;
    CHECK(event.value != (isDown ? 1.0 : 0.0));
    isDown = event.value >= 0.5;
    presses += isDown;
  }
  CHECK(!isDown);
  return presses;
}

// The last value that the host was told in the block before; -1: none.
double toldOf(const FakeHost& host, uint32_t id) {
  for (int32_t i = 0; i < const_cast<FakeHost&>(host).changesOut.getParameterCount(); ++i) {
    if (host.changesOut.at(i).id == id) return host.changesOut.at(i).points.back().value;
  }
  return -1;
}

constexpr uint32_t kButtons[] = {kParameterAgain, kParameterForget, kParameterForgetAll, kParameterGood,
                                 kParameterBad,   kParameterUndoFeedback};

}  // namespace

TEST(ButtonSprings, hostIsToldThatThePressedButtonIsUp) {
  FakeHost host(512);
  host.runTo(512);
  for (const uint32_t id : {kParameterPanic, kParameterNextPreset, kParameterPreviousPreset, kParameterGood,
                            kParameterBad, kParameterAgain, kParameterForget, kParameterForgetAll,
                            kParameterUndoFeedback}) {
    host.parameter(host.now + 100, id, 1);
    host.runBlock(512);
    CHECK_EQUAL(toldOf(host, id), 0.0);
    CHECK_EQUAL(host.audio.parameters().get(id), 0.0);
    host.runBlock(512);
    CHECK_EQUAL(toldOf(host, id), -1.0);
  }
}

// The host's button has sprung back, so that it sends no 0 in between.
TEST(ButtonSprings, everyPressCounts) {
  for (const int32_t size : {64, 512}) {
    FakeHost host(size);
    for (int press = 0; press < 5; ++press) {
      for (const uint32_t id : kButtons) host.parameter(1000 + press * 2000, id, 1);
    }
    host.runTo(12000);
    for (const uint32_t id : kButtons) CHECK_EQUAL(pressesOf(host, id), 5u);
  }
}

TEST(ButtonSprings, pressAndReleaseOfTheHostArePressedOnce) {
  FakeHost host(512);
  for (int press = 0; press < 3; ++press) {
    host.parameter(100 + press * 100, kParameterGood, 1);
    host.parameter(150 + press * 100, kParameterGood, 0);
    host.parameter(3000 + press * 2000, kParameterGood, 1);
    host.parameter(4000 + press * 2000, kParameterGood, 0);
  }
  host.runTo(12000);
  CHECK_EQUAL(pressesOf(host, kParameterGood), 6u);
}

// A host that plays automation may repeat its value in every block.
TEST(ButtonSprings, buttonHeldByAutomationIsPressedOnce) {
  FakeHost host(512);
  for (int block = 2; block < 20; ++block) host.parameter(block * 512 + 7, kParameterForget, 1);
  for (int block = 22; block < 30; ++block) host.parameter(block * 512 + 7, kParameterForget, 0);
  host.runTo(40 * 512);
  CHECK_EQUAL(pressesOf(host, kParameterForget), 1u);
}

// A knob that a musician has taught: it rests high, and goes down later.
TEST(ButtonSprings, faderThatGoesDownPressesNothing) {
  FakeHost host(512);
  for (int step = 0; step <= 10; ++step) host.parameter(1000 + step * 100, kParameterAgain, step / 10.0);
  for (int step = 1; step <= 10; ++step) host.parameter(9000 + step * 600, kParameterAgain, 1 - step / 10.0);
  host.runTo(20000);
  CHECK_EQUAL(pressesOf(host, kParameterAgain), 1u);
}

TEST(ButtonSprings, holdIsAPedalAndStays) {
  FakeHost host(512);
  host.runTo(512);
  host.parameter(600, kParameterHold, 1);
  host.runTo(4096);
  CHECK_EQUAL(host.audio.parameters().get(kParameterHold), 1.0);
  CHECK_EQUAL(toldOf(host, kParameterHold), -1.0);
}

TEST(ButtonSprings, pressWithoutABlockCountsAndIsToldWithTheNext) {
  FakeHost host(512);
  host.runTo(512);
  host.parameter(host.now, kParameterGood, 1);
  host.flush();
  host.runBlock(512);
  CHECK_EQUAL(toldOf(host, kParameterGood), 0.0);
  CHECK_EQUAL(pressesOf(host, kParameterGood), 1u);

  FakeHost waiting(512);  // before the first block
  waiting.parameter(0, kParameterGood, 1);
  waiting.flush();
  waiting.runTo(2048);
  CHECK_EQUAL(pressesOf(waiting, kParameterGood), 1u);
  CHECK_EQUAL(waiting.audio.parameters().get(kParameterGood), 0.0);
}

TEST(ButtonSprings, everyPressOfNextPresetGoesOn) {
  FakeHost host(512);
  for (int press = 0; press < 3; ++press) host.parameter(1000 + press * 2000, kParameterNextPreset, 1);
  host.runTo(8192);
  CHECK_EQUAL(host.audio.parameters().program(), 3);
}

TEST(ButtonSprings, savedStateNeitherPressesNorSwallowsThePressAfterIt) {
  FakeHost host(512);
  host.runTo(512);
  RestoredParameters restored;
  restored.values = host.audio.parameters().snapshot();
  restored.values[kParameterGood] = 1;
  host.audio.restore(restored);
  host.runTo(1024);
  CHECK_EQUAL(pressesOf(host, kParameterGood), 0u);
  host.parameter(1100, kParameterGood, 1);
  host.runTo(2048);
  CHECK_EQUAL(pressesOf(host, kParameterGood), 1u);
}
