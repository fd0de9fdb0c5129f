// What the judge makes of one item: whether the epoch moves, what ends, what the managed side is told.
#include <memory>
#include <set>

#include "src/audio/flow/epoch_rules.h"
#include "src/parameters/own_ids.h"
#include "support/check.h"

using namespace continuo;

namespace {

struct Court {
  Court() {
    rules.connect(&status, &live);
    rules.prepare(4);
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
  const std::set<uint32_t> onPress = {kParameterBypass, kParameterPanic, kParameterMode, kParameterAgain,
                                      kParameterForget};
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
  for (const uint32_t id : {uint32_t{kParameterPanic}, kParameterMidiPanic}) {
    const BlockItem item = court.set(id, 1);
    CHECK_EQUAL(static_cast<int>(item.effects), static_cast<int>(everything));
    CHECK(item.tell == Tell::kSilence);
  }
}

TEST(EpochRules, knobsAreToldWhenTheyChangeUnlessTheyAreTheShimsOwn) {
  Court court;
  CHECK(court.set(kParameterTemperature, 0.75).tell == Tell::kItem);
  CHECK(court.set(kParameterTemperature, 0.75).tell == Tell::kNothing);
  CHECK(court.set(kParameterVoiceLevel, 0.25).tell == Tell::kNothing);
  CHECK_EQUAL(court.live.get(kParameterVoiceLevel), 0.25);
  // The number of the preset that plays already: by hand a choice, from a song nothing new.
  const double preset = court.live.get(kParameterPreset);
  CHECK(court.set(kParameterPreset, preset).tell == Tell::kItem);
  CHECK(court.set(kParameterPreset, preset, true).tell == Tell::kNothing);
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
