// Restored states, what the host is told, and waiting offline.
#include <atomic>
#include <chrono>
#include <thread>

#include "src/parameters/controller_parameters.h"
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Restore, valuesTakeEffectWithTheNextBlock) {
  FakeHost host(512);
  host.runTo(1024);
  RestoredParameters restored;
  restored.values = host.audio.parameters().snapshot();
  restored.values[kParameterTopK] = 1;
  restored.values[kParameterPanic] = 1;
  restored.values[kParameterPreset] = 1;
  restored.number = 1;
  host.audio.restore(restored);
  CHECK_EQUAL(host.audio.parameters().get(kParameterTopK), 1.0);
  const uint32_t before = host.epoch();
  host.runTo(2048);
  const auto knobs = host.heardOf(kShimInboundParameter);
  CHECK_EQUAL(knobs.size(), 1u);
  const auto states = host.heardOf(kShimInboundRestored);
  CHECK(states.size() == 1 && states[0].id == 1);
  CHECK_NEAR(states.at(0).value, toNormalized(kShimParameters[kParameterPreset], 3), 1e-12);
  CHECK_EQUAL(host.epoch(), before);  // a preset is swapped at a bar line; a restored panic switch orders nothing
  CHECK(host.heardOf(kShimInboundSilence).empty());
  restored.values[kParameterPreset] = 0;
  restored.presetKnown = true;  // the managed side has been told by name
  restored.number = 2;
  host.audio.restore(restored);
  host.runTo(3072);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundRestored).at(1).id, 2);
  CHECK_EQUAL(host.heardOf(kShimInboundRestored).at(1).value, -1.0);
  CHECK_EQUAL(host.epoch(), before);
}

TEST(Restore, afterLossesTheStateIsSaidAgain) {
  FakeHost host(64);
  host.runBlock(64);
  RestoredParameters restored;
  restored.values = host.audio.parameters().snapshot();
  restored.presetKnown = true;
  restored.number = 3;
  host.audio.restore(restored);
  host.runBlock(64);
  host.hearsInbound = false;
  for (int i = 0; i < 5000; ++i) host.runBlock(64);
  host.hearsInbound = true;
  host.heard.clear();
  host.runTo(host.now + 640);
  const auto states = host.heardOf(kShimInboundRestored);
  CHECK(!states.empty() && states.back().id == 3 && states.back().value == -1);
  for (const ShimInboundEvent& event : host.heardOf(kShimInboundParameter)) {
    CHECK(event.id != kParameterPreset);  // the number is for the host alone
  }
}

TEST(Status, readOnlyParametersAreToldWhenTheyChange) {
  FakeHost host(512);
  host.shared.status->engineState = kShimStateReady;
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 13);
  CHECK_NEAR(host.audio.parameters().get(kParameterStatus), 3 / 5.0, 1e-12);
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 0);
  host.answer(-5, 1, 60, host.epoch());
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 2);  // on-time rate and late notes
}

// A host may move what is only read (Ardour does, where it can set it).
TEST(Status, whatTheHostOverwritesIsToldAgain) {
  FakeHost host(512);
  host.shared.status->engineState = kShimStateReady;
  host.runBlock(512);
  host.parameter(host.now + 3, kParameterStatus, 0);
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 1);
  CHECK_EQUAL(host.changesOut.at(0).id, ParamID{kParameterStatus});
  CHECK_NEAR(host.changesOut.at(0).points.back().value, 3 / 5.0, 1e-12);
  CHECK_NEAR(host.audio.parameters().get(kParameterStatus), 3 / 5.0, 1e-12);
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 0);
}

TEST(Status, figuresComeFromTheBorder) {
  FakeHost host(512);
  ShimStatus& status = *host.shared.status;
  status.engineState = kShimStateReady;
  status.firstAnswerP50 = 1500;
  status.firstAnswerP99 = 250000;
  status.lateShifts = 3;
  status.sparesUsed = 4;
  status.loadedPreset = 128;
  status.problem = kShimProblemNotTheSongsModel;
  status.phrasesRemembered = 12;
  status.captures = 2;
  status.timelineDropped = 3;
  host.runBlock(512);
  const auto shown = [&](uint32_t id) { return toPlain(kShimParameters[id], host.audio.parameters().get(id)); };
  CHECK_NEAR(shown(kParameterFirstAnswerP50), 1.5, 1e-9);
  CHECK_NEAR(shown(kParameterFirstAnswerP99), 250, 1e-9);
  CHECK_EQUAL(shown(kParameterLateShifts), 3.0);
  CHECK_EQUAL(shown(kParameterCaptures), 2.0);
  CHECK_EQUAL(shown(kParameterEventsLost), 3.0);
  CHECK_EQUAL(shown(kParameterSparesUsed), 4.0);
  CHECK_EQUAL(shown(kParameterLoadedPreset), 128.0);
  CHECK_EQUAL(shown(kParameterProblem), 5.0);
  CHECK_EQUAL(shown(kParameterPhrasesRemembered), 12.0);
}

TEST(Status, anotherListOfPresetsIsToldOnce) {
  FakeHost host(512);
  host.shared.status->engineState = kShimStateReady;
  host.shared.status->presetRevision = 1;
  host.runBlock(512);
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 0);
  host.shared.status->presetRevision = 2;
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 1);
  CHECK_EQUAL(host.changesOut.at(0).id, kParameterPresetList);
}

TEST(Status, withoutAListenerThereIsNoRuntime) {
  FakeHost host(512, 48000, false);
  host.shared.status->engineState = kShimStateReady;
  host.noteOn(10, 60);
  host.noteOff(400, 60);
  host.runTo(2048);
  CHECK_EQUAL(host.audio.parameters().get(kParameterStatus), 0.0);
  CHECK_NEAR(host.audio.parameters().get(kParameterProblem), 1 / 6.0, 1e-12);
  CHECK(host.heard.empty());
  CHECK_EQUAL(host.played.size(), 2u);
  CHECK(host.peakSince(0) > 0.01f);
}

TEST(Offline, blockWaitsForTheEngine) {
  FakeHost host(4800);
  host.offline = true;
  host.hearsInbound = false;
  host.prepare();
  std::atomic<bool> stop{false};
  std::thread pump([&] {
    InboundRing ring(host.shared.inbound.get());
    OutboundRing outbound(host.shared.outbound.get());
    uint64_t settled = 0;
    ShimInboundEvent event;
    while (!stop) {
      host.shared.doorbell.waitForWork(1000);
      while (ring.peek(event)) {
        ring.pop();
        ++settled;
        if (event.kind != kShimInboundNoteOff) continue;
        std::this_thread::sleep_for(std::chrono::milliseconds(30));  // a slow engine
        outbound.tryPush({event.ppq + 0.01, 0.1, event.epoch, kShimOutboundNote, 0, 0, 99, 0, 1});
      }
      std::atomic_ref<uint64_t>(host.shared.status->settled).store(settled, std::memory_order_release);
      host.shared.doorbell.signalSettled();
    }
  });
  for (int i = 0; i < 10; ++i) {
    host.noteOn(i * 4800 + 10, 60);
    host.noteOff(i * 4800 + 100, 60);
  }
  host.runTo(48000);
  host.runTo(60000);
  stop = true;
  host.shared.doorbell.ring();
  pump.join();
  CHECK_EQUAL(host.notesOf(99).size(), 20u);  // each in the very block of its note-off
  CHECK_EQUAL(host.shared.status->notesLate, 0u);
  CHECK_EQUAL(host.shared.status->offlineTimeouts, 0u);
}

TEST(Offline, deadEngineIsGivenUpAndCounted) {
  FakeHost host(4800);
  host.prepare();
  host.runBlock(4800);  // the first, live: no wait
  host.offline = true;
  const auto before = std::chrono::steady_clock::now();
  host.runBlock(4800);
  const auto waited = std::chrono::steady_clock::now() - before;
  CHECK(waited > std::chrono::milliseconds(1900) && waited < std::chrono::milliseconds(2500));
  CHECK_EQUAL(host.shared.status->offlineTimeouts, 1u);
}
