// Between a parameter's normalised value (the host's 0..1) and its plain value, for any row of the generated table.
#ifndef CONTINUO_PARAMETERS_VALUES_H
#define CONTINUO_PARAMETERS_VALUES_H

#include <algorithm>
#include <cmath>

#include "abi/parameters.generated.h"

namespace continuo {

// 0..1; what is not a number counts as 0.
constexpr double clampNormalized(double value) noexcept { return value > 0 ? (value < 1 ? value : 1) : 0; }

// Which of `steps` + 1 values a normalised value stands for, as VST 3 rounds.
inline int32_t stepOf(double normalized, int32_t steps) noexcept {
  return static_cast<int32_t>(std::min<double>(steps, std::floor(clampNormalized(normalized) * (steps + 1.0))));
}

inline double toPlain(const ShimParameter& row, double normalized) noexcept {
  if (row.stepCount > 0) return row.minimum + stepOf(normalized, row.stepCount);
  return row.minimum + clampNormalized(normalized) * (row.maximum - row.minimum);
}

constexpr double toNormalized(const ShimParameter& row, double plain) noexcept {
  return clampNormalized((plain - row.minimum) / (row.maximum - row.minimum));
}

constexpr double defaultNormalized(const ShimParameter& row) noexcept { return toNormalized(row, row.defaultValue); }

constexpr bool isReadOnly(uint32_t id) noexcept { return (kShimParameters[id].flags & kParameterIsReadOnly) != 0; }

// Not sent to the managed side.
constexpr bool isShimOnly(uint32_t id) noexcept { return kShimParameters[id].isShimOnly; }

// Orders and pedals, not settings: no saved state presses them.
constexpr bool isTrigger(uint32_t id) noexcept { return kShimParameters[id].isTrigger; }

// Buttons that are pressed for a moment.
constexpr bool springsBack(uint32_t id) noexcept { return kShimParameters[id].springsBack; }

}  // namespace continuo

#endif
