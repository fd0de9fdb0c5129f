#include "epoch_rules.h"

#include <atomic>
#include <utility>

#include "parameters/midi_messages.h"
#include "parameters/programs.h"

namespace continuo {
namespace {

constexpr uint8_t kPercussionChannel = 9;  // channel 10 (General MIDI)

// From a value to the next, both normalised.
struct Change {
  uint32_t id;
  double before;
  double after;

  bool isAny() const noexcept { return before != after; }
  bool isPress() const noexcept { return before < 0.5 && after >= 0.5; }
  bool isRelease() const noexcept { return before >= 0.5 && after < 0.5; }
  bool isOfStep() const noexcept {
    const int32_t steps = kShimParameters[id].stepCount;
    return stepOf(before, steps) != stepOf(after, steps);
  }
  bool movesEpoch(int32_t mode) const noexcept {
    switch (kShimParameters[id].movesEpoch) {
      case kEpochOnChange:
        return isOfStep();
      case kEpochOnPress:
        return isPress();
      case kEpochOnRelease:
        return isRelease() && kShimModes[mode].releaseEnds;
      case kEpochNever:
        break;
    }
    return false;
  }
};

}  // namespace

void EpochRules::connect(ShimStatus* status, LiveParameters* live) noexcept {
  status_ = status;
  live_ = live;
}

void EpochRules::prepare(int32_t presets, uint32_t restore) noexcept {
  setPresets(presets);
  first_ = true;
  inForce_.restore = restore;
  inForce_.presetIsNamed = live_->program() == CONTINUO_PROGRAM_OF_STATE;
  pedalsDown_.reset();
  holdPedals_.reset();
  inForce_.values = live_->snapshot();
  inForce_.bypassed = inForce_.values[kParameterBypass] >= 0.5;
}

void EpochRules::setPresets(int32_t presets) noexcept {
  if (presets == inForce_.presets) return;
  const int32_t chosen = programOf(live_->get(kParameterPreset), inForce_.presets);
  inForce_.values[kParameterPreset] = normalizedProgram(chosen, presets);
  live_->set(kParameterPreset, inForce_.values[kParameterPreset]);
  inForce_.presets = presets;
}

void EpochRules::run(BlockTimeline& timeline) noexcept {
  epochAtStart_ = inForce_.epoch;
  for (BlockItem& item : timeline.items()) apply(item);
  first_ = false;
}

void EpochRules::apply(BlockItem& item) noexcept {
  switch (item.kind) {
    case ItemKind::kEndHeld:
      item.effects |= kEndsAllNotes;
      item.tell = Tell::kSilence;
      if (!first_) moveEpoch(item);  // else the first block's jump does
      break;
    case ItemKind::kJump:
      moveEpoch(item);
      item.tell = Tell::kItem;
      break;
    case ItemKind::kMeter:
    case ItemKind::kCycle:
      item.tell = Tell::kItem;
      break;
    case ItemKind::kParameter:
      applyParameter(item);
      break;
    case ItemKind::kController:
      applyController(item);
      break;
    case ItemKind::kNoteOn:
      if (inForce_.bypassed) break;
      if (takesTheFloor(item)) moveEpoch(item);
      item.tell = Tell::kItem;
      break;
    case ItemKind::kNoteOff:
      if (!inForce_.bypassed) item.tell = Tell::kItem;
      break;
    case ItemKind::kNote:
    case ItemKind::kPolyPressure:
      break;
  }
  item.epoch = inForce_.epoch;
  item.bypassed = inForce_.bypassed;
}

void EpochRules::applyParameter(BlockItem& item) noexcept {
  const uint32_t id = item.parameterId;
  if (id >= kParameterCount) return;
  const Change change{id, std::exchange(inForce_.values[id], item.value), item.value};
  live_->set(id, item.value);
  const bool moves = change.movesEpoch(stepNow(kParameterMode));
  switch (id) {
    case kParameterBypass:
      if (moves) switchBypass(item);
      return;
    case kParameterPanic:
      if (moves && !item.restored) panic(item);  // a saved state gives no order
      return;
    case kParameterPreset:
      return takePreset(item, programOf(change.before, inForce_.presets));
    default:
      if (moves) moveEpoch(item);
      if (change.isAny() && !isShimOnly(id)) item.tell = Tell::kItem;
  }
}

// A song may hold the number of another preset than the one it names. Some hosts send that number back when they have
// opened the song (Ardour), so it is a choice only as Program, which hosts move when somebody chooses a program.
void EpochRules::takePreset(BlockItem& item, int32_t before) noexcept {
  const bool isEcho = inForce_.presetIsNamed && programOf(item.value, inForce_.presets) == before;
  if (isEcho && !item.restored && !item.isProgram) return;
  if (item.restored) inForce_.restore = item.restore;
  inForce_.presetIsNamed = item.isKnown;
  live_->setProgram(item.isKnown ? CONTINUO_PROGRAM_OF_STATE : programOf(item.value, inForce_.presets));
  item.tell = Tell::kItem;
}

// In a mode whose release ends the answer, the pedal is the button Hold, from a press until it is up again.
void EpochRules::applyPedal(BlockItem& item) noexcept {
  const bool isDown = isPedalDown(item.controller, item.value);
  const bool isPress = isDown && !pedalsDown_[item.channel];
  const bool isHold = holdPedals_[item.channel] || (isPress && kShimModes[stepNow(kParameterMode)].releaseEnds);
  pedalsDown_[item.channel] = isDown;
  if (!isHold) {
    if (!inForce_.bypassed) item.tell = Tell::kItem;
    return;
  }
  holdPedals_[item.channel] = isDown;
  item.kind = ItemKind::kParameter;
  item.parameterId = kParameterHold;
  item.value = isDown ? 1 : 0;
  holdByPedal_ = item.value;
  applyParameter(item);
}

// All notes off says that the keys are up, which a keyboard may send after each of its phrases: only all sound off is
// an order for silence (docs/decisions/0036).
void EpochRules::applyController(BlockItem& item) noexcept {
  if (item.controller == vst3::kCtrlAllSoundsOff) return panic(item);
  if (concerns(item.controller, vst3::kCtrlSustainOnOff)) return applyPedal(item);
  const bool endsKeys = isAllNotesOff(item.controller);
  if (!endsKeys && !isPedal(item.controller) && !isWheel(item.controller)) return;
  if (endsKeys) item.effects |= kReleasesKeys;
  if (!inForce_.bypassed) item.tell = Tell::kItem;
}

void EpochRules::switchBypass(BlockItem& item) noexcept {
  moveEpoch(item);
  inForce_.bypassed = item.value >= 0.5;
  item.tell = Tell::kSilence;
  if (inForce_.bypassed) item.effects |= kSilencesVoice;
}

void EpochRules::panic(BlockItem& item) noexcept {
  moveEpoch(item);
  item.tell = Tell::kSilence;
  item.effects |= kEndsAllNotes | kSilencesVoice;
}

// A channel that is listened to, and no key of a chord; as PlayOptions.Hears and IsOfChord.
bool EpochRules::takesTheFloor(const BlockItem& note) const noexcept {
  const int32_t only = stepNow(kParameterListenChannel);
  const bool isHeard = only == 0 ? note.channel != kPercussionChannel : only == note.channel + 1;
  const bool isOfChord = note.isOfChords || note.pitch < stepNow(kParameterSplitKey);
  return kShimModes[stepNow(kParameterMode)].yieldsToPlayer && isHeard && !isOfChord;
}

// Which of its values a parameter has, from 0.
int32_t EpochRules::stepNow(uint32_t id) const noexcept {
  return stepOf(inForce_.values[id], kShimParameters[id].stepCount);
}

void EpochRules::moveEpoch(BlockItem& item) noexcept {
  std::atomic_ref<uint32_t>(status_->epoch).store(++inForce_.epoch, std::memory_order_release);
  item.effects |= kEndsAnswers;
}

}  // namespace continuo
