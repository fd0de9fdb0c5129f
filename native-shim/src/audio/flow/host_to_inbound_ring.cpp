#include "host_to_inbound_ring.h"

#include <algorithm>
#include <atomic>

#include "parameters/own_ids.h"
#include "parameters/programs.h"

namespace continuo {
namespace {

// Labels of the parameter Mode.
constexpr int32_t kModeContinue = 0;
constexpr int32_t kModeHold = 2;

}  // namespace

void HostToInboundRing::connect(ShimRingHeader* ring, ShimStatus* status, LiveParameters* live) noexcept {
  ring_ = InboundRing(ring);
  status_ = status;
  live_ = live;
}

void HostToInboundRing::prepare(int32_t presets, bool listener) noexcept {
  setPresets(presets);
  listener_ = listener;
  first_ = true;
  lost_ = false;
  current_ = live_->snapshot();
  bypassed_ = current_[kParameterBypass] >= 0.5;
}

void HostToInboundRing::setPresets(int32_t presets) noexcept {
  if (presets == presets_) return;
  current_[kParameterPreset] = normalizedProgram(programOf(live_->get(kParameterPreset), presets_), presets);
  live_->set(kParameterPreset, current_[kParameterPreset]);
  presets_ = presets;
}

void HostToInboundRing::run(BlockTimeline& timeline, const BeatClock& clock) noexcept {
  epochAtStart_ = epoch_;
  for (BlockItem& item : timeline.items()) apply(item, clock.ppqAt(item.offset), clock);
  if (lost_) catchUpAfterLoss(clock);
  sendClock(clock.end(), clock.tempo());
  first_ = false;
}

void HostToInboundRing::runFlush(BlockTimeline& timeline, const BeatClock& clock) noexcept {
  epochAtStart_ = epoch_;
  for (BlockItem& item : timeline.items()) apply(item, clock.end(), clock);
}

void HostToInboundRing::apply(BlockItem& item, double ppq, const BeatClock& clock) noexcept {
  switch (item.kind) {
    case ItemKind::kEndHeld:
      item.effects |= kEndsAllNotes;
      // Processing was off, or note-offs were lost: the keys count as up on both sides of the ring, and before a jump.
      if (first_) break;
      moveEpoch(item);
      sendSilence(clock.jumped() ? sentUpTo_ : ppq);
      break;
    case ItemKind::kJump:
      sentUpTo_ = clock.start();
      moveEpoch(item);
      sendJump(clock);
      break;
    case ItemKind::kMeter:
      sendMeter(clock);
      break;
    case ItemKind::kCycle:
      sendCycle(clock);
      break;
    case ItemKind::kParameter:
      applyParameter(item, ppq);
      break;
    case ItemKind::kNoteOn:
      if (bypassed_) break;
      if (takesTheFloor(item)) moveEpoch(item);
      sendNote(item, kShimInboundNoteOn, ppq);
      break;
    case ItemKind::kNoteOff:
      if (!bypassed_) sendNote(item, kShimInboundNoteOff, ppq);
      break;
    case ItemKind::kNote:
    case ItemKind::kPolyPressure:
      break;
  }
  item.epoch = epoch_;
  item.bypassed = bypassed_;
}

void HostToInboundRing::applyParameter(BlockItem& item, double ppq) noexcept {
  const bool on = item.value >= 0.5;
  const double before = item.parameterId < kParameterCount ? current_[item.parameterId] : 0;
  if (item.parameterId < kParameterCount) {
    current_[item.parameterId] = item.value;
    live_->set(item.parameterId, item.value);
  }
  switch (item.parameterId) {
    case kParameterBypass:
      if (on == bypassed_) return;
      bypassed_ = on;
      moveEpoch(item);
      sendSilence(ppq);
      if (on) item.effects |= kSilencesVoice;
      return;
    case kParameterPanic:
      if (!on || before >= 0.5 || item.restored) return;
      [[fallthrough]];
    case kParameterMidiPanic:
      moveEpoch(item);
      sendSilence(ppq);
      item.effects |= kEndsAllNotes | kSilencesVoice;
      return;
    case kParameterPreset:
      // A song may hold the number of another preset than the one it names, so choosing that number is a choice.
      if (item.value == before && item.restored) return;
      if (!item.isKnown) sendParameter(item.parameterId, item.value, ppq);
      return;
    case kParameterMode:
      if (stepOf(item.value, kShimParameters[kParameterMode].stepCount) !=
          stepOf(before, kShimParameters[kParameterMode].stepCount)) {
        moveEpoch(item);
      }
      break;
    case kParameterHold:
      if (!on && before >= 0.5 && stepNow(kParameterMode) == kModeHold) moveEpoch(item);
      break;
    case kParameterAgain:
    case kParameterForget:
      if (on && before < 0.5) moveEpoch(item);
      break;
    default:
      break;
  }
  if (!isShimOnly(item.parameterId) && item.value != before) sendParameter(item.parameterId, item.value, ppq);
}

// As IContinuationMode.YieldsToPlayer: in the other modes the player may play over the answer.
bool HostToInboundRing::takesTheFloor(const BlockItem& note) const noexcept {
  const int32_t only = stepNow(kParameterListenChannel);
  return stepNow(kParameterMode) == kModeContinue && (only == 0 || only == note.channel + 1);
}

// Which of its values a parameter has, from 0.
int32_t HostToInboundRing::stepNow(uint32_t id) const noexcept {
  return stepOf(current_[id], kShimParameters[id].stepCount);
}

void HostToInboundRing::moveEpoch(BlockItem& item) noexcept {
  std::atomic_ref<uint32_t>(status_->epoch).store(++epoch_, std::memory_order_release);
  item.effects |= kEndsAnswers;
}

void HostToInboundRing::sendJump(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundJump;
  event.ppq = clock.start();
  event.value = clock.jumpedFrom();
  event.id = clock.started() ? kShimJumpAtStart : clock.wentRound() ? kShimJumpRoundCycle : kShimJumpElsewhere;
  send(event);
}

void HostToInboundRing::sendMeter(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundMeter;
  event.ppq = clock.barOrigin();
  event.id = clock.meter().numerator << 16 | clock.meter().denominator;
  send(event);
}

void HostToInboundRing::sendCycle(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundCycle;
  event.ppq = clock.start();
  event.value = clock.cycle().end;
  event.id = clock.cycle().on;
  send(event);
}

void HostToInboundRing::sendNote(const BlockItem& item, ShimInboundKind kind, double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = static_cast<uint16_t>(kind);
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.channel = item.channel;
  event.pitch = item.pitch;
  event.id = item.noteId;
  event.velocity = item.velocity;
  send(event);
}

void HostToInboundRing::sendParameter(uint32_t id, double value, double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundParameter;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.id = static_cast<int32_t>(id);
  event.value = id == kParameterPreset ? programOnRowScale(value, presets_) : value;
  send(event);
}

void HostToInboundRing::sendSilence(double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundSilence;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  send(event);
}

void HostToInboundRing::sendClock(double ppq, double tempo) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundClock;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.value = tempo;
  send(event);
}

void HostToInboundRing::send(ShimInboundEvent event) noexcept {
  if (!listener_) return;
  event.epoch = epoch_;
  if (!ring_.tryPush(event)) lost_ = true;
}

// The pump was away for thousands of events. What it missed may have been a note-off or a knob: the keys are declared
// up and every knob is said again. Should the ring still be full, the next block tries.
void HostToInboundRing::catchUpAfterLoss(const BeatClock& clock) noexcept {
  lost_ = false;
  sendMeter(clock);
  sendCycle(clock);
  sendSilence(clock.end());
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (!isReadOnly(id) && !isShimOnly(id)) sendParameter(id, current_[id], clock.end());
  }
}

}  // namespace continuo
