// Restates the VST 3 specification's MIDI mapping: controllers arrive as parameters, and the plugin says which.
#ifndef CONTINUO_VST3_MIDI_MAPPING_H
#define CONTINUO_VST3_MIDI_MAPPING_H

#include "base.h"

namespace vst3 {

// 0..127 are the MIDI control changes; only those named in this project are spelled out.
enum ControllerNumbers {
  kCtrlBankSelectMSB = 0,
  kCtrlModWheel = 1,
  kCtrlBreath = 2,
  kCtrlFoot = 4,
  kCtrlVolume = 7,
  kCtrlPan = 10,
  kCtrlExpression = 11,
  kCtrlBankSelectLSB = 32,
  kCtrlSustainOnOff = 64,
  kCtrlSustenutoOnOff = 66,
  kCtrlSoftPedalOnOff = 67,
  kCtrlFilterCutoff = 71,
  kCtrlReleaseTime = 72,
  kCtrlAttackTime = 73,
  kCtrlFilterResonance = 74,
  kCtrlGPC5 = 80,
  kCtrlGPC6 = 81,
  kCtrlGPC7 = 82,
  kCtrlGPC8 = 83,
  kCtrlAllSoundsOff = 120,
  kCtrlResetAllCtrlers = 121,
  kCtrlLocalCtrlOnOff = 122,
  kCtrlAllNotesOff = 123,
  kCtrlOmniModeOff = 124,
  kCtrlOmniModeOn = 125,
  kCtrlPolyModeOnOff = 126,
  kCtrlPolyModeOn = 127,
  kAfterTouch = 128,
  kPitchBend = 129,
  kCountCtrlNumber = 130,  // those that getMidiControllerAssignment is asked for
  kCtrlProgramChange = 130,
  kCtrlPolyPressure = 131,
  kCtrlQuarterFrame = 132
};

class IMidiMapping : public FUnknown {
 public:
  virtual tresult PLUGIN_API getMidiControllerAssignment(int32 busIndex, int16 channel, CtrlNumber midiControllerNumber,
                                                         ParamID& id) = 0;

  static constexpr TUID iid = VST3_UID(0xDF0FF9F7u, 0x49B74669u, 0xB63AB732u, 0x7ADBF5E5u);
};

}  // namespace vst3

#endif
