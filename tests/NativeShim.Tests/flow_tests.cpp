// The flow through one AudioProcess: what is sent inbound, what is played, and that every note ends.
#include <random>
#include <thread>

#include "check.h"
#include "fake_host.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

std::vector<Played> notesOf(const FakeHost& host, int pitch) {
  std::vector<Played> found;
  std::copy_if(host.played.begin(), host.played.end(), std::back_inserter(found),
               [pitch](const Played& event) { return event.pitch == pitch; });
  return found;
}

}  // namespace

TEST(Inbound, firstBlockSaysWhereItIs) {
  FakeHost host(480);
  host.position = 8;
  host.numerator = 3;
  host.runBlock(480);
  CHECK_EQUAL(host.heard.size(), 3u);
  CHECK_EQUAL(host.heard[0].kind, kShimInboundJump);
  CHECK_EQUAL(host.heard[0].ppq, 8.0);
  CHECK_EQUAL(host.heard[0].value, 8.0);
  CHECK_EQUAL(host.heard[1].kind, kShimInboundMeter);
  CHECK_EQUAL(host.heard[1].id, 3 << 16 | 4);
  CHECK_EQUAL(host.heard[2].kind, kShimInboundClock);
  CHECK_NEAR(host.heard[2].ppq, 8.02, 1e-12);
  CHECK_EQUAL(host.heard[2].value, 120.0);
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

TEST(Inbound, jumpMovesTheEpochAndSilences) {
  FakeHost host(480);
  host.runTo(4800);
  host.position = 100;
  host.runBlock(480);
  const auto jumps = host.heardOf(kShimInboundJump);
  CHECK_EQUAL(jumps.size(), 2u);
  CHECK_NEAR(jumps[1].value, 0.2, 1e-9);
  CHECK_EQUAL(jumps[1].ppq, 100.0);
  CHECK_EQUAL(jumps[1].epoch, 2u);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 1u);
  host.playing = false;
  host.runBlock(480);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 2u);
  CHECK_EQUAL(host.epoch(), 3u);
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

TEST(Outbound, noteSoundsAtItsSampleAtEveryBlockSize) {
  for (int32_t block : {1, 64, 511, 4096, 8192}) {
    FakeHost host(block);
    host.runBlock(1);
    CHECK(host.answer(1.0, 0.25, 72, host.epoch()));
    CHECK(host.answer(1.5, 0.125, 74, host.epoch()));
    host.runTo(48000);
    const std::vector<Played> expected = {{24000, true, 0, 72, 0.7f, -1},
                                          {30000, false, 0, 72, 0, -1},
                                          {36000, true, 0, 74, 0.7f, -1},
                                          {39000, false, 0, 74, 0, -1}};
    CHECK(host.played == expected);
    CHECK_EQUAL(host.shared.status->notesOnTime, 2u);
  }
}

TEST(Outbound, tempoStepMidwayMovesTheNotesWithTheBeat) {
  FakeHost host(480);
  host.runBlock(480);
  host.answer(2.0, 1, 60, host.epoch());
  host.runTo(24000);  // one quarter at 120
  host.tempo = 60;
  host.runTo(121000);
  CHECK_EQUAL(notesOf(host, 60)[0].sample, 24000 + 48000);
  CHECK_EQUAL(notesOf(host, 60)[1].sample, 24000 + 48000 + 48000);
}

TEST(Outbound, lateNoteIsDroppedAndCounted) {
  FakeHost host(480);
  host.runTo(48000);  // quarter 2
  host.answer(1.9, 1, 60, host.epoch());
  host.answer(2.0 - 0.9 / 960, 1, 61, host.epoch());  // within a tick: still in time
  host.answer(2.5, 1, 62, host.epoch());
  host.runTo(120000);
  CHECK(notesOf(host, 60).empty());
  CHECK_EQUAL(notesOf(host, 61).size(), 2u);
  CHECK_EQUAL(notesOf(host, 61)[0].sample, 48000);
  CHECK_EQUAL(notesOf(host, 62).size(), 2u);
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
      CHECK_EQUAL(notesOf(host, pitch).size(), 2u);
      CHECK_EQUAL(notesOf(host, pitch)[1].sample, 24100);
    }
    for (int pitch : {74, 75, 76}) CHECK(notesOf(host, pitch).empty());
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
  CHECK_EQUAL(notesOf(host, 60).size(), 2u);
  CHECK_EQUAL(notesOf(host, 60)[1].sample, 24000);
  CHECK(notesOf(host, 62).empty());
  CHECK(host.isPaired());
}

TEST(Outbound, garbageIsNotPlayed) {
  FakeHost host(480);
  host.runBlock(480);
  OutboundRing ring(host.shared.outbound.get());
  const uint32_t epoch = host.epoch();
  ring.tryPush({std::nan(""), 1, epoch, kShimOutboundNote, 0, 60, 0, 1});
  ring.tryPush({1, -1, epoch, kShimOutboundNote, 0, 60, 0, 1});
  ring.tryPush({1, 1, epoch, kShimOutboundNote, 16, 60, 0, 1});
  ring.tryPush({1, 1, epoch, kShimOutboundNote, 0, 128, 0, 1});
  ring.tryPush({1, 1, epoch, 9, 0, 60, 0, 1});
  host.runTo(48000);
  CHECK(host.played.empty());
}

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
  CHECK_EQUAL(notesOf(host, 60).size(), 2u);
  CHECK(notesOf(host, 62).empty());
  CHECK(host.peakSince(2500) > 0.01f);  // the voice plays on
}

TEST(Through, samePitchOfPlayerAndAnswerIsCountedRight) {
  FakeHost host(512);
  host.noteOn(100, 60);  // the player holds; the answer strikes the same key
  host.runTo(1024);
  host.answer(0.5, 1, 60, host.epoch());
  host.noteOff(20000, 60);  // swallowed: the note is the answer's by now
  host.runTo(60000);
  const auto events = notesOf(host, 60);
  CHECK_EQUAL(events.size(), 4u);
  CHECK_EQUAL(events[1].sample, 12000);
  CHECK_EQUAL(events[2].sample, 12000);
  CHECK_EQUAL(events[3].sample, 36000);
  CHECK(host.isPaired());
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

TEST(Through, noteOnWithoutVelocityIsANoteOff) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.noteOn(200, 60, 0);
  host.runTo(512);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.heardOf(kShimInboundNoteOff).size(), 1u);
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
  CHECK_EQUAL(notesOf(host, 72).back().sample, 20000);
  CHECK(notesOf(host, 74).empty());
  CHECK_EQUAL(notesOf(host, 50).size(), 2u);
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
  CHECK_EQUAL(notesOf(host, 60).size(), 2u);
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
  CHECK_EQUAL(notesOf(host, 72).back().sample, 20000);
  CHECK_EQUAL(notesOf(host, 40).back().sample, 20000);
  CHECK_EQUAL(host.heardOf(kShimInboundSilence).size(), 1u);
  CHECK(host.isPaired());
  CHECK_EQUAL(host.peakSince(30000), 0.0f);
}

TEST(Panic, midiAllNotesOffHasValueZero) {
  FakeHost host(512);
  host.noteOn(100, 40);
  host.parameter(1000, kParameterMidiPanic, 0);
  host.runTo(2048);
  CHECK_EQUAL(notesOf(host, 40).back().sample, 1000);
  CHECK(host.isPaired());
}

TEST(Voice, switchedOffInMidNoteFallsSilent) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.parameter(10000, kParameterVoice, 0);
  host.runTo(20000);
  CHECK(host.peakSince(0) > 0.01f);
  CHECK_EQUAL(host.peakSince(14000), 0.0f);
  CHECK_EQUAL(notesOf(host, 60).size(), 1u);  // the event output goes on
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

TEST(Odd, nullListsAndEmptyBlocksAreSafe) {
  FakeHost host(512);
  vst3::ProcessData data{};
  for (int32_t samples : {0, 1, 512, 8192, 100000}) {
    data.numSamples = samples;
    host.audio.process(data);
  }
  vst3::AudioBusBuffers bus{};
  bus.numChannels = 2;
  data.outputs = &bus;
  data.numOutputs = 1;
  host.audio.process(data);
  float* channels[2] = {nullptr, nullptr};
  bus.channelBuffers32 = channels;
  host.audio.process(data);
  CHECK(true);
}

TEST(Odd, noteOffsWaitForAnEventOutput) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.runTo(512);
  host.hasEventOutput = false;
  host.noteOff(600, 60);
  host.noteOn(700, 62);  // heard by nobody, so it needs no off
  host.noteOff(900, 62);
  host.runTo(1024);
  host.hasEventOutput = true;
  host.runTo(2048);
  CHECK(host.isPaired());
  CHECK(notesOf(host, 62).empty());
  CHECK_EQUAL(host.played.back().sample, 1024);
}

TEST(Odd, refusedNoteOffsAreSentLater) {
  FakeHost host(512);
  for (int pitch = 30; pitch < 90; ++pitch) {
    host.noteOn(100, pitch);
    host.noteOff(600, pitch);
  }
  host.runTo(512);
  host.output.limit = 10;
  host.runTo(1024);
  host.runTo(5120);
  CHECK(host.isPaired());
}

TEST(Odd, moreEventsThanAnyBlockHolds) {
  FakeHost host(8192);
  for (int i = 0; i < 9000; ++i) {
    host.noteOn(i % 8000, i % 128, 0.5f, i / 128 % 16);
    host.noteOff(i % 8000 + 100, i % 128, i / 128 % 16);
  }
  host.runTo(8192);
  host.runTo(3 * 8192);
  CHECK(host.isPaired());
}

TEST(Odd, roomIsKeptForNoteOffs) {
  FakeHost host(8192);
  host.noteOn(0, 60, 0.5f, 15);
  for (int i = 0; i < 9000; ++i) host.noteOn(10, i % 128, 0.5f, i / 128 % 15);
  host.noteOff(5000, 60, 15);
  host.runTo(8192);
  const auto isIt = [](const Played& event) { return event.channel == 15 && !event.on; };
  const auto found = std::find_if(host.played.begin(), host.played.end(), isIt);
  CHECK(found != host.played.end() && found->sample == 5000);
}

TEST(Odd, lostNoteOffLeavesNothingStuck) {
  FakeHost host(8192);
  host.noteOn(0, 60);
  host.runTo(8192);
  for (int i = 0; i < 9000; ++i) host.noteOff(8200, 61);
  host.noteOff(8300, 60);
  host.runTo(3 * 8192);
  CHECK(host.isPaired());
}

TEST(Odd, parametersFlushedWithoutTimeAreApplied) {
  FakeHost host(512);
  host.parameter(0, kParameterTemperature, 0.75);
  host.flush();  // before the first block
  CHECK_EQUAL(host.audio.parameters().get(kParameterTemperature), 0.75);
  CHECK(host.heard.empty());
  host.runTo(512);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 1u);
  host.parameter(host.now, kParameterTemperature, 0.5);
  host.flush();
  host.runTo(1024);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 2u);
  CHECK_EQUAL(host.heardOf(kShimInboundJump).size(), 1u);  // a flush is no stop of the transport
}

TEST(Restore, valuesTakeEffectWithTheNextBlock) {
  FakeHost host(512);
  host.runTo(1024);
  RestoredParameters restored;
  restored.values = host.audio.parameters().snapshot();
  restored.values[kParameterTopK] = 1;
  restored.values[kParameterPanic] = 1;
  restored.values[kParameterPreset] = 1;
  host.audio.restore(restored);
  CHECK_EQUAL(host.audio.parameters().get(kParameterTopK), 1.0);
  const uint32_t before = host.epoch();
  host.runTo(2048);
  const auto knobs = host.heardOf(kShimInboundParameter);
  CHECK_EQUAL(knobs.size(), 2u);
  CHECK_EQUAL(host.epoch(), before + 1);  // the preset; a restored panic switch is no order
  CHECK(host.heardOf(kShimInboundSilence).empty());
  restored.values[kParameterPreset] = 0;
  restored.presetKnown = true;  // the managed side has been told by name
  host.audio.restore(restored);
  host.runTo(3072);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 2u);
  CHECK_EQUAL(host.epoch(), before + 2);
}

TEST(Status, readOnlyParametersAreToldWhenTheyChange) {
  FakeHost host(512);
  host.shared.status->engineState = kShimStateReady;
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 4);
  CHECK_NEAR(host.changesOut.at(0).points[0].value, 3 / 5.0, 1e-12);
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 0);
  host.answer(-5, 1, 60, host.epoch());
  host.runBlock(512);
  CHECK_EQUAL(host.changesOut.getParameterCount(), 2);  // on-time rate and late notes
}

TEST(Status, withoutAListenerThereIsNoRuntime) {
  FakeHost host(512, 48000, false);
  host.shared.status->engineState = kShimStateReady;
  host.noteOn(10, 60);
  host.noteOff(400, 60);
  host.runTo(2048);
  CHECK_EQUAL(host.audio.parameters().get(kParameterStatus), 0.0);
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
        outbound.tryPush({event.ppq + 0.01, 0.1, event.epoch, kShimOutboundNote, 0, 99, 0, 1});
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
  CHECK_EQUAL(notesOf(host, 99).size(), 20u);  // each in the very block of its note-off
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

// Whatever happens, in whatever order: in the end every note-on has its note-off.
TEST(Invariant, everyNoteEnds) {
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<uint32_t>(below)); };
    FakeHost host(1 + pick(2000));
    for (int block = 0; block < 400; ++block) {
      const int events = pick(12);
      for (int i = 0; i < events; ++i) {
        const int64_t at = host.now + pick(host.blockSize);
        const int pitch = 60 + pick(6);
        const int channel = pick(2);
        const int id = pick(3) - 1;
        switch (pick(10)) {
          case 0:
            host.parameter(at, kParameterBypass, pick(2));
            break;
          case 1:
            host.parameter(at, kParameterMidiThrough, pick(2));
            break;
          case 2:
            host.parameter(at, kParameterPanic, pick(2));
            break;
          case 3:
            host.parameter(at, kParameterPreset, pick(5) / 4.0);
            break;
          case 4:
          case 5:
            host.noteOff(at, pitch, channel, id);
            break;
          case 6:
            host.answer(host.position + pick(100) / 100.0, (1 + pick(100)) / 50.0, pitch, host.epoch(), channel);
            break;
          default:
            host.noteOn(at, pitch, 0.1f * static_cast<float>(pick(11)), channel, id);
            break;
        }
      }
      if (pick(20) == 0) host.playing = !host.playing;
      if (pick(20) == 0) host.position = pick(50);
      if (pick(20) == 0) host.hasEventOutput = !host.hasEventOutput;
      if (pick(20) == 0) host.tempo = 40 + pick(200);
      if (pick(30) == 0) host.audio.endHeldNotes();
      if (pick(30) == 0) host.flush();
      if (pick(50) == 0) {
        host.audio.release();
        host.prepare();
      }
      host.runBlock(host.blockSize);
    }
    host.hasEventOutput = true;
    host.audio.endHeldNotes();
    host.runTo(host.now + 4 * host.blockSize);
    host.runBlock(host.blockSize);
    CHECK(host.isPaired());
  }
}

TEST(Invariant, sameNotesAtEveryBlockSize) {
  const auto perform = [](int32_t block) {
    FakeHost host(block);
    host.runTo(1);
    for (int i = 0; i < 50; ++i) host.answer(0.1 + i * 0.17, 0.31, 60 + i % 12, host.epoch());
    host.parameter(30000, kParameterMidiThrough, 0);
    host.noteOn(40000, 50);
    host.noteOff(41000, 50);
    host.noteOn(100000, 52);
    host.runTo(200000);
    return host.played;
  };
  const auto expected = perform(64);
  CHECK(expected.size() >= 20);
  for (int32_t block : {1, 333, 512, 4096, 8192}) CHECK(perform(block) == expected);
}
