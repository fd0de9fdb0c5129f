// Which parameter a MIDI controller moves: what is usual, and what the musician has taught. docs/midi.md has the table.
#ifndef CONTINUO_PARAMETERS_MAPPING_H
#define CONTINUO_PARAMETERS_MAPPING_H

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "abi/parameters.generated.h"
#include "own_ids.h"

namespace continuo {

struct MidiAssignment {
  uint8_t controller;
  uint32_t parameter;
};

// General-purpose and undefined controllers, but for those whose meaning is the instrument's own.
inline constexpr MidiAssignment kUsualAssignments[] = {
    {1, kParameterAdventure},  // the wheel at rest is Adventure's own 0, so that a keyboard that resets it changes nothing
    {7, kParameterVoiceLevel},
    {16, kParameterTemperature},
    {17, kParameterDensity},
    {18, kParameterImitate},
    {19, kParameterMutation},
    {20, kParameterMode},
    {21, kParameterPreset},
    {22, kParameterLength},
    {23, kParameterHandOver},
    {24, kParameterTradeBars},
    {25, kParameterKey},
    {26, kParameterScaleStrength},
    {27, kParameterSwing},
    {28, kParameterVelocityFollow},
    {29, kParameterHumanise},
    {30, kParameterAvoidRegister},
    {31, kParameterResolve},
    {64, kParameterHold},
    {80, kParameterAgain},
    {81, kParameterForget},
    {82, kParameterGood},
    {83, kParameterBad},
    {85, kParameterUndoFeedback},
    {86, kParameterNextPreset},
    {87, kParameterPreviousPreset},
    {89, kParameterMuteWhileListening},
    {90, kParameterBypass},
    {120, kParameterMidiPanic},
    {123, kParameterMidiPanic},
};

// What can be learnt, in the order of the labels of MIDI Learn; 0 is Off and the last forgets all that was learnt.
inline constexpr uint32_t kLearnable[] = {
    kParameterHold,         kParameterAgain,      kParameterForget,       kParameterForgetAll,  kParameterGood,
    kParameterBad,          kParameterUndoFeedback, kParameterNextPreset, kParameterPreviousPreset, kParameterPanic,
    kParameterMode,         kParameterTemperature, kParameterAdventure,   kParameterDensity,    kParameterImitate,
    kParameterMutation,     kParameterLength,     kParameterScaleStrength, kParameterSwing,
};
inline constexpr const char* kLearnLabels =
    "Off|Hold|Again|Forget|Forget All|Good|Bad|Undo Feedback|Next Preset|Previous Preset|Panic|Mode|Temperature|"
    "Adventure|Density|Imitate|Mutation|Answer Length|Scale Strength|Swing|Forget what was learnt";
inline constexpr int32_t kLearnableCount = sizeof kLearnable / sizeof *kLearnable;
inline constexpr int32_t kLearnSteps = kLearnableCount + 1;

// [main]
class MidiMapping {
 public:
  static constexpr uint32_t kNothing = UINT32_MAX;
  static constexpr int kControllers = 120;  // above lie the channel mode messages

  // The parameter that a controller moves, or kNothing.
  uint32_t parameterOf(int controller) const;

  // The controller moves this parameter from now on, and no other that was learnt for it does. False for a controller
  // that is no knob, button or pedal: bank select, data entry, (N)RPN numbers, channel mode messages.
  bool learn(int controller, uint32_t parameter);
  // As it usually is.
  void forgetLearnt() { learnt_.fill(kNothing); }

  // The controller's saved state: "CNTC", u32 version 1, records u32 tag, u32 size, bytes; LRNT holds u32 controller, u32
  // parameter for each. Unknown records are kept.
  std::vector<uint8_t> write() const;
  // False when the bytes are damaged; then nothing has changed. No bytes at all: nothing was learnt.
  bool read(std::span<const uint8_t> bytes);

 private:
  static std::array<uint32_t, kControllers> nothingLearnt() {
    std::array<uint32_t, kControllers> learnt;
    learnt.fill(kNothing);
    return learnt;
  }

  std::array<uint32_t, kControllers> learnt_ = nothingLearnt();
  std::vector<uint8_t> foreign_;  // records of a newer version, whole
};

}  // namespace continuo

#endif
