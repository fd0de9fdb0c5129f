// The command line of continuo-host; options_help.cpp says what each option means.
#ifndef CONTINUO_HOST_RUN_OPTIONS_H
#define CONTINUO_HOST_RUN_OPTIONS_H

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "music/meter_map.h"
#include "music/tempo_map.h"
#include "vst3/processor.h"

namespace host {

struct Options {
  bool help = false;
  std::string bundle;
  std::string className;

  // What goes in.
  std::string musicPath;
  bool liveMusic = false;  // the music follows elapsed time, not the transport
  bool noteIds = false;    // notes have ids
  std::string scriptPath;
  std::vector<std::pair<std::string, std::string>> parameters;  // name, value
  std::string program;         // implies that the music's own program changes are skipped
  bool programChanges = true;  // of the music
  std::string loadStatePath;

  // Time, in quarter notes.
  std::vector<TempoPoint> tempo;  // empty: the music's, else 120
  std::vector<MeterPoint> meter;  // empty: the music's, else 4/4
  double start = 0;
  std::optional<double> length;
  std::optional<int> lengthBars;
  double tail = 16;

  // Processing.
  std::vector<int> blockSizes = {512};
  double sampleRate = 48000;
  vst3::ProcessModes mode = vst3::kOffline;
  bool realtime() const { return mode == vst3::kRealtime; }  // each block at its time by the clock
  bool transport = true;
  bool processContext = true;
  int repeat = 1;
  int instances = 1;
  std::string batchPath;

  // What comes out.
  std::string outWavPath;
  bool wavFloat = true;
  std::string outEventsPath;
  std::string saveStatePath;
  bool list = false;
  bool stats = false;
  bool json = false;
};

// Throws UsageError.
Options parseOptions(const std::vector<std::string>& arguments);

extern const char* const kHelp;

}  // namespace host

#endif
