// The player's notes, bypass, panic, deactivation: what sounds, and when it ends.
#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Through, playersNotesPassAtTheirSample) {
  FakeHost host(512);
  host.noteOn(700, 60, 0.5f, 2, 9);
  host.noteOff(5000, 60, 2, 9);
  host.runTo(6000);
  const std::vector<Played> expected = {{700, true, 2, 60, 0.5f, 9}, {5000, false, 2, 60, 0, 9}};
  CHECK(host.played == expected);
}

TEST(Through, switchedOffInMidNoteStillEndsIt) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.parameter(2000, kParameterMidiThrough, 0);
  host.noteOn(2500, 62);
  host.noteOff(5000, 60);
  host.noteOff(5000, 62);
  host.runTo(6000);
  CHECK_EQUAL(host.notesOf(60).size(), 2u);
  CHECK(host.notesOf(62).empty());
  CHECK(host.peakSince(2500) > 0.01f);  // the voice plays on
}

// A note-off in MIDI ends whatever sounds on its key. So the key is up in the output when its last note is over.
TEST(Through, answerOnAKeyThatThePlayerHoldsDoesNotEndIt) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.runTo(1024);
  host.answer(0.5, 1, 60, host.epoch());  // 12000 to 36000
  host.noteOff(70000, 60);
  host.runTo(80000);
  const std::vector<Played> expected = {{100, true, 0, 60, 0.8f, -1},
                                        {12000, true, 0, 60, host.played.at(1).velocity, -1},
                                        {70000, false, 0, 60, 0, -1},
                                        {70000, false, 0, 60, 0, -1}};
  CHECK(host.played == expected);
}

TEST(Through, playersNoteThatEndsUnderAnAnswerDoesNotEndTheAnswer) {
  FakeHost host(512);
  host.noteOn(100, 60, 0.8f, 0, 7);
  host.runTo(1024);
  host.answer(0.5, 1, 60, host.epoch());
  host.noteOff(20000, 60, 0, 7);
  host.runTo(80000);
  const auto events = host.notesOf(60);
  CHECK_EQUAL(events.size(), 4u);
  CHECK(events.at(2).sample == 36000 && events.at(3).sample == 36000);
  CHECK(events.at(2).noteId == -1 && events.at(3).noteId == 7);  // each with the id of its note-on
  CHECK(host.isPaired());
}

TEST(Through, answersOnAHeldKeyDoNotEndItWhenTheyAreBrokenOff) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.runTo(1024);
  for (int i = 0; i < 4; ++i) host.answer(0.5 + i * 0.25, 0.5, 60, host.epoch());
  host.parameter(40000, kParameterForget, 1);  // the epoch moves on
  host.noteOff(70000, 60);
  host.runTo(80000);
  const auto events = host.notesOf(60);
  CHECK_EQUAL(events.size(), 10u);
  for (size_t i = 5; i < events.size(); ++i) CHECK_EQUAL(events[i].sample, 70000);
  CHECK(host.isPaired());
}

// Nothing that the player has sent is in the output, so the answer ends when it ends.
TEST(Through, answerOnAHeldKeyThatDoesNotPassEndsByItself) {
  FakeHost host(512);
  host.parameter(0, kParameterMidiThrough, 0);
  host.noteOn(100, 60);
  host.runTo(1024);
  host.answer(0.5, 1, 60, host.epoch());
  host.noteOff(70000, 60);
  host.runTo(80000);
  CHECK_EQUAL(host.notesOf(60).size(), 2u);
  CHECK_EQUAL(host.notesOf(60).back().sample, 36000);
}

// What the voice plays of a key that is held from sample 100, with an answer on it or without.
TEST(Voice, playersKeySoundsOnUnderAnAnswerUntilItIsUp) {
  const auto loudness = [](bool hasAnswer, bool isPlayed) {
    FakeHost host(512);
    if (isPlayed) host.noteOn(100, 60);
    host.runTo(1024);
    if (hasAnswer) host.answer(0.25, 0.1, 60, host.epoch());  // 6000 to 8400
    host.noteOff(60000, 60);
    host.runTo(90000);
    float peak = 0;
    for (size_t i = 40000; i < 60000; ++i) peak = std::max(peak, std::abs(host.left[i]));
    return std::pair{peak, host.peakSince(85000)};
  };
  const auto [alone, aloneAfter] = loudness(false, true);
  const auto [both, bothAfter] = loudness(true, true);
  CHECK(alone > 0.01f);
  CHECK_NEAR(both, alone, 0.01);
  CHECK(bothAfter < 0.001f && aloneAfter < 0.001f);
  CHECK(loudness(true, false).first < 0.001f);
}

TEST(Through, repeatedKeyEndsTheOldNoteFirst) {
  FakeHost host(512);
  host.noteOn(100, 60, 0.5f, 0, 1);
  host.noteOn(200, 60, 0.5f, 0, 2);
  host.noteOff(300, 60, 0, 1);  // late off of the first: swallowed
  host.noteOff(400, 60, 0, 2);
  host.noteOff(500, 60, 0, 2);
  host.runTo(1024);
  const std::vector<Played> expected = {
      {100, true, 0, 60, 0.5f, 1}, {200, false, 0, 60, 0, 1}, {200, true, 0, 60, 0.5f, 2}, {400, false, 0, 60, 0, 2}};
  CHECK(host.played == expected);
}

// Overlapping clips, in hosts that give notes no ids: both pass through whole.
TEST(Through, overlappingNotesOfAKeyAreNotCut) {
  FakeHost host(512);
  host.noteOn(100, 60, 0.5f);
  host.noteOn(10000, 60, 0.5f);
  host.noteOff(10100, 60);
  host.noteOff(40000, 60);
  host.noteOff(41000, 60);  // of nothing
  host.runTo(48000);
  const std::vector<Played> expected = {{100, true, 0, 60, 0.5f, -1},
                                        {10000, true, 0, 60, 0.5f, -1},
                                        {10100, false, 0, 60, 0, -1},
                                        {40000, false, 0, 60, 0, -1}};
  CHECK(host.played == expected);
  const float quiet = host.peakSince(46000);
  CHECK(host.peakSince(39000) > 2 * quiet);  // the voice plays until the key is up
}

TEST(Through, overlappingNotesAllEndWithPanicAndUnderAnAnswer) {
  FakeHost host(512);
  for (int i = 0; i < 5; ++i) host.noteOn(100 + i, 60);
  for (int i = 0; i < 3; ++i) host.noteOn(100 + i, 64);
  host.runTo(1024);
  host.answer(0.5, 1, 64, host.epoch());
  host.parameter(20000, kParameterPanic, 1);
  for (int i = 0; i < 3; ++i) host.noteOff(21000 + i, 64);
  host.runTo(48000);
  CHECK_EQUAL(host.notesOf(60).size(), 10u);
  CHECK_EQUAL(host.notesOf(64).size(), 8u);
  CHECK(host.isPaired());
}

TEST(Through, noteOnWithoutVelocityIsANoteOff) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.noteOn(200, 60, 0);
  host.runTo(512);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOff).size(), 1u);
}

TEST(EventOutput, switchedOffInMidAnswerEndsItThereAndTheVoicePlaysOn) {
  FakeHost host(512);
  host.noteOn(100, 50);
  host.runBlock(512);
  host.answer(0.25, 2, 72, host.epoch());  // 6000 to 54000
  host.answer(1, 0.5, 74, host.epoch());   // 24000 to 36000
  host.answer(2, 0.5, 76, host.epoch());   // 48000 to 60000
  host.controller(9500, 64, 127);
  host.runTo(10240);
  host.audio.setEventOutput(false);
  host.runTo(40960);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.notesOf(72).back().sample, 10240);
  CHECK_EQUAL(host.notesOf(50).back().sample, 10240);
  CHECK(host.notesOf(74).empty());
  CHECK_EQUAL(host.controllers.back().value, 0);  // the pedal
  CHECK_EQUAL(host.controllers.back().sample, 10240);
  CHECK(host.peakSince(39000) > 0.01f);
  host.audio.setEventOutput(true);
  host.noteOff(50000, 50);
  host.runTo(80000);
  CHECK_EQUAL(host.notesOf(72).size(), 2u);
  CHECK_EQUAL(host.notesOf(50).size(), 2u);
  CHECK_EQUAL(host.notesOf(76).size(), 2u);
  CHECK(host.isPaired());
}

// Notes of the first block, and those that come without time before it, are the player's as any others.
TEST(FirstBlock, itsNotesArePlayedAndTold) {
  FakeHost host(512);
  host.noteOn(0, 60);
  host.noteOff(3000, 60);
  host.runTo(4096);
  CHECK(host.notesOf(60).size() == 2 && host.notesOf(60)[0].sample == 0);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOff).size(), 1u);
}

TEST(FirstBlock, notesThatComeWithoutTimeBeforeItAreKept) {
  FakeHost host(512);
  host.noteOn(0, 60);
  host.flush();
  host.noteOn(0, 62);
  host.noteOff(0, 62);
  host.flush();
  host.noteOff(3000, 60);
  host.runTo(4096);
  CHECK(host.notesOf(60).size() == 2 && host.notesOf(60)[0].sample == 0 && host.notesOf(60)[1].sample == 3000);
  CHECK_EQUAL(host.notesOf(62).size(), 2u);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 2u);
  CHECK(host.isPaired());
}

TEST(FirstBlock, keptNotesHaveNoRoomWithoutEnd) {
  FakeHost host(512);
  for (int i = 0; i < 3000; ++i) {
    host.noteOn(0, 30 + i % 60);
    host.flush();
  }
  for (int pitch = 30; pitch < 90; ++pitch) {
    for (int i = 0; i < 50; ++i) host.noteOff(600, pitch);
  }
  host.runTo(1024);
  CHECK(host.isPaired());
  CHECK(host.shared.status->timelineDropped > 0);
}

TEST(Bypass, endsAnswersPassesNotesAndIsSilent) {
  FakeHost host(512);
  host.runBlock(512);
  host.answer(0.5, 8, 72, host.epoch());
  host.answer(3, 1, 74, host.epoch());
  host.noteOn(600, 40);
  host.noteOff(700, 40);
  host.runTo(1024);
  host.answer(0.5, 8, 72, host.epoch());
  host.answer(3, 1, 74, host.epoch());
  host.parameter(20000, kParameterBypass, 1);
  host.noteOn(30000, 50);
  host.noteOff(40000, 50);
  host.runTo(100000);
  CHECK_EQUAL(host.notesOf(72).back().sample, 20000);
  CHECK(host.notesOf(74).empty());
  CHECK_EQUAL(host.notesOf(50).size(), 2u);
  CHECK_EQUAL(host.peakSince(25000), 0.0f);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 1u);
  CHECK(host.isPaired());
  host.parameter(100001, kParameterBypass, 0);
  host.noteOn(101000, 52);
  host.noteOff(102000, 52);
  host.runTo(110000);
  CHECK(host.peakSince(101000) > 0.01f);
}

TEST(Bypass, passesNotesEvenWithThroughOff) {
  FakeHost host(512);
  host.parameter(0, kParameterMidiThrough, 0);
  host.parameter(0, kParameterBypass, 1);
  host.noteOn(100, 60);
  host.noteOff(600, 60);
  host.runTo(1024);
  CHECK_EQUAL(host.notesOf(60).size(), 2u);
}

TEST(Panic, endsEverythingOnce) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.runTo(512);
  host.answer(0.5, 8, 72, host.epoch());
  host.parameter(20000, kParameterPanic, 1);
  host.parameter(20001, kParameterPanic, 1);
  host.noteOff(30000, 40);
  host.runTo(48000);
  CHECK_EQUAL(host.notesOf(72).back().sample, 20000);
  CHECK_EQUAL(host.notesOf(40).back().sample, 20000);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 1u);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.peakSince(30000), 0.0f);
}

TEST(Panic, midiAllSoundOffHasValueZero) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.controller(1000, 120, 0);
  host.runTo(2048);
  CHECK_EQUAL(host.notesOf(40).back().sample, 1000);
  CHECK(host.isPaired());
}

TEST(AllNotesOff, endsThePlayersNotesOfItsChannelAlone) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.noteOn(100, 41, 0.5f, 1);
  host.runTo(512);
  host.answer(0.5, 2, 72, host.epoch());
  host.controller(15000, 123, 0);
  host.noteOff(20000, 40);  // swallowed
  host.noteOff(20000, 41, 1);
  host.runTo(70000);
  CHECK_EQUAL(host.notesOf(40).back().sample, 15000);
  CHECK_EQUAL(host.notesOf(41).back().sample, 20000);
  CHECK_EQUAL(host.notesOf(72).back().sample, 60000);
  CHECK(host.isPaired());
}

TEST(Voice, switchedOffInMidNoteFallsSilent) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.parameter(10000, kParameterVoice, 0);
  host.runTo(20000);
  CHECK(host.peakSince(0) > 0.01f);
  CHECK_EQUAL(host.peakSince(14000), 0.0f);
  CHECK_EQUAL(host.notesOf(60).size(), 1u);  // the event output goes on
}

TEST(Deactivation, heldNotesEndInTheNextBlock) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.runTo(512);
  host.answer(0.1, 80, 72, host.epoch());
  host.runTo(24000);
  CHECK(!host.isPaired());
  host.audio.release();
  host.prepare();
  host.runTo(24512);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.played.back().sample, 24000);
  host.noteOff(25000, 40);
  host.runTo(26000);
  CHECK(host.isPaired());
}

TEST(Deactivation, setProcessingOffEndsThemToo) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.runTo(512);
  host.audio.endHeldNotes();
  host.runTo(1024);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.played.back().sample, 512);
}
