// Next Preset and Previous Preset, and a list of presets that grows while the music plays.
#include <cmath>

#include "src/parameters/own_ids.h"
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

// The programs that the managed side was told to choose, in order.
std::vector<int> chosen(const FakeHost& host) {
  std::vector<int> programs;
  for (const ShimInboundEvent& event : host.heardOf(kShimInboundParameter)) {
    if (event.id == kParameterPreset) {
      programs.push_back(static_cast<int>(toPlain(kShimParameters[kParameterPreset], event.value)));
    }
  }
  return programs;
}

void press(FakeHost& host, int64_t sample, uint32_t trigger) {
  host.parameter(sample, trigger, 1);
  host.parameter(sample + 200, trigger, 0);
}

const FakeQueue* told(const FakeHost& host, uint32_t id) {
  for (int32_t i = 0; i < const_cast<FakeHost&>(host).changesOut.getParameterCount(); ++i) {
    if (host.changesOut.at(i).id == id) return &host.changesOut.at(i);
  }
  return nullptr;
}

}  // namespace

TEST(PresetSteps, nextAndPreviousGoAroundTheEnds) {
  FakeHost host(512);  // four presets; the first is chosen
  for (int i = 0; i < 5; ++i) press(host, 1000 + i * 1000, kParameterNextPreset);
  for (int i = 0; i < 2; ++i) press(host, 8000 + i * 1000, kParameterPreviousPreset);
  host.runTo(12000);
  CHECK(chosen(host) == (std::vector<int>{1, 2, 3, 0, 1, 0, 3}));
  CHECK_EQUAL(host.audio.parameters().get(kParameterPreset), 1.0);
}

TEST(PresetSteps, onlyARisingEdgeCounts) {
  FakeHost host(512);
  for (int i = 0; i < 20; ++i) host.parameter(100 + i * 100, kParameterNextPreset, 1);
  host.runTo(4096);
  CHECK_EQUAL(chosen(host).size(), 1u);
}

TEST(PresetSteps, brokenPresetsAreSkipped) {
  FakeHost host(512);
  host.programs.set(4, [](int32_t i) { return i == 0 || i == 3; });
  press(host, 100, kParameterNextPreset);
  press(host, 1100, kParameterNextPreset);
  host.runTo(4096);
  CHECK(chosen(host) == (std::vector<int>{3, 0}));
}

TEST(PresetSteps, withNothingElseToPlayNothingChanges) {
  FakeHost host(512);
  host.programs.set(4, [](int32_t i) { return i == 0; });
  press(host, 100, kParameterNextPreset);
  host.runTo(4096);
  CHECK(chosen(host).empty());
}

TEST(PresetSteps, hostIsToldAtTheTriggersSample) {
  FakeHost host(512);
  host.runTo(512);
  host.parameter(512 + 77, kParameterNextPreset, 1);
  host.runBlock(512);
  const FakeQueue* queue = told(host, kParameterPreset);
  CHECK(queue != nullptr);
  if (!queue) return;
  CHECK_EQUAL(queue->points[0].offset, 77);
  CHECK_NEAR(queue->points[0].value, 1 / 3.0, 1e-12);
  CHECK_NEAR(host.audio.parameters().get(kParameterPreset), 1 / 3.0, 1e-12);
  host.runBlock(512);
  CHECK(told(host, kParameterPreset) == nullptr);
}

TEST(PresetSteps, programIsThePresetByAnotherName) {
  FakeHost host(512);
  host.runTo(512);
  host.parameter(512 + 77, kParameterProgram, 1);
  host.runBlock(512);
  CHECK(chosen(host) == (std::vector<int>{3}));
  const FakeQueue* queue = told(host, kParameterPreset);
  CHECK(queue != nullptr && queue->points[0].offset == 77 && queue->points[0].value == 1);
  host.parameter(1100, kParameterPreset, 1 / 3.0);
  host.runBlock(512);
  CHECK(told(host, kParameterPreset) == nullptr);
  queue = told(host, kParameterProgram);
  CHECK(queue != nullptr && queue->points[0].value == 1 / 3.0);

  FakeHost waiting(512);  // before the first block
  waiting.parameter(0, kParameterProgram, 2 / 3.0);
  waiting.flush();
  waiting.runBlock(512);
  CHECK_EQUAL(waiting.audio.parameters().program(), 2);
}

// As Ardour opens a song: first the value that it saved itself, then the one to which the state has led.
TEST(PresetSteps, songsPresetThatTheHostSendsBackIsNoChoice) {
  for (const bool isActive : {false, true}) {
    FakeHost host(512);
    if (isActive) host.runTo(512);
    RestoredParameters restored;
    restored.presetKnown = true;
    restored.number = 1;
    restored.values = host.audio.parameters().snapshot();
    restored.values[kParameterPreset] = 1 / 3.0;
    host.audio.restore(restored);
    if (!isActive) host.prepare();
    host.parameter(host.now, kParameterPreset, 1);
    host.parameter(host.now, kParameterPreset, static_cast<float>(1 / 3.0));
    host.runBlock(512);
    CHECK_EQUAL(host.audio.parameters().program(), CONTINUO_PROGRAM_OF_STATE);
    CHECK(chosen(host).empty());
    host.parameter(host.now + 5, kParameterProgram, 1 / 3.0);
    host.runBlock(512);
    CHECK_EQUAL(host.audio.parameters().program(), 1);
    CHECK(chosen(host) == (std::vector<int>{1}));
  }
}

// Two in one block, with the host's own choice between them: each counts from the one before.
TEST(PresetSteps, everyTriggerOfABlockCounts) {
  FakeHost host(4096);
  press(host, 100, kParameterNextPreset);
  host.parameter(1000, kParameterPreset, 1);
  press(host, 2000, kParameterPreviousPreset);
  host.runTo(4096);
  CHECK(chosen(host) == (std::vector<int>{1, 3, 2}));
}

TEST(PresetSteps, chosenProgramKeepsItsNumberWhenTheListGrows) {
  FakeHost host(512);
  host.parameter(100, kParameterPreset, 2 / 3.0);
  host.runTo(1024);
  host.programs.set(9, [](int32_t) { return true; });
  host.runTo(2048);
  CHECK_NEAR(host.audio.parameters().get(kParameterPreset), 2 / 8.0, 1e-12);
  press(host, 2100, kParameterNextPreset);
  host.parameter(3000, kParameterPreset, 1);
  host.runTo(4096);
  CHECK(chosen(host) == (std::vector<int>{2, 3, 8}));
}

TEST(PresetSteps, presetThatThePlayerChoseIsToldOnce) {
  FakeHost host(512);
  host.playing = false;
  host.runTo(512);
  host.parameter(600, kParameterPreset, 2 / 3.0);
  host.runBlock(512);
  const FakeQueue* queue = told(host, kParameterPresetChosen);
  CHECK(queue != nullptr);
  if (!queue) return;
  const double first = queue->points[0].value * kPresetChosenMaximum;
  CHECK_EQUAL((std::lround(first) - 1) / 2, 2);
  host.parameter(1100, kParameterPreset, 2 / 3.0);  // no other
  host.runBlock(512);
  CHECK(told(host, kParameterPresetChosen) == nullptr);
  press(host, 1600, kParameterNextPreset);
  host.runBlock(512);
  queue = told(host, kParameterPresetChosen);
  CHECK(queue != nullptr && (std::lround(queue->points[0].value * kPresetChosenMaximum) - 1) / 2 == 3);
}

// The value moves even when automation has led away from a preset that is then chosen again.
TEST(PresetSteps, samePresetChosenAgainIsAnotherValue) {
  FakeHost host(512);
  host.playing = false;
  std::vector<double> values;
  for (int round = 0; round < 2; ++round) {
    host.playing = false;
    host.parameter(host.now + 10, kParameterPreset, 1);
    host.runBlock(512);
    if (const FakeQueue* queue = told(host, kParameterPresetChosen)) values.push_back(queue->points[0].value);
    host.playing = true;
    host.parameter(host.now + 10, kParameterPreset, 0);
    host.runBlock(512);
    CHECK(told(host, kParameterPresetChosen) == nullptr);
  }
  CHECK(values.size() == 2 && values[0] != values[1]);
}

TEST(PresetSteps, automationAndSongsAreNotThePlayersChoice) {
  FakeHost running(512);
  running.parameter(600, kParameterPreset, 1);
  press(running, 1200, kParameterNextPreset);
  FakeHost offline(512);
  offline.playing = false;
  offline.offline = true;
  offline.prepare();
  offline.parameter(600, kParameterPreset, 1);
  FakeHost song(512);
  song.playing = false;
  song.runTo(512);
  RestoredParameters restored;
  restored.presetKnown = true;
  restored.values = song.audio.parameters().snapshot();
  restored.values[kParameterPreset] = 1;
  song.audio.restore(restored);
  for (FakeHost* host : {&running, &offline, &song}) {
    for (int block = 0; block < 4; ++block) {
      host->runBlock(512);
      CHECK(told(*host, kParameterPresetChosen) == nullptr);
    }
    CHECK_EQUAL(programOf(host->audio.parameters().get(kParameterPreset), 4), host == &running ? 0 : 3);
  }
}

TEST(PresetSteps, sameAtEveryBlockSize) {
  std::vector<std::vector<ShimInboundEvent>> runs;
  for (const int32_t size : {32, 1000}) {
    FakeHost host(size);
    press(host, 3333, kParameterNextPreset);
    host.noteOn(4000, 60);
    press(host, 5555, kParameterPreviousPreset);
    host.noteOff(9000, 60);
    host.runTo(12000);
    runs.push_back(host.heardOf(kShimInboundParameter));
  }
  CHECK_EQUAL(runs[0].size(), runs[1].size());
  for (size_t i = 0; i < std::min(runs[0].size(), runs[1].size()); ++i) {
    CHECK_NEAR(runs[0][i].ppq, runs[1][i].ppq, 1e-9);
    CHECK_EQUAL(runs[0][i].value, runs[1][i].value);
  }
}
