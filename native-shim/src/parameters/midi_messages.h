// MIDI controllers that move no knob. VST 3 hands controllers over as parameters alone, and a parameter does not say
// its channel: so there is a hidden parameter for each channel and number.
#ifndef CONTINUO_PARAMETERS_MIDI_MESSAGES_H
#define CONTINUO_PARAMETERS_MIDI_MESSAGES_H

#include <array>
#include <cstdint>

#include "vst3/midi_mapping.h"

namespace continuo {

// Every controller, channel pressure and pitch bend: what means nothing here is passed through.
inline constexpr uint32_t kMidiMessagesOfAChannel = vst3::kCountCtrlNumber;
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
  return number >= 0 && number < vst3::kCountCtrlNumber;
}
constexpr bool isMidiMessage(uint32_t id) noexcept {
  return id >> 12 == kMidiMessages >> 12 && isMidiMessageNumber(midiNumberOf(id));
}

// Their order among the parameters: channel by channel.
constexpr uint32_t midiMessageAt(uint32_t place) noexcept {
  return midiMessageId(static_cast<int>(place / kMidiMessagesOfAChannel),
                       static_cast<int>(place % kMidiMessagesOfAChannel));
}

// All notes off, and the changes of mode that imply it (MIDI 1.0, Channel Mode Messages).
constexpr bool isAllNotesOff(int number) noexcept {
  return number >= vst3::kCtrlAllNotesOff && number <= vst3::kCtrlPolyModeOn;
}

// The pedals that make notes longer.
inline constexpr std::array<uint8_t, 2> kPedals = {vst3::kCtrlSustainOnOff, vst3::kCtrlSustenutoOnOff};

struct WheelPlace {
  uint8_t number;
  double rest;  // 0..1
};
// What an answer may move.
inline constexpr std::array<WheelPlace, 2> kWheels = {{{vst3::kCtrlModWheel, 0}, {vst3::kPitchBend, 0.5}}};

// Whether a message moves a controller: reset all controllers (121) moves all of them.
constexpr bool concerns(int message, int controller) noexcept {
  return message == controller || message == vst3::kCtrlResetAllCtrlers;
}
constexpr bool isPedal(int number) noexcept {
  return concerns(number, kPedals[0]) || concerns(number, kPedals[1]);
}
// Whether it is down after such a message: 64 to 127 is on. `value` 0..1.
constexpr bool isPedalDown(int number, double value) noexcept {
  return number != vst3::kCtrlResetAllCtrlers && isPedal(number) && value >= 0.5;
}
constexpr bool isWheel(int number) noexcept {
  return concerns(number, kWheels[0].number) || concerns(number, kWheels[1].number);
}

constexpr bool endsNotes(int number) noexcept {
  return isPedal(number) || isAllNotesOff(number) || number == vst3::kCtrlAllSoundsOff;
}

// Not what concerns this instrument's own notes: those that it ends get their note-offs.
constexpr bool isPassedThrough(int number) noexcept {
  return number < vst3::kCtrlAllSoundsOff || number == vst3::kCtrlResetAllCtrlers || number == vst3::kAfterTouch ||
         number == vst3::kPitchBend;
}

}  // namespace continuo

#endif
