// The host's event output for one block: what goes there, and whether the host has taken it.
#ifndef CONTINUO_AUDIO_FLOW_EVENT_OUTPUT_H
#define CONTINUO_AUDIO_FLOW_EVENT_OUTPUT_H

#include <cstdint>

#include "held_notes.h"
#include "platform/rt_annotations.h"
#include "vst3/events.h"

namespace continuo {

// [audio] False from each of these: the host does not take it, or not now.
class EventOutput {
 public:
  // Of the block that begins; null = there is none.
  void open(vst3::IEventList* list) noexcept { list_ = list; }
  // Behind an output that is off nothing new begins.
  void switchTo(bool isOn) noexcept { isOn_ = isOn; }
  bool isOn() const noexcept { return isOn_; }
  // Samples from the block's start, of all that follows.
  void moveTo(int32_t offset) noexcept { offset_ = offset; }

  bool noteOn(const HeldNote& note, float velocity) noexcept SHIM_NONBLOCKING;
  bool noteOff(const HeldNote& note, float velocity) noexcept SHIM_NONBLOCKING;
  bool pressure(const HeldNote& note, float pressure, int32_t noteId) noexcept SHIM_NONBLOCKING;
  // `number` as in vst3::ControllerNumbers, `value` 0..1. A pedal that comes up is sent behind an output that is off.
  bool controller(uint8_t channel, uint8_t number, double value) noexcept SHIM_NONBLOCKING;

 private:
  vst3::Event at(uint16_t type) const noexcept SHIM_NONBLOCKING;
  bool add(vst3::Event& event) noexcept SHIM_NONBLOCKING;

  vst3::IEventList* list_ = nullptr;
  bool isOn_ = true;
  int32_t offset_ = 0;
};

}  // namespace continuo

#endif
