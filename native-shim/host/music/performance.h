// What is played into the plugin: channel messages, tempo and time signatures, each at its place in the project. The
// engine's readers write this text from a MIDI file or a score; `kHelp` in run/options_help.cpp says how it looks.
#ifndef CONTINUO_HOST_MUSIC_PERFORMANCE_H
#define CONTINUO_HOST_MUSIC_PERFORMANCE_H

#include <string>
#include <vector>

#include "channel_message.h"
#include "meter_map.h"
#include "tempo_map.h"

namespace host {

struct Performance {
  std::vector<ChannelMessage> messages;  // by position, those at one position as written
  std::vector<TempoPoint> tempo;         // empty when the file names none
  std::vector<MeterPoint> meter;         // empty when the file names none
  double end = 0;                        // quarter notes
};

// Throws HostError or UsageError, which name the path and the line.
Performance readPerformance(const std::string& path);

}  // namespace host

#endif
