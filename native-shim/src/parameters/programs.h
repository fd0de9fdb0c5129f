// How many programs the host has been told of, and which of them can be expected to play.
#ifndef CONTINUO_PARAMETERS_PROGRAMS_H
#define CONTINUO_PARAMETERS_PROGRAMS_H

#include <array>
#include <atomic>
#include <cstdint>

#include "own_ids.h"
#include "platform/rt_annotations.h"
#include "values.h"

namespace continuo {

// One for the process. Written by [main] when presets come and go, read by every [audio].
class ProgramTable {
 public:
  static constexpr int32_t kMost = 127;

  // [main] `isPlayable(index)` for each. The number of programs only grows.
  template <typename IsPlayable>
  void set(int32_t count, IsPlayable isPlayable) noexcept {
    count = std::clamp(count, 0, kMost);
    std::array<uint64_t, 2> sound{};
    for (int32_t i = 0; i < count; ++i) {
      if (isPlayable(i)) sound[static_cast<size_t>(i / 64)] |= uint64_t{1} << (i % 64);
    }
    for (size_t half = 0; half < 2; ++half) sound_[half].store(sound[half], std::memory_order_relaxed);
    count_.store(count, std::memory_order_release);
  }

  int32_t count() const noexcept SHIM_NONBLOCKING { return count_.load(std::memory_order_acquire); }

  // The next sound program in a direction (1 or -1), around the end; `from` itself when there is no other.
  int32_t nextPlayable(int32_t from, int32_t direction) const noexcept SHIM_NONBLOCKING {
    const int32_t programs = count();
    for (int32_t step = 1; step < programs; ++step) {
      const int32_t index = ((from + direction * step) % programs + programs) % programs;
      if (isPlayable(index)) return index;
    }
    return from;
  }

 private:
  bool isPlayable(int32_t index) const noexcept SHIM_NONBLOCKING {
    return (sound_[static_cast<size_t>(index / 64)].load(std::memory_order_relaxed) >> (index % 64) & 1) != 0;
  }

  std::atomic<int32_t> count_{0};
  std::array<std::atomic<uint64_t>, 2> sound_{};
};

// Program is Preset by another name.
constexpr uint32_t meantBy(uint32_t id) noexcept { return id == kParameterProgram ? kParameterPreset : id; }

// The parameter Preset has as many values as there are programs: a program's number, and the host's 0..1 for it.
inline int32_t programOf(double normalized, int32_t programs) noexcept {
  return programs > 0 ? stepOf(normalized, programs - 1) : 0;
}
constexpr double normalizedProgram(int32_t program, int32_t programs) noexcept {
  return programs > 1 ? clampNormalized(static_cast<double>(program) / (programs - 1)) : 0;
}

// The managed side counts on the scale of the parameter's row, which does not move when presets come.
inline double programOnRowScale(double normalized, int32_t programs) noexcept {
  return toNormalized(kShimParameters[kParameterPreset], programOf(normalized, programs));
}

}  // namespace continuo

#endif
