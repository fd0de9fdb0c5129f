// What the judge makes of one item: whether the epoch moves, what ends, what the managed side is told.
#include <memory>
#include <set>

#include "src/audio/flow/epoch_rules.h"
#include "src/parameters/midi_messages.h"
#include "support/check.h"

using namespace continuo;

namespace {

struct Court {
  Court() {
    rules.connect(&status, &live);
    rules.prepare(4, 0);
    judge({.kind = ItemKind::kJump});  // the first block is over
  }
  BlockItem judge(const BlockItem& item) {
    timeline->clear();
    timeline->add(item);
    rules.run(*timeline);
    return timeline->items()[0];
  }
  BlockItem set(uint32_t id, double value, bool restored = false) {
    return judge({.kind = ItemKind::kParameter, .restored = restored, .parameterId = id, .value = value});
  }
  // Whether the epoch moved: on the item, in the status and by the effect alike.
  bool moves(uint32_t id, double value) {
    const uint32_t before = status.epoch;
    const BlockItem item = set(id, value);
    CHECK_EQUAL(item.epoch, status.epoch);
    CHECK_EQUAL((item.effects & kEndsAnswers) != 0, status.epoch != before);
    CHECK(status.epoch - before <= 1);
    return status.epoch != before;
  }

  ShimStatus status{};
  LiveParameters live;
  EpochRules rules;
  std::unique_ptr<BlockTimeline> timeline = std::make_unique<BlockTimeline>();
};

double modeAt(int mode) { return mode / static_cast<double>(kShimParameters[kParameterMode].stepCount); }

}  // namespace

TEST(EpochRules, theseParametersMoveTheEpochAndNoOthers) {
  const std::set<uint32_t> onPress = {kParameterBypass, kParameterPanic, kParameterMode, kParameterForget};
  const std::set<uint32_t> onRelease = {kParameterBypass, kParameterMode};
  for (const ShimParameter& row : kShimParameters) {
    if (isReadOnly(row.id)) continue;
    Court court;
    court.set(row.id, 0);
    CHECK_EQUAL(court.moves(row.id, 1), onPress.contains(row.id));
    CHECK(!court.moves(row.id, 1));
    CHECK_EQUAL(court.moves(row.id, 0), onRelease.contains(row.id));
  }
}

TEST(EpochRules, releasingHoldEndsTheAnswerInTheModeHoldAlone) {
  for (int mode = 0; mode <= 4; ++mode) {
    Court court;
    court.set(kParameterMode, modeAt(mode));
    CHECK(!court.moves(kParameterHold, 1));
    CHECK_EQUAL(court.moves(kParameterHold, 0), mode == 2);
  }
}

TEST(EpochRules, panicIsTheSilenceButNotOneOfASavedState) {
  Court court;
  const uint8_t everything = kEndsAnswers | kEndsAllNotes | kSilencesVoice;
  CHECK_EQUAL(static_cast<int>(court.set(kParameterPanic, 1, true).effects), 0);
  court.set(kParameterPanic, 0);
  const BlockItem allSoundOff{.kind = ItemKind::kController, .controller = vst3::kCtrlAllSoundsOff};
  for (const BlockItem& item : {court.set(kParameterPanic, 1), court.judge(allSoundOff)}) {
    CHECK_EQUAL(static_cast<int>(item.effects), static_cast<int>(everything));
    CHECK(item.tell == Tell::kSilence);
  }
}

// MIDI 1.0, Channel Mode Messages: 123 ends notes as if their keys went up, and so do 124 to 127.
TEST(EpochRules, allNotesOffReleasesKeysAndIsNoSilence) {
  Court court;
  for (uint8_t number = 123; number <= 127; ++number) {
    const uint32_t before = court.status.epoch;
    const BlockItem item = court.judge({.kind = ItemKind::kController, .channel = 3, .controller = number});
    CHECK_EQUAL(static_cast<int>(item.effects), static_cast<int>(kReleasesKeys));
    CHECK(item.tell == Tell::kItem);
    CHECK_EQUAL(court.status.epoch, before);
  }
  court.set(kParameterBypass, 1);
  const BlockItem item = court.judge({.kind = ItemKind::kController, .controller = vst3::kCtrlAllNotesOff});
  CHECK(item.effects == kReleasesKeys && item.tell == Tell::kNothing);
}

// What the pedal is, the press decides: it stays so until it is up, whatever the mode is by then.
TEST(EpochRules, thePedalIsTheButtonHoldInThatModeAlone) {
  const auto pedal = [](Court& court, double value, uint8_t number = 64) {
    return court.judge({.kind = ItemKind::kController, .controller = number, .value = value});
  };
  Court court;
  CHECK(pedal(court, 1).kind == ItemKind::kController);
  court.set(kParameterMode, modeAt(2));
  const BlockItem up = pedal(court, 63 / 127.0);
  CHECK(up.kind == ItemKind::kController && up.tell == Tell::kItem);
  CHECK_EQUAL(court.live.get(kParameterHold), 0.0);

  const BlockItem press = pedal(court, 64 / 127.0);
  CHECK(press.kind == ItemKind::kParameter && press.parameterId == kParameterHold && press.tell == Tell::kItem);
  CHECK_EQUAL(court.live.get(kParameterHold), 1.0);
  const uint32_t before = court.status.epoch;
  pedal(court, 0);
  CHECK_EQUAL(court.status.epoch, before + 1);
  CHECK_EQUAL(court.live.get(kParameterHold), 0.0);

  pedal(court, 1);
  court.set(kParameterMode, modeAt(0));
  CHECK(pedal(court, 1, vst3::kCtrlResetAllCtrlers).parameterId == kParameterHold);
  CHECK_EQUAL(court.live.get(kParameterHold), 0.0);
}

TEST(EpochRules, knobsAreToldWhenTheyChangeUnlessTheyAreTheShimsOwn) {
  Court court;
  CHECK(court.set(kParameterTemperature, 0.75).tell == Tell::kItem);
  CHECK(court.set(kParameterTemperature, 0.75).tell == Tell::kNothing);
  CHECK(court.set(kParameterVoiceLevel, 0.25).tell == Tell::kNothing);
  CHECK_EQUAL(court.live.get(kParameterVoiceLevel), 0.25);
  // The number of the preset that plays already is a choice all the same.
  CHECK(court.set(kParameterPreset, court.live.get(kParameterPreset)).tell == Tell::kItem);
}

TEST(EpochRules, aStateThatNamesItsPresetHoldsUntilTheNextChoice) {
  Court court;
  court.rules.setPresets(4);
  court.set(kParameterPreset, 1 / 3.0);
  CHECK_EQUAL(court.live.program(), 1);
  BlockItem item{.kind = ItemKind::kParameter, .restored = true, .isKnown = true, .restore = 5,
                 .parameterId = kParameterPreset, .value = 2 / 3.0};
  CHECK(court.judge(item).tell == Tell::kItem);
  CHECK_EQUAL(court.live.program(), CONTINUO_PROGRAM_OF_STATE);
  CHECK(court.rules.inForce().presetIsNamed);
  CHECK_EQUAL(court.rules.inForce().restore, 5u);
  // The very number that the state held: a host sends it back; who chooses it, chooses a program.
  CHECK(court.set(kParameterPreset, 2 / 3.0).tell == Tell::kNothing);
  CHECK_EQUAL(court.live.program(), CONTINUO_PROGRAM_OF_STATE);
  const BlockItem program{.kind = ItemKind::kParameter, .isProgram = true, .parameterId = kParameterPreset,
                          .value = 2 / 3.0};
  CHECK(court.judge(program).tell == Tell::kItem);
  CHECK_EQUAL(court.live.program(), 2);
  CHECK(!court.rules.inForce().presetIsNamed);
  item.isKnown = false;  // a state that names none
  court.judge(item);
  CHECK_EQUAL(court.live.program(), 2);
}

TEST(EpochRules, whileBypassedNotesAreNeitherToldNorTakeTheFloor) {
  Court court;
  CHECK(court.set(kParameterBypass, 1).tell == Tell::kSilence);
  const uint32_t before = court.status.epoch;
  const BlockItem note = court.judge({.kind = ItemKind::kNoteOn});
  CHECK(note.bypassed && note.tell == Tell::kNothing);
  CHECK(court.judge({.kind = ItemKind::kNoteOff}).tell == Tell::kNothing);
  CHECK_EQUAL(court.status.epoch, before);
  court.set(kParameterBypass, 0);
  CHECK(court.judge({.kind = ItemKind::kNoteOn}).tell == Tell::kItem);
  CHECK_EQUAL(court.status.epoch, before + 2);
}
