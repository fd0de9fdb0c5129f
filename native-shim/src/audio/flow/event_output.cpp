#include "event_output.h"

#include <cmath>

#include "parameters/midi_messages.h"

namespace continuo {

bool EventOutput::noteOn(const HeldNote& note, float velocity) noexcept {
  if (!isOn_) return false;
  vst3::Event event = at(vst3::Event::kNoteOnEvent);
  event.noteOn.channel = note.channel;
  event.noteOn.pitch = note.pitch;
  event.noteOn.velocity = velocity;
  event.noteOn.noteId = note.noteId;
  return add(event);
}

bool EventOutput::noteOff(const HeldNote& note, float velocity) noexcept {
  vst3::Event event = at(vst3::Event::kNoteOffEvent);
  event.noteOff.channel = note.channel;
  event.noteOff.pitch = note.pitch;
  event.noteOff.velocity = velocity;
  event.noteOff.noteId = note.noteId;
  return add(event);
}

bool EventOutput::pressure(const HeldNote& note, float pressure, int32_t noteId) noexcept {
  if (!isOn_) return false;
  vst3::Event event = at(vst3::Event::kPolyPressureEvent);
  event.polyPressure = {note.channel, note.pitch, pressure, noteId};
  return add(event);
}

bool EventOutput::controller(uint8_t channel, uint8_t number, double value) noexcept {
  if (!isOn_ && !(isPedal(number) && value == 0)) return false;
  const bool isBend = number == vst3::kPitchBend;
  const auto bits = static_cast<int>(std::lround(value * (isBend ? 16383 : 127)));
  vst3::Event event = at(vst3::Event::kLegacyMIDICCOutEvent);
  event.midiCCOut = {number, static_cast<vst3::int8>(channel), static_cast<vst3::int8>(bits & 127),
                     static_cast<vst3::int8>(bits >> 7)};
  return add(event);
}

vst3::Event EventOutput::at(uint16_t type) const noexcept {
  vst3::Event event{};
  event.sampleOffset = offset_;
  event.type = type;
  return event;
}

bool EventOutput::add(vst3::Event& event) noexcept { return list_ && list_->addEvent(event) == vst3::kResultOk; }

}  // namespace continuo
