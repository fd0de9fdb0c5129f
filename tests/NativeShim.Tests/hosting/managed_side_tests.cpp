// The host's UI thread does not wait for .NET: where it would, these tests would never end.
#include <algorithm>
#include <string>
#include <thread>

#include "src/hosting/beside.h"
#include "support/check.h"
#include "support/fake_managed.h"
#include "support/plugin.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

namespace {

FakeStream songThatNames(const std::string& preset) {
  PluginState state;
  const std::string json = R"({"preset":")" + preset + R"("})";
  state.setPreset({json.begin(), json.end()});
  FakeStream stream;
  stream.bytes = state.write();
  return stream;
}

// All that was asked for is done.
void waitUntilIdle() { CHECK(waitForAllBeside(std::chrono::minutes(1))); }

std::string presetPartOf(const FakeStream& saved) {
  const PluginState::Bytes json = PluginState::read(saved.bytes).state.preset();
  return {json.begin(), json.end()};
}

}  // namespace

TEST(ManagedSide, nobodyIsStartedBeforeTheActivation) {
  Plugin plugin(nullptr, FakeManaged::api);
  FakeStream song = songThatNames("irish");
  CHECK_EQUAL(plugin.component->setState(&song), kResultOk);
  CHECK_EQUAL(presetPartOf(plugin.save()), R"({"preset":"irish"})");
  CHECK_EQUAL(FakeManaged::one().start.passed(), 0);
}

TEST(ManagedSide, whatIsPlayedBeforeItIsThereIsHeard) {
  FakeManaged& managed = FakeManaged::one();
  managed.start.close();
  Plugin plugin(nullptr, FakeManaged::api);
  plugin.activate();
  FakeEventList events;
  Event note{};
  note.type = Event::kNoteOnEvent;
  note.noteOn = {0, 60, 0, 0.8f, 0, -1};
  events.addEvent(note);
  FakeChanges none;
  plugin.process(none, &events);
  CHECK_EQUAL(plugin.played.size(), 1u);
  CHECK(managed.made.empty());

  managed.start.open();
  waitUntilIdle();
  plugin.component->setActive(0);
  CHECK_EQUAL(managed.heard.size(), 1u);
  CHECK(std::ranges::count(managed.heard[0], int{kShimInboundNoteOn}) == 1);
}

TEST(ManagedSide, whatWasPlayedBeforeAPauseIsNotHeardAfterIt) {
  FakeManaged& managed = FakeManaged::one();
  Plugin plugin(nullptr, FakeManaged::api);
  plugin.activate();
  waitUntilIdle();
  FakeChanges none;
  plugin.process(none);
  plugin.component->setActive(0);
  plugin.activate();
  waitUntilIdle();
  plugin.component->setActive(0);
  CHECK_EQUAL(managed.made.size(), 1u);
  CHECK(managed.heard[1].empty());
}

TEST(ManagedSide, aHostThatRendersOfflineFindsItReady) {
  FakeManaged& managed = FakeManaged::one();
  managed.start.close();
  std::thread opener([&] {
    managed.start.waitForArrivals(1);
    managed.start.open();
  });
  Plugin plugin(nullptr, FakeManaged::api);
  plugin.activate(kOffline);
  CHECK_EQUAL(managed.prepare.passed(), 1);
  opener.join();
}

TEST(ManagedSide, deactivatedWhileDotnetStartsNothingIsMade) {
  FakeManaged& managed = FakeManaged::one();
  managed.start.close();
  {
    Plugin plugin(nullptr, FakeManaged::api);
    plugin.activate();
    managed.start.waitForArrivals(1);
    plugin.component->setActive(0);
  }
  managed.start.open();
  waitUntilIdle();
  CHECK(managed.made.empty());
}

TEST(ManagedSide, removedWhileItLoadsItIsDestroyedLater) {
  FakeManaged& managed = FakeManaged::one();
  managed.prepare.close();
  {
    Plugin plugin(nullptr, FakeManaged::api);
    plugin.activate();
    managed.prepare.waitForArrivals(1);
    plugin.component->setActive(0);
  }
  CHECK_EQUAL(managed.destroy.passed(), 0);
  managed.prepare.open();
  managed.destroy.waitForPassed(1);
  waitUntilIdle();
}

TEST(ManagedSide, whatIsStuckIsLeftToItselfAndAnotherTakesItsPlace) {
  FakeManaged& managed = FakeManaged::one();
  managed.release.close();
  {
    Plugin plugin(nullptr, FakeManaged::api);
    FakeStream song = songThatNames("irish");
    CHECK_EQUAL(plugin.component->setState(&song), kResultOk);
    plugin.activate();
    waitUntilIdle();
    plugin.component->setActive(0);
    managed.release.waitForArrivals(1);
    CHECK_EQUAL(managed.release.passed(), 0);
    CHECK_EQUAL(presetPartOf(plugin.save()), R"({"preset":"irish"})");

    plugin.activate();
    managed.prepare.waitForPassed(2);
    CHECK_EQUAL(managed.made.size(), 2u);
    CHECK(managed.made[0]->inbound != managed.made[1]->inbound);
    CHECK(managed.states == std::vector<std::string>(2, R"({"preset":"irish"})"));
    plugin.component->setActive(0);
  }
  managed.release.open();
  waitUntilIdle();
  CHECK_EQUAL(managed.destroy.passed(), 2);
}

TEST(ManagedSide, aStateThatComesWhileItLoadsReachesIt) {
  FakeManaged& managed = FakeManaged::one();
  managed.start.close();
  Plugin plugin(nullptr, FakeManaged::api);
  plugin.activate();
  FakeStream song = songThatNames("jazz");
  CHECK_EQUAL(plugin.component->setState(&song), kResultOk);
  CHECK_EQUAL(presetPartOf(plugin.save()), R"({"preset":"jazz"})");
  managed.start.open();
  waitUntilIdle();
  CHECK(managed.states == std::vector<std::string>{R"({"preset":"jazz"})"});
  CHECK_EQUAL(presetPartOf(plugin.save()), R"({"preset":"of the managed side"})");
  plugin.component->setActive(0);
  CHECK(managed.restores == std::vector<uint32_t>{0});  // the ring brings the number of the state
}
