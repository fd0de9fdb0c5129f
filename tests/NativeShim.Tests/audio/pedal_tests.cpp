// The sustain pedal, and the controllers that pass through.
#include <cmath>
#include <utility>
#include <vector>

#include "support/check.h"
#include "support/fake_host.h"
#include "vst3/midi_mapping.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Pedal, theVoiceSustainsUntilItIsUp) {
  const auto levelAt = [](int64_t sample, bool withPedal) {
    FakeHost host(512);
    if (withPedal) host.controller(0, 64, 127);
    host.noteOn(100, 60);
    host.noteOff(12000, 60);
    host.controller(96000, 64, 0);
    host.runTo(sample + 2000);
    return host.peakSince(sample);
  };
  CHECK(levelAt(90000, true) > 0.02f);
  CHECK(levelAt(90000, false) < 0.001f);
  CHECK(levelAt(140000, true) < 0.001f);
}

TEST(Pedal, isThatOfItsChannelAndNotTheAnswers) {
  FakeHost host(512);
  host.controller(0, 64, 127);
  host.noteOn(100, 60, 0.8f, 1);
  host.noteOff(12000, 60, 1);
  host.runTo(512);
  host.answer(0.1, 0.5, 72, host.epoch());
  host.runTo(60000);
  CHECK(host.peakSince(58000) < 0.001f);
}

TEST(Pedal, aKeyStruckAgainSoundsOnce) {
  FakeHost host(512);
  host.controller(0, 64, 127);
  for (int i = 0; i < 100; ++i) {
    host.noteOn(100 + i * 1000, 60);
    host.noteOff(600 + i * 1000, 60);
  }
  host.controller(101000, 64, 0);
  host.runTo(160000);
  CHECK_EQUAL(host.notesOf(60).size(), 200u);  // the keys, as they were played
  CHECK(host.isPaired());
  CHECK(host.peakSince(150000) < 0.001f);
}

TEST(Pedal, isSaidToTheEngine) {
  FakeHost host(480);
  host.controller(10, 64, 127, 3);
  host.controller(20, 64, 63, 3);
  host.controller(30, 64, 64, 3);
  host.controller(40, 66, 127, 3);
  host.controller(50, 121, 0, 3);
  host.runBlock(480);
  const auto heard = host.heardOf(kShimInboundController);
  const int numbers[] = {64, 64, 64, 66, 121};
  const int values[] = {127, 63, 64, 127, 0};
  CHECK_EQUAL(heard.size(), 5u);
  for (size_t i = 0; i < heard.size(); ++i) {
    CHECK_EQUAL(static_cast<int>(heard[i].channel), 3);
    CHECK_EQUAL(heard[i].id, numbers[i]);
    CHECK_EQUAL(std::lround(heard[i].value * 127), values[i]);
  }
}

// Of a wheel, the engine hears what makes a difference in seven bits.
TEST(Pedal, norIsAWheelSaidTwice) {
  FakeHost host(480);
  host.controller(10, kPitchBend, 8192, 1);  // where it stands
  host.controller(20, kPitchBend, 9000, 1);
  host.controller(30, kPitchBend, 9001, 1);
  host.controller(40, 1, 5, 1);
  host.controller(50, 1, 5, 2);
  host.controller(60, 1, 5, 1);
  host.controller(70, 121, 0, 1);
  host.controller(80, kPitchBend, 9000, 1);
  host.controller(90, 11, 9, 1);  // expression means nothing to it
  host.runBlock(480);
  std::vector<std::pair<int, int>> heard;
  for (const ShimInboundEvent& event : host.heardOf(kShimInboundController)) {
    heard.emplace_back(event.id, event.channel);
  }
  const std::vector<std::pair<int, int>> expected = {{kPitchBend, 1}, {1, 1}, {1, 2}, {121, 1}, {kPitchBend, 1}};
  CHECK(heard == expected);
}

// Sostenuto holds the keys that were down with it, and no other.
TEST(Pedal, sostenutoHoldsWhatWasDown) {
  const auto levelAt = [](int64_t sample, int64_t pressed, int sustain) {
    FakeHost host(512);
    host.noteOn(100, 60);
    host.controller(pressed, 66, 127);
    host.noteOff(12000, 60);
    if (sustain > 0) host.controller(11000, 64, 127);
    if (sustain > 0) host.controller(sustain, 64, 0);
    host.controller(72000, 66, 0);
    host.runTo(sample + 2000);
    return host.peakSince(sample);
  };
  CHECK(levelAt(70000, 6000, 0) > 0.02f);
  CHECK(levelAt(100000, 6000, 0) < 0.001f);
  CHECK(levelAt(70000, 50, 0) < 0.001f);  // pressed before the key
  CHECK(levelAt(70000, 6000, 20000) > 0.02f);
  CHECK(levelAt(80000, 6000, 90000) > 0.02f);  // the other pedal holds it on
  CHECK(levelAt(130000, 6000, 90000) < 0.001f);
}

// The host's own button follows the foot.
TEST(Pedal, asTheButtonHoldTheHostIsTold) {
  FakeHost host(512);
  host.parameter(0, kParameterMode, 0.5);
  host.controller(600, 64, 127);
  host.runTo(1024);
  bool isTold = false;
  for (int32 i = 0; i < host.changesOut.getParameterCount(); ++i) {
    const FakeQueue& queue = host.changesOut.at(i);
    isTold = isTold || (queue.id == kParameterHold && queue.points.back().value == 1);
  }
  CHECK(isTold);
  CHECK(host.controllers.empty());
}

TEST(Through, controllersPassAtTheirSample) {
  FakeHost host(512);
  host.controller(700, 64, 127, 2);
  host.controller(701, 11, 99, 2);
  host.controller(702, kAfterTouch, 5);
  host.controller(703, kPitchBend, 8192 + 77, 15);
  host.controller(704, 123, 0, 2);  // its notes get their note-offs
  host.controller(1500, 64, 0, 2);
  host.runTo(2048);
  const std::vector<PlayedController> expected = {
      {700, 2, 64, 127}, {701, 2, 11, 99}, {702, 0, kAfterTouch, 5}, {703, 15, kPitchBend, 8192 + 77},
      {1500, 2, 64, 0}};
  CHECK(host.controllers == expected);
  host.parameter(2048, kParameterMidiThrough, 0);
  host.controller(2100, 11, 50);
  host.runTo(4096);
  CHECK_EQUAL(host.controllers.size(), expected.size());
}

TEST(Through, aPedalThatIsDownInTheOutputComesUpThere) {
  const auto ups = [](auto act) {
    FakeHost host(512);
    host.controller(100, 64, 127);
    host.runTo(512);
    act(host);
    host.runTo(host.now + 4096);
    int count = 0;
    for (const PlayedController& out : host.controllers) count += out.number == 64 && out.value == 0;
    return count;
  };
  CHECK_EQUAL(ups([](FakeHost& host) {
                host.parameter(600, kParameterMidiThrough, 0);
                host.controller(700, 64, 0);
                host.controller(800, 64, 0);
              }),
              1);
  CHECK_EQUAL(ups([](FakeHost& host) { host.parameter(600, kParameterPanic, 1); }), 1);
  CHECK_EQUAL(ups([](FakeHost& host) { host.parameter(600, kParameterMuteWhileListening, 1); }), 1);
  CHECK_EQUAL(ups([](FakeHost& host) { host.audio.endHeldNotes(); }), 1);
  CHECK_EQUAL(ups([](FakeHost& host) {
                host.output.limit = 0;
                host.controller(600, 64, 0);
                host.runTo(1024);
                host.output.limit = SIZE_MAX;
              }),
              1);
}
