#include "timeline_to_inbound_ring.h"

#include <algorithm>
#include <cmath>

#include "parameters/midi_messages.h"
#include "parameters/programs.h"

namespace continuo {
namespace {

constexpr uint8_t kUnknown = 255;

uint8_t toSeven(double value) noexcept { return static_cast<uint8_t>(std::lround(value * 127)); }

}  // namespace

void TimelineToInboundRing::prepare() noexcept {
  ring_.clear();
  lost_ = false;
  for (std::size_t wheel = 0; wheel < kWheels.size(); ++wheel) toldWheels_[wheel].fill(toSeven(kWheels[wheel].rest));
}

void TimelineToInboundRing::run(const BlockTimeline& timeline, const BeatClock& clock,
                                const InForce& inForce) noexcept {
  presets_ = inForce.presets;
  for (const BlockItem& item : timeline.items()) sendItem(item, clock.ppqAt(item.offset), clock);
  epoch_ = inForce.epoch;
  if (lost_) catchUpAfterLoss(clock, inForce);
  sendClock(clock.end(), clock.tempo());
}

void TimelineToInboundRing::runFlush(const BlockTimeline& timeline, const BeatClock& clock,
                                     const InForce& inForce) noexcept {
  presets_ = inForce.presets;
  for (const BlockItem& item : timeline.items()) sendItem(item, clock.end(), clock);
}

void TimelineToInboundRing::sendItem(const BlockItem& item, double ppq, const BeatClock& clock) noexcept {
  if (item.tell == Tell::kNothing) return;
  epoch_ = item.epoch;
  if (item.tell == Tell::kSilence) {
    // Where processing was off, or note-offs were lost, the keys are up before a jump.
    const bool isBeforeJump = item.kind == ItemKind::kEndHeld && clock.jumped();
    return sendSilence(isBeforeJump ? sentUpTo_ : ppq);
  }
  switch (item.kind) {
    case ItemKind::kJump:
      return sendJump(clock);
    case ItemKind::kMeter:
      return sendMeter(clock);
    case ItemKind::kCycle:
      return sendCycle(clock);
    case ItemKind::kParameter:
      if (item.parameterId == kParameterPreset && item.restored) {
        return sendRestored(item.restore, item.isKnown, item.value, ppq);
      }
      return sendParameter(item.parameterId, item.value, ppq);
    case ItemKind::kController:
      return sendController(item, ppq);
    case ItemKind::kNoteOn:
      return sendNote(item, item.isOfChords ? kShimInboundChordNoteOn : kShimInboundNoteOn, ppq);
    case ItemKind::kNoteOff:
      return sendNote(item, item.isOfChords ? kShimInboundChordNoteOff : kShimInboundNoteOff, ppq);
    default:
      return;
  }
}

void TimelineToInboundRing::sendJump(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundJump;
  event.ppq = sentUpTo_ = clock.start();
  event.value = clock.jumpedFrom();
  event.id = clock.started() ? kShimJumpAtStart : clock.wentRound() ? kShimJumpRoundCycle : kShimJumpElsewhere;
  send(event);
}

void TimelineToInboundRing::sendMeter(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundMeter;
  event.ppq = clock.barOrigin();
  event.id = clock.meter().numerator << 16 | clock.meter().denominator;
  send(event);
}

void TimelineToInboundRing::sendCycle(const BeatClock& clock) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundCycle;
  event.ppq = clock.start();
  event.value = clock.cycle().end;
  event.id = clock.cycle().on;
  send(event);
}

void TimelineToInboundRing::sendNote(const BlockItem& item, ShimInboundKind kind, double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = static_cast<uint16_t>(kind);
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.channel = item.channel;
  event.pitch = item.pitch;
  event.id = item.noteId;
  event.velocity = item.velocity;
  send(event);
}

void TimelineToInboundRing::sendController(const BlockItem& item, double ppq) noexcept {
  if (isToldAlready(item)) return;
  ShimInboundEvent event{};
  event.kind = isAllNotesOff(item.controller) ? kShimInboundAllNotesOff : kShimInboundController;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.channel = item.channel;
  event.id = item.controller;
  event.value = item.value;
  send(event);
}

// Of a wheel, what makes no difference in seven bits is left out: the ring holds some thousand events.
bool TimelineToInboundRing::isToldAlready(const BlockItem& item) noexcept {
  bool isTold = false;
  for (std::size_t wheel = 0; wheel < kWheels.size(); ++wheel) {
    if (!concerns(item.controller, kWheels[wheel].number)) continue;
    const bool isOwn = item.controller == kWheels[wheel].number;
    const uint8_t place = toSeven(isOwn ? item.value : kWheels[wheel].rest);
    isTold = isOwn && place == toldWheels_[wheel][item.channel];
    toldWheels_[wheel][item.channel] = place;
  }
  return isTold;
}

void TimelineToInboundRing::sendParameter(uint32_t id, double value, double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundParameter;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.id = static_cast<int32_t>(id);
  event.value = id == kParameterPreset ? programOnRowScale(value, presets_) : value;
  send(event);
}

void TimelineToInboundRing::sendRestored(uint32_t number, bool isNamed, double preset, double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundRestored;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.id = static_cast<int32_t>(number);
  event.value = isNamed ? CONTINUO_PROGRAM_OF_STATE : programOnRowScale(preset, presets_);
  send(event);
}

void TimelineToInboundRing::sendSilence(double ppq) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundSilence;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  send(event);
}

void TimelineToInboundRing::sendClock(double ppq, double tempo) noexcept {
  ShimInboundEvent event{};
  event.kind = kShimInboundClock;
  event.ppq = sentUpTo_ = std::max(ppq, sentUpTo_);
  event.value = tempo;
  send(event);
}

void TimelineToInboundRing::send(ShimInboundEvent event) noexcept {
  event.epoch = epoch_;
  if (!ring_.tryPush(event)) lost_ = true;
}

// The pump was away for thousands of events. What it missed may have been a note-off or a knob: the keys are declared
// up and every knob is said again. While the ring has no room for all of it, the next block tries: pushing in vain
// would count as many losses more.
void TimelineToInboundRing::catchUpAfterLoss(const BeatClock& clock, const InForce& inForce) noexcept {
  constexpr uint64_t kMostEvents = 3 + kParameterCount;
  if (ring_.room() < kMostEvents) return;
  lost_ = false;
  for (auto& places : toldWheels_) places.fill(kUnknown);
  sendMeter(clock);
  sendCycle(clock);
  sendSilence(clock.end());
  sendRestored(inForce.restore, inForce.presetIsNamed, inForce.values[kParameterPreset], clock.end());
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    const bool isTold = isReadOnly(id) || isShimOnly(id) || id == kParameterPreset;
    if (!isTold) sendParameter(id, inForce.values[id], clock.end());
  }
}

}  // namespace continuo
