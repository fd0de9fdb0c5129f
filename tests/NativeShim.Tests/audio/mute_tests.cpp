// Mute While Listening: the player is neither heard nor passed on, the answers are.
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Mute, playerIsSilentAndStillHeardByTheEngine) {
  FakeHost host(512);
  host.parameter(0, kParameterMuteWhileListening, 1);
  host.noteOn(1000, 60);
  host.noteOff(5000, 60);
  host.runTo(12000);
  CHECK(host.played.empty());
  CHECK_EQUAL(host.peakSince(0), 0.0f);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOff).size(), 1u);
  host.answer(1, 0.5, 72, host.epoch());
  host.runTo(48000);
  CHECK_EQUAL(host.notesOf(72).size(), 2u);
  CHECK(host.peakSince(24000) > 0.01f);
}

TEST(Mute, switchedInMidNoteNothingHangs) {
  FakeHost host(512);
  host.noteOn(1000, 60);
  host.parameter(3000, kParameterMuteWhileListening, 1);
  host.noteOn(4000, 64);
  host.parameter(5000, kParameterMuteWhileListening, 0);
  host.noteOff(6000, 60);
  host.noteOff(7000, 64);
  host.noteOn(8000, 67);
  host.noteOff(9000, 67);
  host.runTo(12000);
  const auto cut = host.notesOf(60);
  CHECK_EQUAL(cut.size(), 2u);
  CHECK_EQUAL(cut.back().sample, 3000);
  CHECK(host.notesOf(64).empty());
  CHECK_EQUAL(host.notesOf(67).size(), 2u);
  CHECK(host.isPaired());
}

TEST(Mute, anAnswersNoteIsNotCutByAMutedKey) {
  FakeHost host(512);
  host.parameter(0, kParameterMuteWhileListening, 1);
  host.noteOn(100, 60);
  host.runTo(1024);
  host.answer(0.5, 1, 60, host.epoch());
  host.noteOff(20000, 60);
  host.runTo(60000);
  const auto events = host.notesOf(60);
  CHECK_EQUAL(events.size(), 2u);
  if (events.size() == 2) CHECK_EQUAL(events[1].sample, 36000);
}

TEST(Mute, bypassPassesThePlayerOn) {
  FakeHost host(512);
  host.parameter(0, kParameterMuteWhileListening, 1);
  host.parameter(500, kParameterBypass, 1);
  host.noteOn(1000, 60);
  host.noteOff(5000, 60);
  host.runTo(12000);
  CHECK_EQUAL(host.notesOf(60).size(), 2u);
}
