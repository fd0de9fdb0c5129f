// The list of presets as the host sees it; one for the process.
#ifndef CONTINUO_HOSTING_PRESET_LIST_H
#define CONTINUO_HOSTING_PRESET_LIST_H

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "parameters/programs.h"

namespace continuo {

class PresetList {
 public:
  // [any, not audio] The first call of a process reads the folders; it starts no .NET.
  static PresetList& ofProcess();

  // [main] Once .NET is there, asks it for the list as it is now; programs keep their numbers.
  void refresh();
  // [main] As of the last refresh; may be empty.
  const std::vector<std::string>& names() const { return names_; }
  // [main] Moves on whenever a refresh finds another list.
  uint32_t revision() const { return revision_; }

  // [any] What the audio threads know of it.
  const ProgramTable& programs() const noexcept { return programs_; }

  // [any, not audio] Ids of the presets that were there first, divided by '/': their numbers hold.
  std::string idsToldFirst() const;

  // [main] Index of the preset that a saved state names; -1: not installed; kNamesNoPreset; kIsDamaged.
  static constexpr int32_t kNamesNoPreset = -2;
  static constexpr int32_t kIsDamaged = -3;
  int32_t indexOfState(std::span<const uint8_t> json) const;
  // [main] The saved state with this preset in place of the one that it names, whose model's hash goes with it.
  std::vector<uint8_t> stateWith(std::span<const uint8_t> json, int32_t program) const;

 private:
  PresetList();
  void take(std::vector<std::string> names, const std::vector<bool>& playable);

  std::vector<std::string> ids_;  // of those that were there first
  std::vector<std::string> names_;
  uint32_t revision_ = 0;
  uint32_t managedRevision_ = 0;
  ProgramTable programs_;
};

}  // namespace continuo

#endif
