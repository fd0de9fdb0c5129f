// Wheels that an answer moves, as parts of its notes.
#include <algorithm>
#include <vector>

#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

constexpr int kWheel = 1;

// A note of a quarter from beat 1 on, bent up and, where it ends, on its way down.
void playBentNote(FakeHost& host, int channel = 0) {
  host.wheel(1, 0, kPitchBend, 0.75f, host.epoch(), channel);
  host.wheel(1, 0.5, kPitchBend, 1, host.epoch(), channel);
  host.wheel(1, 0.75, kPitchBend, 0.25f, host.epoch(), channel);
  host.answer(1, 1, 72, host.epoch(), channel);
}

}  // namespace

TEST(AnswerWheel, movesAtItsSampleAndGoesBackWithTheNote) {
  for (int32_t block : {1, 64, 511, 4096}) {
    FakeHost host(block);
    host.runBlock(1);
    playBentNote(host, 3);
    host.runTo(72000);
    const std::vector<PlayedController> expected = {{24000, 3, kPitchBend, 12287},
                                                    {36000, 3, kPitchBend, 16383},
                                                    {42000, 3, kPitchBend, 4096},
                                                    {48000, 3, kPitchBend, 8192}};
    CHECK(host.controllers == expected);
  }
}

TEST(AnswerWheel, goesOnFromNoteToNote) {
  FakeHost host(512);
  host.runBlock(1);
  playBentNote(host);
  host.wheel(1.6, 0, kPitchBend, 0.5f, host.epoch());
  host.wheel(1.6, 0, kWheel, 1, host.epoch());
  host.answer(1.6, 1, 74, host.epoch());
  host.runTo(96000);
  const std::vector<PlayedController> expected = {
      {24000, 0, kPitchBend, 12287}, {36000, 0, kPitchBend, 16383}, {38400, 0, kPitchBend, 8192},
      {38400, 0, kWheel, 127},       {62400, 0, kWheel, 0},         {62400, 0, kPitchBend, 8192}};
  CHECK(host.controllers == expected);
}

TEST(AnswerWheel, goesBackToWhereThePlayersStands) {
  FakeHost host(512);
  host.controller(10, kWheel, 100);
  host.runTo(512);
  host.wheel(1, 0, kWheel, 0.5f, host.epoch());
  host.answer(1, 1, 72, host.epoch());
  host.controller(30000, kWheel, 90);
  host.runTo(72000);
  const std::vector<PlayedController> expected = {
      {10, 0, kWheel, 100}, {24000, 0, kWheel, 64}, {30000, 0, kWheel, 90}, {48000, 0, kWheel, 90}};
  CHECK(host.controllers == expected);
}

TEST(AnswerWheel, goesBackWhereTheAnswerIsCutShort) {
  const auto lastOf = [](auto act) {
    FakeHost host(512);
    host.runBlock(1);
    playBentNote(host);
    act(host);
    host.runTo(72000);
    CHECK(host.isPaired());
    return host.controllers.back();
  };
  const PlayedController atOnce = {30000, 0, kPitchBend, 8192};
  CHECK(lastOf([](FakeHost& host) { host.noteOn(30000, 60); host.noteOff(31000, 60); }) == atOnce);
  CHECK(lastOf([](FakeHost& host) { host.parameter(30000, kParameterPanic, 1); }) == atOnce);
  CHECK(lastOf([](FakeHost& host) { host.parameter(30000, kParameterBypass, 1); }) == atOnce);
  const PlayedController switchedOff = lastOf([](FakeHost& host) {
    host.runTo(30000);
    host.audio.setEventOutput(false);
  });
  CHECK(switchedOff == atOnce);
}

TEST(AnswerWheel, bendsTheAnswersInTheVoiceAlone) {
  const auto render = [](bool isBent) {
    FakeHost host(512);
    host.runBlock(1);
    if (isBent) host.wheel(1, 0, kPitchBend, 1, host.epoch());
    host.answer(1, 1, 72, host.epoch());
    host.noteOn(40000, 60, 0.8f, 1);
    host.noteOff(66000, 60, 1);
    host.runTo(66000);
    host.answer(3, 1, 72, host.epoch());
    host.runTo(120000);
    return host.left;
  };
  const std::vector<float> bent = render(true), plain = render(false);
  const auto differ = [&](size_t from, size_t until) {
    return !std::equal(bent.begin() + from, bent.begin() + until, plain.begin() + from);
  };
  CHECK(differ(25000, 40000));
  CHECK(differ(40000, 44000));  // what dies away stays bent
  CHECK(!differ(72000, 120000));
}

// Again at a bar line: nothing of the answer before sounds on into the next one.
TEST(AnswerWheel, anotherAnswerEndsTheNotesOfTheOneBefore) {
  FakeHost host(512);
  host.runBlock(1);
  playBentNote(host);
  host.answer(1.25, 4, 60, host.epoch());
  OutboundRing ring(host.shared.outbound.get());
  ring.tryPush({1.5, 0.5, host.epoch(), kShimOutboundTakeOver, 0, 0, 76, 0, 0.7f});
  host.answer(1.5, 1, 79, host.epoch());
  host.runTo(96000);
  CHECK_EQUAL(host.notesOf(60).back().sample, 36000);
  CHECK_EQUAL(host.notesOf(72).back().sample, 36000);
  CHECK_EQUAL(host.notesOf(76).back().sample, 48000);
  CHECK_EQUAL(host.notesOf(79).back().sample, 60000);
  CHECK(host.isPaired());
}

TEST(AnswerWheel, nonsenseMovesNothing) {
  FakeHost host(512);
  host.runBlock(1);
  host.wheel(1, 0, 7, 1, host.epoch());
  host.wheel(1, -1, kWheel, 1, host.epoch());
  host.wheel(1, 0, kWheel, 2, host.epoch());
  host.wheel(1, 0, kWheel, 1, host.epoch(), 16);
  host.wheel(1, 0, kWheel, 1, host.epoch() - 1);
  for (int i = 0; i < 2000; ++i) host.wheel(1, 0.0001 * i, kWheel, 0.5f, host.epoch());
  host.answer(1, 1, 72, host.epoch());
  host.runTo(72000);
  CHECK_EQUAL(host.controllers.size(), 256u);  // what there is room for
  CHECK_EQUAL(host.controllers.back().value, 0);
  CHECK_EQUAL(host.notesOf(72).size(), 2u);
}
