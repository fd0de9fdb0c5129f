// The rows of the parameters beside the table, which only the shim knows. They are never saved. MIDI messages share a
// row.
#ifndef CONTINUO_PARAMETERS_CONTROLLER_PARAMETERS_H
#define CONTINUO_PARAMETERS_CONTROLLER_PARAMETERS_H

#include "mapping.h"
#include "midi_messages.h"
#include "own_ids.h"
#include "programs.h"
#include "values.h"

namespace continuo {

// Among the flags of a row.
inline constexpr uint32_t kOwnIsHidden = 1u << 30;
inline constexpr uint32_t kOwnIsProgramChange = 1u << 29;

inline constexpr ShimParameter kOwnParameters[] = {
    {static_cast<ShimParameterId>(kParameterMidiLearn), "MIDI Learn", "", kParameterList, 0, kLearnSteps, 0,
     kLearnSteps, 0, kShimLearnLabels},
    {static_cast<ShimParameterId>(kParameterPresetList), "Preset List", "", kParameterInteger, 0, kPresetListMaximum, 0,
     kPresetListMaximum, kParameterIsReadOnly | kOwnIsHidden, ""},
    {static_cast<ShimParameterId>(kParameterPresetChosen), "Preset Chosen", "", kParameterInteger, 0,
     kPresetChosenMaximum, 0, kPresetChosenMaximum, kParameterIsReadOnly | kOwnIsHidden, ""},
    {static_cast<ShimParameterId>(kParameterProgram), "Program", "", kParameterInteger, 0, ProgramTable::kMost, 0,
     ProgramTable::kMost, kOwnIsProgramChange, ""},
};
inline constexpr uint32_t kOwnParameterCount = sizeof kOwnParameters / sizeof *kOwnParameters;

inline constexpr ShimParameter kMidiMessageRow = {
    static_cast<ShimParameterId>(kMidiMessages), "MIDI", "", kParameterLinear, 0, 1, 0, 0, kOwnIsHidden, ""};

// The row of any parameter, of the table or beside it; null when there is none.
constexpr const ShimParameter* rowOf(uint32_t id) noexcept {
  if (id < kParameterCount) return &kShimParameters[id];
  for (const ShimParameter& row : kOwnParameters) {
    if (row.id == id) return &row;
  }
  return isMidiMessage(id) ? &kMidiMessageRow : nullptr;
}

}  // namespace continuo

#endif
