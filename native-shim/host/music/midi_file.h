// Standard MIDI Files, formats 0 and 1, as far as a host needs them: channel messages, tempo and time signatures, all
// placed in quarter notes.
#ifndef CONTINUO_HOST_MUSIC_MIDI_FILE_H
#define CONTINUO_HOST_MUSIC_MIDI_FILE_H

#include <cstdint>
#include <string>
#include <vector>

#include "meter_map.h"
#include "tempo_map.h"

namespace host {

// One channel message.
struct MidiEvent {
  double ppq;
  std::uint8_t status;  // kind and channel
  std::uint8_t data1;
  std::uint8_t data2;

  int kind() const { return status & 0xF0; }
  int channel() const { return status & 0x0F; }
  bool isNoteOn() const { return kind() == 0x90 && data2 > 0; }
  bool isNoteOff() const { return kind() == 0x80 || (kind() == 0x90 && data2 == 0); }
};

struct MidiFile {
  std::vector<MidiEvent> events;  // by position; at one position other messages, then note-offs, then note-ons
  std::vector<TempoPoint> tempo;  // empty when the file has none
  std::vector<MeterPoint> meter;  // empty when the file has none
  double end = 0;                 // quarter notes, of the longest track
};

// A note that ends where it begins is made one tick long. Throws HostError that names the path and the byte.
MidiFile readMidiFile(const std::string& path);

// Format 1, 960 ticks a quarter: a track of tempo and meter, a track of the events. Ramps become steps of a quarter of
// a quarter note, each at its mean tempo, so that every step begins at the right time. Throws HostError.
void writeMidiFile(const std::string& path, const MidiFile& file);

}  // namespace host

#endif
