// Hands a complete set of parameter values from the main thread to the audio thread, as after setState.
#ifndef CONTINUO_PARAMETERS_MAILBOX_H
#define CONTINUO_PARAMETERS_MAILBOX_H

#include <array>
#include <atomic>
#include <cstdint>

#include "abi/parameters.generated.h"
#include "platform/rt_annotations.h"

namespace continuo {

// Normalised values, 0..1, by parameter id.
using ParameterSnapshot = std::array<double, kParameterCount>;

// All parameters as a saved state names them.
struct RestoredParameters {
  ParameterSnapshot values{};
  bool presetKnown = false;  // the managed side has been told its preset by name; the number is for the host alone
  uint32_t number = 0;       // of the restore, as the managed side has been told
};

// A triple buffer: the writer fills the slot that nobody looks at and swaps it in; the reader always finds a whole
// snapshot, the newest. One writer [main], one reader [audio]; neither waits.
class ParameterMailbox {
 public:
  // [main] Replaces what has not been taken yet.
  void post(const RestoredParameters& values) noexcept {
    slots_[back_] = values;
    back_ = shared_.exchange(back_ | kFresh, std::memory_order_acq_rel) & kSlot;
  }

  // [audio] The newest snapshot, or null when none has been posted since the last call.
  const RestoredParameters* take() noexcept SHIM_NONBLOCKING {
    if ((shared_.load(std::memory_order_relaxed) & kFresh) == 0) return nullptr;
    front_ = shared_.exchange(front_, std::memory_order_acq_rel) & kSlot;
    return &slots_[front_];
  }

 private:
  static constexpr uint32_t kSlot = 3;
  static constexpr uint32_t kFresh = 4;

  std::array<RestoredParameters, 3> slots_{};
  uint32_t back_ = 0;
  uint32_t front_ = 1;
  std::atomic<uint32_t> shared_{2};
};

}  // namespace continuo

#endif
