// The event inputs, by index.
#ifndef CONTINUO_AUDIO_FLOW_EVENT_BUSSES_H
#define CONTINUO_AUDIO_FLOW_EVENT_BUSSES_H

#include <cstdint>

namespace continuo {

inline constexpr int32_t kKeysBus = 0;    // what the player plays
inline constexpr int32_t kChordsBus = 1;  // chords for answers to follow
inline constexpr int32_t kEventInputs = 2;

}  // namespace continuo

#endif
