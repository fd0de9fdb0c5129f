#include "input_player.h"

#include <algorithm>
#include <tuple>

namespace host {

// Positions this near are the same. Quarter notes.
static constexpr double kSamePlace = 1e-9;

void InputPlayer::relocate(const Transport& transport, std::int64_t sample) {
  if (live_) return;
  endNotes(fileSounding_, sample);
  const double ppq = transport.ppqAt(sample) - kSamePlace;
  const auto first = std::lower_bound(events_.begin(), events_.end(), ppq,
                                      [](const InputEvent& event, double value) { return event.at < value; });
  next_ = static_cast<std::size_t>(first - events_.begin());
}

void InputPlayer::endAllNotes(std::int64_t sample) {
  endNotes(fileSounding_, sample);
  endNotes(scriptSounding_, sample);
}

void InputPlayer::endNotes(Sounding& sounding, std::int64_t sample) {
  for (const auto& [pedal, moved] : sounding.pedals) {
    InputEvent up;
    std::tie(up.channel, up.pedal) = pedal;
    up.id = moved;
    pending_.push_back({sample, up, &sounding == &fileSounding_});
  }
  for (int key = 0; key < 16 * 128; ++key) {
    const Key& keys = sounding.keys[static_cast<std::size_t>(key)];
    InputEvent off;
    off.kind = InputEvent::Kind::kNoteOff;
    off.channel = static_cast<vst3::int16>(key / 128);
    off.pitch = static_cast<vst3::int16>(key % 128);
    for (vst3::int32 i = keys.released; i < keys.struck; ++i) {
      pending_.push_back({sample, off, &sounding == &fileSounding_});
    }
  }
}

// Of the key's notes, counted from 0. -1 for none.
vst3::int32 InputPlayer::idOf(const Placed& placed, vst3::int32 strike) const {
  const vst3::int32 key = placed.event.channel * 128 + placed.event.pitch;
  return noteIds_ ? (2 * strike + (placed.fromFile ? 0 : 1)) * 16 * 128 + key : -1;
}

void InputPlayer::gather(const Transport& transport, std::int64_t start, int size, std::int64_t wrap, EventList& events,
                         ParameterChanges& changes) {
  block_.clear();
  std::swap(block_, pending_);
  const bool moving = live_ || transport.playing();
  for (; moving && next_ < events_.size(); ++next_) {
    const InputEvent& event = events_[next_];
    const std::int64_t sample = live_ ? transport.sampleOfElapsed(event.at) : transport.sampleOfPpq(event.at);
    // What lies before the cycle's end is played in this pass, even if its nearest sample is that of the jump.
    const bool lastOfCycle = !live_ && start + size == wrap && event.at < transport.wrapPpq() - kSamePlace;
    if (sample >= start + size && !lastOfCycle) break;
    block_.push_back({sample, event, true});
  }
  std::stable_sort(block_.begin(), block_.end(), [](const Placed& a, const Placed& b) { return a.sample < b.sample; });
  for (const Placed& placed : block_) put(placed, start, size, transport, events, changes);
}

void InputPlayer::put(const Placed& placed, std::int64_t start, int size, const Transport& transport, EventList& events,
                      ParameterChanges& changes) {
  const InputEvent& in = placed.event;
  const auto offset = static_cast<vst3::int32>(std::clamp<std::int64_t>(placed.sample - start, 0, size - 1));
  Sounding& sounding = placed.fromFile ? fileSounding_ : scriptSounding_;
  if (in.kind == InputEvent::Kind::kParameter) {
    if (in.pedal != 0 && in.value >= 0.5) sounding.pedals[{in.channel, in.pedal}] = in.id;
    if (in.pedal != 0 && in.value < 0.5) sounding.pedals.erase({in.channel, in.pedal});
    changes.add(in.id, offset, in.value);
    return;
  }
  if (in.bus != 0) {
    vst3::Event out{};
    out.busIndex = in.bus;
    out.sampleOffset = offset;
    out.ppqPosition = transport.ppqAt(start + offset);
    const bool isOn = in.kind == InputEvent::Kind::kNoteOn;
    out.type = isOn ? vst3::Event::kNoteOnEvent : vst3::Event::kNoteOffEvent;
    if (isOn) out.noteOn = {in.channel, in.pitch, 0.0f, in.velocity, 0, -1};
    else out.noteOff = {in.channel, in.pitch, in.velocity, -1, 0.0f};
    events.add(out);
    return;
  }
  Key& key = sounding.keys[static_cast<std::size_t>(in.channel * 128 + in.pitch)];
  const vst3::int32 oldest = key.released < key.struck ? idOf(placed, key.released) : -1;
  vst3::Event out{};
  out.sampleOffset = offset;
  out.ppqPosition = transport.ppqAt(start + offset);
  out.flags = placed.fromFile && !live_ ? 0 : static_cast<vst3::uint16>(vst3::Event::kIsLive);
  switch (in.kind) {
    case InputEvent::Kind::kNoteOn:
      out.type = vst3::Event::kNoteOnEvent;
      out.noteOn = {in.channel, in.pitch, 0.0f, in.velocity, 0, idOf(placed, key.struck++)};
      break;
    case InputEvent::Kind::kNoteOff:
      out.type = vst3::Event::kNoteOffEvent;
      out.noteOff = {in.channel, in.pitch, in.velocity, oldest, 0.0f};
      if (key.released < key.struck) ++key.released;
      break;
    default:
      out.type = vst3::Event::kPolyPressureEvent;
      out.polyPressure = {in.channel, in.pitch, in.velocity, oldest};
  }
  events.add(out);
}

}  // namespace host
