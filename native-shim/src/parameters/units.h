// The groups in which a host shows the parameters: VST 3 units. The root holds Bypass and Preset with its program list.
#ifndef CONTINUO_PARAMETERS_UNITS_H
#define CONTINUO_PARAMETERS_UNITS_H

#include "values.h"
#include "vst3/units.h"

namespace continuo {

enum ParameterUnit : vst3::UnitID {
  kUnitRoot = vst3::kRootUnitId,
  kUnitFloor = 1,
  kUnitNotes,
  kUnitFeel,
  kUnitMemory,
  kUnitPresets,
  kUnitSound,
  kUnitNumbers,
  kUnitCount
};

inline constexpr const char* kUnitNames[kUnitCount] = {"Root",   "Floor",   "Notes", "Feel",
                                                       "Memory", "Presets", "Sound", "Numbers"};

constexpr ParameterUnit unitOf(uint32_t id) noexcept {
  switch (id) {
    case kParameterBypass:
    case kParameterPreset:
      return kUnitRoot;
    case kParameterTemperature:
    case kParameterTopK:
    case kParameterTopP:
    case kParameterSeed:
    case kParameterResolve:
    case kParameterLandingBar:
    case kParameterAdventure:
    case kParameterEntropyTarget:
    case kParameterRestWeight:
    case kParameterDensity:
    case kParameterLowestNote:
    case kParameterHighestNote:
    case kParameterAvoidRegister:
    case kParameterKey:
    case kParameterScale:
    case kParameterScaleStrength:
    case kParameterPolyphony:
      return kUnitNotes;
    case kParameterGrid:
    case kParameterQuantise:
    case kParameterSwing:
    case kParameterVelocityFollow:
    case kParameterHumanise:
      return kUnitFeel;
    case kParameterForget:
    case kParameterForgetAll:
    case kParameterImitate:
    case kParameterGood:
    case kParameterBad:
    case kParameterUndoFeedback:
    case kParameterPhrasesRemembered:
      return kUnitMemory;
    case kParameterNextPreset:
    case kParameterPreviousPreset:
    case kParameterModelInSong:
    case kParameterLoadedPreset:
      return kUnitPresets;
    case kParameterMidiThrough:
    case kParameterVoice:
    case kParameterVoiceLevel:
    case kParameterPanic:
    case kParameterMuteWhileListening:
    case kParameterListenChannel:
    case kParameterAnswerChannel:
      return kUnitSound;
    case kParameterStatus:
    case kParameterProblem:
    case kParameterOnTimeRate:
    case kParameterFirstAnswerTime:
    case kParameterFirstAnswerP50:
    case kParameterFirstAnswerP99:
    case kParameterLateNotes:
    case kParameterLateShifts:
    case kParameterSparesUsed:
      return kUnitNumbers;
    default:
      return kUnitFloor;
  }
}

}  // namespace continuo

#endif
