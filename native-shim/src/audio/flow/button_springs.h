// timeline -> timeline: buttons that are pressed for a moment go back to off by themselves.
#ifndef CONTINUO_AUDIO_FLOW_BUTTON_SPRINGS_H
#define CONTINUO_AUDIO_FLOW_BUTTON_SPRINGS_H

#include <bitset>

#include "block_timeline.h"
#include "parameters/live.h"
#include "parameters/mailbox.h"
#include "platform/rt_annotations.h"

namespace continuo {

// A press is followed by its release at the same sample, and the host is told that the button is up. It then sends the
// next press without a 0 in between. So the same value, sent again after a block that said nothing of the button, is
// another press; but a host that repeats the value in every block holds the button down, as automation does.
class ButtonSprings {
 public:
  // [main, inactive] All buttons are up.
  void prepare(LiveParameters& live) noexcept;

  // [audio] The items of a block or of a flush; sorted again afterwards.
  void run(BlockTimeline& timeline) noexcept SHIM_NONBLOCKING;

  // [audio] Buttons that are up, which the host has not been told; `tell(id)` is false where the host has no room.
  template <typename Tell>
  void tellHost(Tell tell) noexcept SHIM_NONBLOCKING {
    for (uint32_t id = 0; untold_.any() && id < kParameterCount; ++id) {
      if (untold_[id] && tell(id)) untold_.reset(id);
    }
  }

 private:
  bool isPress(const BlockItem& item) const noexcept SHIM_NONBLOCKING;
  void release(BlockTimeline& timeline, uint32_t id, int32_t offset) noexcept SHIM_NONBLOCKING;

  ParameterSnapshot sent_{};               // the host's last values
  std::bitset<kParameterCount> rested_;    // the host has said nothing of it for a block
  std::bitset<kParameterCount> untold_;
  std::bitset<kParameterCount> isStuck_;   // pressed, but the block had no room for the release
};

}  // namespace continuo

#endif
