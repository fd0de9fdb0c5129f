// Which of the answer's notes a block plays, and where.
#include <cmath>

#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Outbound, noteSoundsAtItsSampleAtEveryBlockSize) {
  for (int32_t block : {1, 64, 511, 4096, 8192}) {
    FakeHost host(block);
    host.runBlock(1);
    CHECK(host.answer(1.0, 0.25, 72, host.epoch()));
    CHECK(host.answer(1.5, 0.125, 74, host.epoch()));
    host.runTo(48000);
    const float velocity = std::nextafter(0.7f, 1.0f);  // so that a host that truncates loses nothing
    const std::vector<Played> expected = {{24000, true, 0, 72, velocity, -1},
                                          {30000, false, 0, 72, 0, -1},
                                          {36000, true, 0, 74, velocity, -1},
                                          {39000, false, 0, 74, 0, -1}};
    CHECK(host.played == expected);
    CHECK_EQUAL(host.shared.status->notesOnTime, 2u);
  }
}

// For an instrument behind the event output that sounds late, or one that sounds too early.
TEST(Outbound, noteIsSentEarlierOrLaterByMilliseconds) {
  for (int32_t block : {1, 64, 511, 4096}) {
    FakeHost host(block);
    host.runBlock(1);
    OutboundRing ring(host.shared.outbound.get());
    ring.tryPush({1.0, 0.5, host.epoch(), kShimOutboundNote, 50, 0, 72, 1, 0.7f});
    ring.tryPush({2.0, 0.5, host.epoch(), kShimOutboundNote, -50, 0, 74, 0, 0.7f});
    host.runTo(72000);
    CHECK_EQUAL(host.notesOf(72)[0].sample, 24000 - 2400);
    CHECK_EQUAL(host.notesOf(72)[1].sample, 36000 - 2400);
    CHECK_EQUAL(host.notesOf(74)[0].sample, 48000 + 2400);
    CHECK_EQUAL(host.notesOf(74)[1].sample, 60000 + 2400);
    CHECK_EQUAL(host.shared.status->notesLate, 0u);
  }
}

TEST(Outbound, noteThatCannotBeSentSoEarlyComesAtOnce) {
  FakeHost host(480);
  host.runTo(24000);
  OutboundRing ring(host.shared.outbound.get());
  ring.tryPush({1.01, 0.5, host.epoch(), kShimOutboundNote, 50, 0, 72, 1, 0.7f});
  host.runTo(48000);
  CHECK_EQUAL(host.notesOf(72)[0].sample, 24000);
  CHECK_EQUAL(host.shared.status->notesLate, 0u);
}

// 50 ms are a tenth of a quarter.
TEST(Outbound, noteIsNotSentBeforeItWasKnown) {
  for (int32_t block : {1, 64, 511, 48000}) {
    FakeHost host(block);
    host.runBlock(1);
    OutboundRing ring(host.shared.outbound.get());
    ring.tryPush({1.0, 0, host.epoch(), kShimOutboundWheel, 50, 0, kPitchBend, 0.05f, 1});
    ring.tryPush({1.0, 0.01, host.epoch(), kShimOutboundWheel, 50, 0, kPitchBend, 0.05f, 0});
    ring.tryPush({1.0, 0.5, host.epoch(), kShimOutboundNote, 50, 0, 72, 0.05f, 0.7f});
    host.runTo(48001);
    CHECK_EQUAL(host.notesOf(72)[0].sample, 24000 - 1200);
    CHECK_EQUAL(host.notesOf(72)[1].sample, 36000 - 1200);
    const std::vector<PlayedController> expected = {
        {22800, 0, kPitchBend, 16383}, {23040, 0, kPitchBend, 0}, {34800, 0, kPitchBend, 8192}};
    CHECK(host.controllers == expected);
  }
}

TEST(Outbound, tempoStepMidwayMovesTheNotesWithTheBeat) {
  FakeHost host(480);
  host.runBlock(480);
  host.answer(2.0, 1, 60, host.epoch());
  host.runTo(24000);  // one quarter at 120
  host.tempo = 60;
  host.runTo(121000);
  CHECK_EQUAL(host.notesOf(60)[0].sample, 24000 + 48000);
  CHECK_EQUAL(host.notesOf(60)[1].sample, 24000 + 48000 + 48000);
}

TEST(Outbound, lateNoteIsDroppedAndCounted) {
  FakeHost host(480);
  host.runTo(48000);  // quarter 2
  host.answer(1.9, 1, 60, host.epoch());
  host.answer(2.0 - 0.9 / 960, 1, 61, host.epoch());  // within a tick: still in time
  host.answer(2.5, 1, 62, host.epoch());
  host.runTo(120000);
  CHECK(host.notesOf(60).empty());
  CHECK_EQUAL(host.notesOf(61).size(), 2u);
  CHECK_EQUAL(host.notesOf(61)[0].sample, 48000);
  CHECK_EQUAL(host.notesOf(62).size(), 2u);
  CHECK_EQUAL(host.shared.status->notesLate, 1u);
  CHECK_EQUAL(host.shared.status->notesOnTime, 2u);
}

TEST(Outbound, playersNoteVoidsTheAnswerAtTheSample) {
  for (int32_t block : {64, 512, 8192}) {
    FakeHost host(block);
    host.runBlock(64);
    const uint32_t epoch = host.epoch();
    const auto answerAt = [&](int sample, int pitch) { host.answer(sample / 24000.0, 4, pitch, epoch); };
    answerAt(24000, 72);
    answerAt(24099, 73);
    answerAt(24100, 74);
    answerAt(24101, 75);
    answerAt(48000, 76);
    host.noteOn(24100, 40);
    host.runTo(60000);
    for (int pitch : {72, 73}) {
      CHECK_EQUAL(host.notesOf(pitch).size(), 2u);
      CHECK_EQUAL(host.notesOf(pitch)[1].sample, 24100);
    }
    for (int pitch : {74, 75, 76}) CHECK(host.notesOf(pitch).empty());
    CHECK_EQUAL(host.shared.status->outboundStale, 3u);
    CHECK_EQUAL(host.shared.status->notesOnTime, 2u);
    // The answers end before the player's note begins.
    CHECK_EQUAL(host.played.back().pitch, 40);
  }
}

TEST(Outbound, jumpEndsAnswersAndDropsTheRest) {
  FakeHost host(480);
  host.runBlock(480);
  host.answer(0.5, 8, 60, host.epoch());
  host.answer(3, 1, 62, host.epoch());
  host.runTo(24000);
  host.position = 0;
  host.runTo(120000);
  CHECK_EQUAL(host.notesOf(60).size(), 2u);
  CHECK_EQUAL(host.notesOf(60)[1].sample, 24000);
  CHECK(host.notesOf(62).empty());
  CHECK(host.isPaired());
}

TEST(Outbound, garbageIsNotPlayed) {
  FakeHost host(480);
  host.runBlock(480);
  OutboundRing ring(host.shared.outbound.get());
  const uint32_t epoch = host.epoch();
  ring.tryPush({std::nan(""), 1, epoch, kShimOutboundNote, 0, 0, 60, 0, 1});
  ring.tryPush({1, -1, epoch, kShimOutboundNote, 0, 0, 60, 0, 1});
  ring.tryPush({1, 1, epoch, kShimOutboundNote, 0, 16, 60, 0, 1});
  ring.tryPush({1, 1, epoch, kShimOutboundNote, 0, 0, 128, 0, 1});
  ring.tryPush({1, 1, epoch, 9, 0, 0, 60, 0, 1});
  host.runTo(48000);
  CHECK(host.played.empty());
}

TEST(Outbound, nothingIsAnsweredWhileBypassed) {
  FakeHost host(512);
  host.parameter(100, kParameterBypass, 1);
  host.runTo(2000);
  host.answer(0.5, 0.5, 72, host.epoch());  // Hold may be pressed then
  host.runTo(40000);
  CHECK(host.notesOf(72).empty());
}
