// The parameter values in force, as the main thread may read them at any time (to save the state, say).
#ifndef CONTINUO_PARAMETERS_LIVE_H
#define CONTINUO_PARAMETERS_LIVE_H

#include <array>
#include <atomic>

#include "mailbox.h"
#include "platform/rt_annotations.h"
#include "values.h"

namespace continuo {

// Normalised values by id, each atomic by itself. Written by [audio] while it runs and by [main] after setState.
class LiveParameters {
 public:
  LiveParameters() noexcept {
    for (uint32_t id = 0; id < kParameterCount; ++id) set(id, defaultNormalized(kShimParameters[id]));
  }

  void set(uint32_t id, double value) noexcept SHIM_NONBLOCKING { values_[id].store(value, std::memory_order_relaxed); }
  double get(uint32_t id) const noexcept SHIM_NONBLOCKING { return values_[id].load(std::memory_order_relaxed); }

  // Which preset is wanted: the program that the host chose last, or CONTINUO_PROGRAM_OF_STATE since a saved state has
  // named one. The parameter's value alone does not say it: a state may name a preset that is not installed.
  void setProgram(int32_t program) noexcept SHIM_NONBLOCKING { program_.store(program, std::memory_order_relaxed); }
  int32_t program() const noexcept { return program_.load(std::memory_order_relaxed); }

  ParameterSnapshot snapshot() const noexcept {
    ParameterSnapshot values{};
    for (uint32_t id = 0; id < kParameterCount; ++id) values[id] = get(id);
    return values;
  }

 private:
  static_assert(std::atomic<double>::is_always_lock_free);
  std::array<std::atomic<double>, kParameterCount> values_;
  std::atomic<int32_t> program_{0};
};

}  // namespace continuo

#endif
