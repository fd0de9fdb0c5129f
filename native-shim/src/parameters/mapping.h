// Which parameter a MIDI controller moves: what is usual, and what the musician has taught. docs/midi.md has the table.
#ifndef CONTINUO_PARAMETERS_MAPPING_H
#define CONTINUO_PARAMETERS_MAPPING_H

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "abi/parameters.generated.h"

namespace continuo {

struct MidiAssignment {
  uint8_t controller;
  uint32_t parameter;
};

// The table's.
inline constexpr auto kUsualAssignments = [] {
  std::array<MidiAssignment, sizeof kShimControllers / sizeof *kShimControllers> all{};
  for (size_t i = 0; i < all.size(); ++i) all[i] = {kShimControllers[i].controller, kShimControllers[i].parameter};
  return all;
}();

// The list of MIDI Learn holds Off, what can be learnt in the table's order, and an entry that forgets all of it.
inline constexpr int32_t kLearnableCount = sizeof kShimLearnable / sizeof *kShimLearnable;
inline constexpr int32_t kLearnSteps = kLearnableCount + 1;

// [main]
class MidiMapping {
 public:
  static constexpr uint32_t kNothing = UINT32_MAX;
  static constexpr int kControllers = 120;  // above lie the channel mode messages

  // The knob that a controller moves, or kNothing.
  uint32_t parameterOf(int controller) const;
  // The parameter, a knob or a message, that a controller of a channel moves; or kNothing.
  uint32_t parameterOf(int channel, int controller) const;

  // The controller moves this parameter from now on, and no other that was learnt for it does. False for a controller
  // other than a knob, button or pedal: bank select, data entry, (N)RPN numbers, channel mode messages.
  bool learn(int controller, uint32_t parameter);
  // As it usually is.
  void forgetLearnt() { learnt_.fill(kNothing); }

  // The controller's saved state: "CNTC", u32 version 1, records u32 tag, u32 size, bytes; LRNT holds u32 controller,
  // u32 parameter for each. Unknown records are kept.
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
