// The ids of the parameters beside the table, which only the shim knows. controller_parameters.h has their rows.
#ifndef CONTINUO_PARAMETERS_OWN_IDS_H
#define CONTINUO_PARAMETERS_OWN_IDS_H

#include <cstdint>

namespace continuo {

// A list from which a musician chooses what the next controller that moves shall move; back at Off once it has.
inline constexpr uint32_t kParameterMidiLearn = 0x4D4C;
// Read-only and hidden: moves when the list of presets has changed, so that the controller hears of it on the main
// thread. Hosts hand a processor's own values over there, and nothing else comes that way without an editor.
inline constexpr uint32_t kParameterPresetList = 0x504C;

// Read-only and hidden, for the same reason: moves when the player has chosen a preset, so that the controller takes
// its default values. From program P: 1 + 2 P, or one more, so that it moves even when P is chosen twice in a row.
inline constexpr uint32_t kParameterPresetChosen = 0x5043;

// What VST 3 calls the program change. It is the parameter Preset by another name: some hosts do not list the program
// change among the knobs (Ardour), and others find the presets through it alone.
inline constexpr uint32_t kParameterProgram = 0x5047;

// Preset List counts revisions from 0 to this, and then from 0 again.
inline constexpr int32_t kPresetListMaximum = 999;
inline constexpr int32_t kPresetChosenMaximum = 255;

}  // namespace continuo

#endif
