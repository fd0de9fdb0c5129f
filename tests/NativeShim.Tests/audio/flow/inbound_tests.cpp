// What a block sends to the managed side.
#include <random>

#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Inbound, firstBlockSaysWhereItIs) {
  FakeHost host(480);
  host.position = 8;
  host.numerator = 3;
  host.runBlock(480);
  CHECK_EQUAL(host.heard.size(), 4u);
  CHECK_EQUAL(host.heard[0].kind, kShimInboundJump);
  CHECK_EQUAL(host.heard[0].ppq, 8.0);
  CHECK_EQUAL(host.heard[0].value, 8.0);
  CHECK_EQUAL(host.heard[1].kind, kShimInboundMeter);
  CHECK_EQUAL(host.heard[1].id, 3 << 16 | 4);
  CHECK_EQUAL(host.heard[2].kind, kShimInboundCycle);
  CHECK_EQUAL(host.heard[2].id, 0);
  CHECK_EQUAL(host.heard[3].kind, kShimInboundClock);
  CHECK_NEAR(host.heard[3].ppq, 8.02, 1e-12);
  CHECK_EQUAL(host.heard[3].value, 120.0);
  CHECK_EQUAL(host.epoch(), 1u);
  CHECK_EQUAL(host.heard[0].epoch, 1u);
}

TEST(Inbound, notesCarryTheirPositionAndMoveTheEpoch) {
  FakeHost host(512);
  host.noteOn(24000, 60, 0.5f, 3, 77);
  host.noteOff(36000, 60, 3, 77);
  host.runTo(48000);
  const auto ons = host.heardOf(kShimInboundNoteOn);
  const auto offs = host.heardOf(kShimInboundNoteOff);
  CHECK_EQUAL(ons.size(), 1u);
  CHECK_EQUAL(offs.size(), 1u);
  CHECK_NEAR(ons[0].ppq, 1, 1e-9);
  CHECK_NEAR(offs[0].ppq, 1.5, 1e-9);
  CHECK_EQUAL(ons[0].epoch, 2u);
  CHECK_EQUAL(offs[0].epoch, 2u);
  CHECK(ons[0].channel == 3 && ons[0].pitch == 60 && ons[0].id == 77 && ons[0].velocity == 0.5f);
}

TEST(Inbound, knobsComeBeforeNotesOfTheirSample) {
  FakeHost host(512);
  host.noteOn(1000, 60);
  host.parameter(1000, kParameterTemperature, 0.25);
  host.parameter(1000, kParameterVoiceLevel, 0.5);  // the shim's own
  host.runTo(2048);
  const auto knobs = host.heardOf(kShimInboundParameter);
  CHECK_EQUAL(knobs.size(), 1u);
  CHECK_EQUAL(knobs[0].id, static_cast<int32_t>(kParameterTemperature));
  CHECK_EQUAL(knobs[0].value, 0.25);
  CHECK_EQUAL(knobs[0].epoch, 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn)[0].ppq, knobs[0].ppq);
}

TEST(Inbound, positionsNeverRunBackExceptByAJump) {
  FakeHost host(512);
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    host.tempo = 60 + static_cast<double>(random() % 120);
    host.noteOn(host.now + static_cast<int64_t>(random() % 20), 40 + static_cast<int>(random() % 40));
    host.runBlock(512);
    host.position -= 0.9 / 960;  // the host slowed down within the block, and we could not know
    if (i % 50 == 49) host.position = 0;
  }
  CHECK_EQUAL(host.heardOf(kShimInboundJump).size(), 4u);
  double last = -1;
  for (const ShimInboundEvent& event : host.heard) {
    if (event.kind == kShimInboundMeter) continue;
    if (event.kind != kShimInboundJump) CHECK(event.ppq >= last);
    last = event.ppq;
  }
}

TEST(Inbound, jumpMovesTheEpochAndIsItselfTheSilence) {
  FakeHost host(480);
  host.runTo(4800);
  host.position = 100;
  host.runBlock(480);
  const auto jumps = host.heardOf(kShimInboundJump);
  CHECK_EQUAL(jumps.size(), 2u);
  CHECK_NEAR(jumps[1].value, 0.2, 1e-9);
  CHECK_EQUAL(jumps[1].ppq, 100.0);
  CHECK_EQUAL(jumps[1].epoch, 2u);
  CHECK_EQUAL(jumps[1].id, static_cast<int32_t>(kShimJumpElsewhere));
  host.playing = false;
  host.runBlock(480);
  CHECK(host.heardOf(kShimInboundSilence).empty());
  CHECK_EQUAL(host.epoch(), 3u);
}

TEST(Inbound, keysLostWhileProcessingWasOffAreUpWhereTheyWerePlayed) {
  FakeHost host(480);
  host.runTo(4800);
  host.audio.endHeldNotes();
  host.position = 100;
  host.runBlock(480);
  const auto silences = host.heardOf(kShimInboundSilence);
  CHECK_EQUAL(silences.size(), 1u);
  if (silences.size() == 1) CHECK_NEAR(silences[0].ppq, 0.2, 1e-9);  // before the jump, and not beyond it
}

TEST(Inbound, theCyclesEndIsKnownAndGoingRoundIsToldFromOtherJumps) {
  FakeHost host(480);
  host.cycleStart = 2;
  host.cycleEnd = 4;
  host.position = 3.9;
  host.runBlock(480);
  const auto cycles = host.heardOf(kShimInboundCycle);
  CHECK_EQUAL(cycles.size(), 1u);
  CHECK_EQUAL(cycles[0].id, 1);
  CHECK_EQUAL(cycles[0].value, 4.0);
  while (host.position < 4) host.runBlock(480);
  host.position -= 2;  // a host that overshoots goes on as far behind the start
  host.runBlock(480);
  host.position = 2;  // from the middle: a jump as any other
  host.runBlock(480);
  const auto jumps = host.heardOf(kShimInboundJump);
  CHECK_EQUAL(jumps.size(), 3u);
  CHECK_EQUAL(jumps[1].id, static_cast<int32_t>(kShimJumpRoundCycle));
  CHECK_EQUAL(jumps[2].id, static_cast<int32_t>(kShimJumpElsewhere));
  CHECK_EQUAL(host.epoch(), 3u);
  host.cycleEnd = 0;
  host.runBlock(480);
  CHECK_EQUAL(host.heardOf(kShimInboundCycle).size(), 2u);
  CHECK_EQUAL(host.heardOf(kShimInboundCycle)[1].id, 0);
}

// The rule of IContinuationMode.YieldsToPlayer, and the other orders that end an answer at their sample.
TEST(Inbound, theModeSaysWhetherAKeyTakesTheFloor) {
  const auto normalized = [](uint32_t id, double plain) { return plain / kShimParameters[id].stepCount; };
  FakeHost host(480);
  host.runBlock(480);
  const auto moves = [&](auto act) {
    const uint32_t before = host.epoch();
    act();
    host.runBlock(480);
    return host.epoch() - before;
  };
  const auto set = [&](uint32_t id, double plain) { host.parameter(host.now, id, normalized(id, plain)); };
  const auto key = [&](int channel = 0) { host.noteOn(host.now + 10, 60, 0.5f, channel); };
  CHECK_EQUAL(moves([&] { key(); }), 1u);
  set(kParameterListenChannel, 2);
  CHECK_EQUAL(moves([&] { key(); }), 0u);
  CHECK_EQUAL(moves([&] { key(1); }), 1u);
  set(kParameterListenChannel, 0);
  for (int mode = 1; mode <= 4; ++mode) {
    CHECK_EQUAL(moves([&] { set(kParameterMode, mode); }), 1u);
    CHECK_EQUAL(moves([&] { key(); }), 0u);
    CHECK_EQUAL(moves([&] { set(kParameterHold, 1); }), 0u);
    CHECK_EQUAL(moves([&] { set(kParameterHold, 0); }), mode == 2 ? 1u : 0u);
    CHECK_EQUAL(moves([&] { set(kParameterAgain, 1); }), 0u);
    CHECK_EQUAL(moves([&] { set(kParameterAgain, 0); }), 0u);
    CHECK_EQUAL(moves([&] { set(kParameterForget, 1); }), 1u);
    CHECK_EQUAL(moves([&] { set(kParameterForget, 0); }), 0u);
  }
}

// Channel 10 holds drums (General MIDI): they take the floor only where it is the channel that is listened to.
TEST(Inbound, drumsDoNotTakeTheFloor) {
  FakeHost host(480);
  host.noteOn(10, 36, 0.5f, 9);
  host.runBlock(480);
  CHECK_EQUAL(host.epoch(), 1u);
  CHECK_EQUAL(host.notesOf(36).size(), 1u);  // passed on all the same
  host.parameter(host.now, kParameterListenChannel, 10 / 16.0);
  host.noteOn(host.now + 10, 38, 0.5f, 9);
  host.runBlock(480);
  CHECK_EQUAL(host.epoch(), 2u);
}

// Whoever plays the chords lets them sound: here they are told, and nothing else.
TEST(Inbound, chordsAreToldAndNotHeard) {
  FakeHost host(480);
  host.chordOn(10, 48);
  host.noteOn(20, 60);
  host.chordOff(100, 48);
  host.noteOff(110, 60);
  host.runBlock(480);
  CHECK_EQUAL(host.epoch(), 2u);  // the first block's, and the key's
  CHECK(host.notesOf(48).empty());
  const auto ons = host.heardOf(kShimInboundChordNoteOn);
  const auto offs = host.heardOf(kShimInboundChordNoteOff);
  CHECK_EQUAL(ons.size(), 1u);
  CHECK_EQUAL(offs.size(), 1u);
  if (ons.size() == 1) CHECK_EQUAL(static_cast<int>(ons[0].pitch), 48);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 1u);
}

TEST(Inbound, keysBelowTheSplitSoundAndDoNotTakeTheFloor) {
  FakeHost host(480);
  host.parameter(0, kParameterSplitKey, 60 / 127.0);
  host.noteOn(10, 59);
  host.runBlock(480);
  CHECK_EQUAL(host.epoch(), 1u);
  CHECK_EQUAL(host.notesOf(59).size(), 1u);
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOn).size(), 1u);
  host.noteOn(host.now + 10, 60);
  host.runBlock(480);
  CHECK_EQUAL(host.epoch(), 2u);
}

TEST(Inbound, allNotesOffIsSaidOfItsChannel) {
  FakeHost host(480);
  host.noteOn(10, 60, 0.5f, 4);
  host.controller(100, 123, 0, 4);
  host.runBlock(480);
  const auto offs = host.heardOf(kShimInboundAllNotesOff);
  CHECK_EQUAL(offs.size(), 1u);
  if (offs.size() == 1) CHECK_EQUAL(static_cast<int>(offs[0].channel), 4);
  CHECK(host.heardOf(kShimInboundSilence).empty());
}

TEST(Inbound, lossIsMadeGood) {
  FakeHost host(64);
  host.hearsInbound = false;
  for (int i = 0; i < 6000; ++i) {
    host.noteOn(host.now, 60);
    host.noteOff(host.now + 1, 60);
    if (i == 3000) host.parameter(host.now, kParameterTopK, 1);
    host.runBlock(64);
  }
  InboundRing ring(host.shared.inbound.get());
  CHECK(ring.dropped() > 0);
  host.hearsInbound = true;
  host.runTo(host.now + 640);
  host.heard.clear();
  host.runTo(host.now + 640);
  CHECK(host.heardOf(kShimInboundSilence).empty());  // said once, not for ever
}

TEST(Inbound, afterALossKeysAreUpAndKnobsAreSaidAgain) {
  FakeHost host(64);
  host.hearsInbound = false;
  host.parameter(0, kParameterTopK, 1);
  for (int i = 0; i < 5000; ++i) host.runBlock(64);
  host.hearsInbound = true;
  host.runBlock(64);
  host.heard.clear();
  host.runBlock(64);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 1u);
  bool said = false;
  for (const auto& knob : host.heardOf(kShimInboundParameter))
    said = said || (knob.id == kParameterTopK && knob.value == 1);
  CHECK(said);
}
