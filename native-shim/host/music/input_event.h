// One thing that happens to the plugin at one sample: a note, or the change of a parameter.
#ifndef CONTINUO_HOST_MUSIC_INPUT_EVENT_H
#define CONTINUO_HOST_MUSIC_INPUT_EVENT_H

#include "vst3/types.h"

namespace host {

struct InputEvent {
  enum class Kind { kNoteOn, kNoteOff, kPolyPressure, kParameter };

  double at = 0;  // quarter notes: in the project, or elapsed since the start, as its list says
  Kind kind = Kind::kParameter;
  vst3::int32 bus = 0;  // the event input of a note
  vst3::int16 channel = 0;
  vst3::int16 pitch = 0;
  float velocity = 0;          // 0..1, or the pressure
  vst3::ParamID id = 0;        // of kParameter
  vst3::ParamValue value = 0;  // normalised
  vst3::int16 pedal = 0;       // of kParameter: the pedal of `channel` that moves it, 64 or 66; 0 = none
};

}  // namespace host

#endif
