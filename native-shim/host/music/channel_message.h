// A MIDI channel message at its place in the project.
#ifndef CONTINUO_HOST_MUSIC_CHANNEL_MESSAGE_H
#define CONTINUO_HOST_MUSIC_CHANNEL_MESSAGE_H

#include <cstdint>

namespace host {

struct ChannelMessage {
  double ppq = 0;           // quarter notes
  std::uint8_t status = 0;  // kind and channel
  std::uint8_t data1 = 0;
  std::uint8_t data2 = 0;

  int kind() const { return status & 0xF0; }
  int channel() const { return status & 0x0F; }
  bool isNoteOn() const { return kind() == 0x90 && data2 > 0; }
};

}  // namespace host

#endif
