// Parameters beside the table, which only the shim knows. They are never saved.
#ifndef CONTINUO_CONTROLLER_PARAMETERS_H
#define CONTINUO_CONTROLLER_PARAMETERS_H

#include "audio/flow/host_to_timeline.h"
#include "mapping.h"
#include "values.h"

namespace continuo {

// A list from which a musician chooses what the next controller that moves shall move; back at Off once it has.
inline constexpr uint32_t kParameterMidiLearn = 0x4D4C;
// Read-only and hidden: moves when the list of presets has changed, so that the controller hears of it on the main
// thread. Hosts hand a processor's own values over there, and nothing else comes that way without an editor.
inline constexpr uint32_t kParameterPresetList = 0x504C;

// Among the flags of a row.
inline constexpr uint32_t kOwnIsHidden = 1u << 30;

inline constexpr ShimParameter kOwnParameters[] = {
    {static_cast<ShimParameterId>(kParameterMidiPanic), "MIDI All Notes Off", "", kParameterToggle, 0, 1, 0, 1, 0,
     "Off|On"},
    {static_cast<ShimParameterId>(kParameterMidiLearn), "MIDI Learn", "", kParameterList, 0, kLearnSteps, 0,
     kLearnSteps, 0, kLearnLabels},
    {static_cast<ShimParameterId>(kParameterPresetList), "Preset List", "", kParameterInteger, 0, 999, 0, 999,
     kParameterIsReadOnly | kOwnIsHidden, ""},
};
inline constexpr uint32_t kOwnParameterCount = sizeof kOwnParameters / sizeof *kOwnParameters;

// The row of any parameter, of the table or beside it; null when there is none.
constexpr const ShimParameter* rowOf(uint32_t id) noexcept {
  if (id < kParameterCount) return &kShimParameters[id];
  for (const ShimParameter& row : kOwnParameters) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace continuo

#endif
