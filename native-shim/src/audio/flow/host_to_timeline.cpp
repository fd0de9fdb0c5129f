#include "host_to_timeline.h"

#include <algorithm>
#include <cmath>

#include "event_busses.h"
#include "parameters/midi_messages.h"
#include "parameters/programs.h"
#include "parameters/values.h"
#include "vst3/process_context.h"

namespace continuo {
namespace {

using vst3::Event;

BlockItem parameterItem(uint32_t id, double value, int32_t offset) noexcept {
  BlockItem item;
  if (isMidiMessage(id)) {
    item.kind = ItemKind::kController;
    item.channel = midiChannelOf(id);
    item.controller = midiNumberOf(id);
  } else {
    item.kind = ItemKind::kParameter;
    item.parameterId = meantBy(id);
    item.isProgram = id == kParameterProgram;
  }
  item.value = clampNormalized(value);
  item.offset = offset;
  return item;
}

// False when the event is none that the instrument plays, or names a key or channel that does not exist.
bool toItem(const Event& event, int32_t samples, BlockItem& item) noexcept {
  int32_t channel = 0;
  int32_t pitch = 0;
  switch (event.type) {
    case Event::kNoteOnEvent:
      // A note-on of no velocity is MIDI's other way to write a note-off.
      item.kind = event.noteOn.velocity > 0 ? ItemKind::kNoteOn : ItemKind::kNoteOff;
      channel = event.noteOn.channel;
      pitch = event.noteOn.pitch;
      item.velocity = event.noteOn.velocity;
      item.noteId = event.noteOn.noteId;
      break;
    case Event::kNoteOffEvent:
      item.kind = ItemKind::kNoteOff;
      channel = event.noteOff.channel;
      pitch = event.noteOff.pitch;
      item.velocity = event.noteOff.velocity;
      item.noteId = event.noteOff.noteId;
      break;
    case Event::kPolyPressureEvent:
      item.kind = ItemKind::kPolyPressure;
      channel = event.polyPressure.channel;
      pitch = event.polyPressure.pitch;
      item.velocity = event.polyPressure.pressure;
      item.noteId = event.polyPressure.noteId;
      break;
    default:
      return false;
  }
  item.isOfChords = event.busIndex == kChordsBus;
  if (item.isOfChords && item.kind == ItemKind::kPolyPressure) return false;
  if (event.busIndex != kKeysBus && !item.isOfChords) return false;
  if (channel < 0 || channel > 15 || pitch < 0 || pitch > 127) return false;
  item.velocity = static_cast<float>(clampNormalized(item.velocity));
  item.channel = static_cast<uint8_t>(channel);
  item.pitch = static_cast<uint8_t>(pitch);
  item.offset = std::clamp(event.sampleOffset, 0, std::max(samples - 1, 0));
  return true;
}

// Of two values at one sample the last one counts, so a preset that does not has not been chosen: Ardour sends a song's
// old value just before the one that the song's state has led to.
bool isFollowedAtOnce(vst3::IParamValueQueue& queue, int32_t point, int32_t offset) noexcept {
  int32_t next = 0;
  double value = 0;
  return point + 1 < queue.getPointCount() && queue.getPoint(point + 1, next, value) == vst3::kResultOk &&
         next == offset && !std::isnan(value);
}

}  // namespace

bool isHostSettable(uint32_t id) noexcept {
  return isMidiMessage(id) || id == kParameterProgram || (id < kParameterCount && !isReadOnly(id));
}

HostTransport readTransport(const vst3::ProcessContext* context) noexcept {
  using vst3::ProcessContext;
  HostTransport transport;
  if (!context) return transport;
  transport.playing = (context->state & ProcessContext::kPlaying) != 0;
  transport.hasPosition = (context->state & ProcessContext::kProjectTimeMusicValid) != 0;
  transport.hasTempo = (context->state & ProcessContext::kTempoValid) != 0;
  transport.hasMeter = (context->state & ProcessContext::kTimeSigValid) != 0;
  transport.position = context->projectTimeMusic;
  transport.tempo = context->tempo;
  transport.meter = {context->timeSigNumerator, context->timeSigDenominator};
  constexpr auto kCycles = ProcessContext::kCycleActive | ProcessContext::kCycleValid;
  transport.cycle = {(context->state & kCycles) == kCycles, context->cycleStartMusic, context->cycleEndMusic};
  return transport;
}

void HostToTimeline::read(const vst3::ProcessData& data, const BeatClock* clock, const RestoredParameters* restored,
                          BlockTimeline& timeline) noexcept {
  timeline.clear();
  overwritten_.reset();
  if (endHeld_.load(std::memory_order_relaxed) && endHeld_.exchange(false, std::memory_order_acquire)) {
    timeline.add({.kind = ItemKind::kEndHeld});
  }
  if (clock) readTransportItems(*clock, timeline);
  readDeferred(timeline);
  readKept(timeline);
  if (restored) readRestored(*restored, timeline);
  if (data.inputParameterChanges) readParameters(*data.inputParameterChanges, data.numSamples, timeline);
  if (data.inputEvents) readEvents(*data.inputEvents, data.numSamples, timeline);
  timeline.sort();
}

void HostToTimeline::readTransportItems(const BeatClock& clock, BlockTimeline& timeline) noexcept {
  if (clock.jumped()) timeline.add({.kind = ItemKind::kJump});
  if (clock.meterChanged()) timeline.add({.kind = ItemKind::kMeter});
  if (clock.cycleChanged()) timeline.add({.kind = ItemKind::kCycle});
}

void HostToTimeline::readDeferred(BlockTimeline& timeline) noexcept {
  for (uint32_t id = 0; isDeferred_.any() && id < kParameterCount; ++id) {
    if (!isDeferred_[id]) continue;
    const bool isProgram = id == kParameterPreset && isProgramDeferred_;
    timeline.add(parameterItem(isProgram ? kParameterProgram : id, deferred_[id], 0));
  }
  isDeferred_.reset();
}

void HostToTimeline::readRestored(const RestoredParameters& restored, BlockTimeline& timeline) noexcept {
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (isReadOnly(id)) continue;
    BlockItem item = parameterItem(id, restored.values[id], 0);
    item.restored = true;
    item.restore = restored.number;
    item.isKnown = id == kParameterPreset && restored.presetKnown;
    timeline.add(item);
  }
}

void HostToTimeline::readParameters(vst3::IParameterChanges& changes, int32_t samples,
                                    BlockTimeline& timeline) noexcept {
  const int32_t queues = changes.getParameterCount();
  for (int32_t i = 0; i < queues; ++i) {
    vst3::IParamValueQueue* queue = changes.getParameterData(i);
    if (!queue) continue;
    const uint32_t id = queue->getParameterId();
    if (id < kParameterCount && isReadOnly(id)) overwritten_.set(id);
    if (!isHostSettable(id)) continue;
    const int32_t points = queue->getPointCount();
    for (int32_t point = 0; point < points; ++point) {
      int32_t offset = 0;
      double value = 0;
      if (queue->getPoint(point, offset, value) != vst3::kResultOk || std::isnan(value)) continue;
      if (meantBy(id) == kParameterPreset && isFollowedAtOnce(*queue, point, offset)) continue;
      if (timeline.add(parameterItem(id, value, std::clamp(offset, 0, std::max(samples - 1, 0))))) continue;
      countDrop();
      defer(id, value);  // the newest value still counts, in the next block
      if (isMidiMessage(id) && endsNotes(midiNumberOf(id))) endHeldNotes();  // rather too short than stuck
    }
  }
}

void HostToTimeline::readEvents(vst3::IEventList& events, int32_t samples, BlockTimeline& timeline) noexcept {
  const int32_t count = events.getEventCount();
  for (int32_t i = 0; i < count; ++i) {
    Event event{};
    BlockItem item;
    if (events.getEvent(i, event) != vst3::kResultOk || !toItem(event, samples, item)) continue;
    if (timeline.add(item)) continue;
    countDrop();
    if (item.kind == ItemKind::kNoteOff) endHeldNotes();  // rather too short than stuck
  }
}

void HostToTimeline::keepNotes(const vst3::ProcessData& data) noexcept {
  const int32_t count = data.inputEvents ? data.inputEvents->getEventCount() : 0;
  for (int32_t i = 0; i < count; ++i) {
    Event event{};
    BlockItem item;
    if (data.inputEvents->getEvent(i, event) != vst3::kResultOk || !toItem(event, 0, item)) continue;
    const bool isOff = item.kind == ItemKind::kNoteOff;
    if (keptCount_ < (isOff ? kKeptCapacity : kKeptCapacity / 2)) {
      kept_[static_cast<size_t>(keptCount_++)] = item;
    } else {
      countDrop();
      isOffLost_ = isOffLost_ || isOff;
    }
  }
}

void HostToTimeline::readKept(BlockTimeline& timeline) noexcept {
  for (int i = 0; i < keptCount_; ++i) timeline.add(kept_[static_cast<size_t>(i)]);
  keptCount_ = 0;
  if (isOffLost_) endHeldNotes();  // with the block after this one: rather too short than stuck
  isOffLost_ = false;
}

void HostToTimeline::defer(uint32_t id, double value) noexcept {
  if (meantBy(id) == kParameterPreset) isProgramDeferred_ = id == kParameterProgram;
  id = meantBy(id);
  if (id >= kParameterCount) return;
  deferred_[id] = value;
  isDeferred_[id] = true;
}

// The only writer.
void HostToTimeline::countDrop() noexcept {
  const std::atomic_ref<uint32_t> dropped(status_->timelineDropped);
  dropped.store(dropped.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

}  // namespace continuo
