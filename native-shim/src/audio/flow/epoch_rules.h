// timeline -> timeline: the judge. At each item it decides whether the epoch moves on, which notes end, and whether the
// managed side is told.
#ifndef CONTINUO_AUDIO_FLOW_EPOCH_RULES_H
#define CONTINUO_AUDIO_FLOW_EPOCH_RULES_H

#include <bitset>
#include <cstdint>
#include <optional>

#include "abi/shim_abi.h"
#include "block_timeline.h"
#include "parameters/live.h"
#include "platform/rt_annotations.h"

namespace continuo {

// What holds once the last item of a block has been applied.
struct InForce {
  uint32_t epoch = 0;
  bool bypassed = false;
  int32_t presets = 0;         // programs that the value of Preset chooses from
  uint32_t restore = 0;        // number of the last saved state
  bool presetIsNamed = false;  // by that state, and none has been chosen since
  ParameterSnapshot values{};  // of every parameter, the shim's own included
};

// The rules are those of docs/protocol.md, "Epochs". Each item leaves with the epoch and the bypass in force after it.
class EpochRules {
 public:
  // [main, inactive] Both must outlive this.
  void connect(ShimStatus* status, LiveParameters* live) noexcept;

  // [main, inactive] The next block is the first. `presets`: the number of presets installed; `restore`: the number of
  // the last saved state.
  void prepare(int32_t presets, uint32_t restore) noexcept;

  // [audio] The items of a block or of a flush.
  void run(BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;

  // [audio] or [main, inactive] More presets are installed now: the value of Preset keeps its meaning.
  void setPresets(int32_t presets) noexcept SHIM_NONBLOCKING;

  // [audio] True until the first block after `prepare` has been judged.
  bool isFirstBlock() const noexcept { return first_; }
  // [audio] The epoch before the first item of the block.
  uint32_t epochAtStart() const noexcept { return epochAtStart_; }
  const InForce& inForce() const noexcept { return inForce_; }

  // [audio] Where the pedal has put Hold, as long as the host has not been told; normalised.
  std::optional<double> holdByPedal() const noexcept { return holdByPedal_; }
  void toldHold() noexcept { holdByPedal_.reset(); }

 private:
  void apply(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void applyParameter(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void takePreset(BlockItem& item, int32_t before) noexcept SHIM_NONBLOCKING;
  void applyController(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void applyPedal(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void switchBypass(BlockItem& item) noexcept SHIM_NONBLOCKING;
  void panic(BlockItem& item) noexcept SHIM_NONBLOCKING;
  bool takesTheFloor(const BlockItem& note) const noexcept SHIM_NONBLOCKING;
  int32_t stepNow(uint32_t id) const noexcept SHIM_NONBLOCKING;
  void moveEpoch(BlockItem& item) noexcept SHIM_NONBLOCKING;

  ShimStatus* status_ = nullptr;
  LiveParameters* live_ = nullptr;
  InForce inForce_;
  uint32_t epochAtStart_ = 0;
  bool first_ = true;
  std::bitset<16> pedalsDown_;  // by channel
  std::bitset<16> holdPedals_;  // those that are down as the button Hold
  std::optional<double> holdByPedal_;
};

}  // namespace continuo

#endif
