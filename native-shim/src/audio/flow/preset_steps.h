// timeline -> timeline: Next Preset and Previous Preset become the preset that they lead to. Notices which preset the
// player has chosen.
#ifndef CONTINUO_AUDIO_FLOW_PRESET_STEPS_H
#define CONTINUO_AUDIO_FLOW_PRESET_STEPS_H

#include <array>
#include <cstdint>
#include <optional>

#include "block_timeline.h"
#include "parameters/live.h"
#include "parameters/programs.h"
#include "platform/rt_annotations.h"

namespace continuo {

// A trigger that is pressed counts at its sample, as if the host had
// moved the parameter Preset there; the host is told.
class PresetSteps {
 public:
  // [main] Both must outlive this.
  PresetSteps(const ProgramTable& programs, LiveParameters& live) noexcept : programs_(programs), live_(live) {}

  // [main, inactive] Triggers count as they stand now.
  void prepare() noexcept;

  // [audio] `programs`: the number that the timeline's values of Preset mean. `byHand`: automation cannot be the cause.
  void run(BlockTimeline& timeline, int32_t programs, bool byHand) noexcept SHIM_NONBLOCKING;

  struct Choice {
    int32_t offset;  // samples from the block's start
    double value;    // of the parameter Preset, normalised
  };
  // [audio] The last choice that the host has not been told of; it stays until `told`.
  const std::optional<Choice>& choice() const noexcept { return choice_; }
  void told() noexcept { choice_.reset(); }

  // [audio] The program that the player chose last, by whatever means, and that the host has not been told of; it stays
  // until `toldChosen`. A saved state chooses nothing.
  std::optional<int32_t> chosen() const noexcept { return chosen_; }
  void toldChosen() noexcept { chosen_.reset(); }

 private:
  void choose(int32_t program, bool byHand) noexcept SHIM_NONBLOCKING;
  void press(BlockItem& item, int32_t direction, bool byHand) noexcept SHIM_NONBLOCKING;

  const ProgramTable& programs_;
  LiveParameters& live_;
  std::array<bool, 2> pressed_{};  // next, previous
  int32_t count_ = 0;
  int32_t current_ = 0;
  std::optional<Choice> choice_;
  std::optional<int32_t> chosen_;
};

}  // namespace continuo

#endif
