// The script: commands that the host carries out at given times of a run.
#ifndef CONTINUO_HOST_RUN_SCRIPT_H
#define CONTINUO_HOST_RUN_SCRIPT_H

#include <string>
#include <vector>

#include "music/input_event.h"
#include "plugin/parameters.h"

namespace host {

struct ScriptCommand {
  enum class Verb {
    kInput,  // `inputs`, at their sample
    kPlay,
    kStop,
    kJump,   // to `from`
    kCycle,  // `from`, `to`
    kCycleOff,
    kTempo,  // `from`, quarters a minute
    kDeactivate,
    kActivate,
    kEdit,       // `inputs`, by hand: told to the controller at once, to the processor with the next block
    kSaveState,  // `file`
    kLoadState   // `file`
  };

  double elapsed = 0;    // quarter notes since the start
  long long block = -1;  // when not negative: at the start of this block instead
  Verb verb = Verb::kInput;
  std::vector<InputEvent> inputs;
  double from = 0;
  double to = 0;
  std::string file;

  // Between blocks, by the main thread.
  bool isForMain() const { return verb >= Verb::kDeactivate; }
};

// In order of time, those at one time as written. Throws UsageError with the line, or HostError when the plugin has not
// what is asked for.
std::vector<ScriptCommand> readScript(const std::string& path, const Parameters& parameters);

}  // namespace host

#endif
