// Restates the VST 3 specification's MIDI learn (since 3.6.12): the host says which controllers are moved live.
#ifndef CONTINUO_VST3_MIDI_LEARN_H
#define CONTINUO_VST3_MIDI_LEARN_H

#include "base.h"

namespace vst3 {

class IMidiLearn : public FUnknown {
 public:
  virtual tresult PLUGIN_API onLiveMIDIControllerInput(int32 busIndex, int16 channel, CtrlNumber midiCC) = 0;

  static constexpr TUID iid = VST3_UID(0x6B2449CCu, 0x419740B5u, 0xAB3C79DAu, 0xC5FE5C86u);
};

}  // namespace vst3

#endif
