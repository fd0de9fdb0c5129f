// The list of presets as the host sees it; one for the process.
#ifndef CONTINUO_HOSTING_PRESET_LIST_H
#define CONTINUO_HOSTING_PRESET_LIST_H

#include <cstdint>
#include <string>
#include <vector>

#include "parameters/programs.h"

namespace continuo {

class PresetList {
 public:
  // [main] The first call of a process starts .NET.
  static PresetList& ofProcess();

  // [main] Asks the managed side for the list as it is now; programs keep their numbers.
  void refresh();
  // [main] As of the last refresh; empty without .NET or without presets.
  const std::vector<std::string>& names() const { return names_; }
  // [main] Moves on whenever a refresh finds another list.
  uint32_t revision() const { return revision_; }

  // [any] What the audio threads know of it.
  const ProgramTable& programs() const noexcept { return programs_; }

 private:
  PresetList() { refresh(); }

  std::vector<std::string> names_;
  uint32_t revision_ = 0;
  ProgramTable programs_;
};

}  // namespace continuo

#endif
