// MIDI controllers that move no knob. VST 3 hands controllers over as parameters alone, and a parameter does not say
// its channel: so there is a hidden parameter for each channel and number.
#ifndef CONTINUO_PARAMETERS_MIDI_MESSAGES_H
#define CONTINUO_PARAMETERS_MIDI_MESSAGES_H

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "vst3/midi_mapping.h"

namespace continuo {

// The controllers that mean something here, whatever the knobs are mapped to.
inline constexpr uint8_t kMidiMessageNumbers[] = {vst3::kCtrlAllSoundsOff,  vst3::kCtrlAllNotesOff,
                                                  vst3::kCtrlOmniModeOff,   vst3::kCtrlOmniModeOn,
                                                  vst3::kCtrlPolyModeOnOff, vst3::kCtrlPolyModeOn};
inline constexpr uint32_t kMidiMessagesOfAChannel = sizeof kMidiMessageNumbers;
inline constexpr uint32_t kMidiMessageCount = 16 * kMidiMessagesOfAChannel;

// The first of their ids. Any point on one of them is a message, whatever its value: it may have been the same before.
inline constexpr uint32_t kMidiMessages = 0x4D430000;

// `channel` 0..15, `number` as in vst3::ControllerNumbers.
constexpr uint32_t midiMessageId(int channel, int number) noexcept {
  return kMidiMessages | static_cast<uint32_t>(channel) << 8 | static_cast<uint32_t>(number);
}
constexpr uint8_t midiChannelOf(uint32_t id) noexcept { return static_cast<uint8_t>(id >> 8 & 15); }
constexpr uint8_t midiNumberOf(uint32_t id) noexcept { return static_cast<uint8_t>(id & 255); }

constexpr bool isMidiMessageNumber(int number) noexcept {
  return std::find(std::begin(kMidiMessageNumbers), std::end(kMidiMessageNumbers), number) !=
         std::end(kMidiMessageNumbers);
}
constexpr bool isMidiMessage(uint32_t id) noexcept {
  return id >> 12 == kMidiMessages >> 12 && isMidiMessageNumber(midiNumberOf(id));
}

// Their order among the parameters: channel by channel.
constexpr uint32_t midiMessageAt(uint32_t place) noexcept {
  return midiMessageId(static_cast<int>(place / kMidiMessagesOfAChannel),
                       kMidiMessageNumbers[place % kMidiMessagesOfAChannel]);
}

// All notes off, and the changes of mode that imply it (MIDI 1.0, Channel Mode Messages).
constexpr bool isAllNotesOff(int number) noexcept {
  return number >= vst3::kCtrlAllNotesOff && number <= vst3::kCtrlPolyModeOn;
}

}  // namespace continuo

#endif
