// Parameter values as a musician reads and types them.
#ifndef CONTINUO_PARAMETERS_TEXTS_H
#define CONTINUO_PARAMETERS_TEXTS_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "abi/parameters.generated.h"

namespace continuo {

// The labels of a toggle or a list, in order; empty for numbers.
std::vector<std::string_view> labelsOf(const ShimParameter& row);

// Without the unit, which the host shows itself. Numbers have as many decimals as their range is worth.
std::string textOf(const ShimParameter& row, double normalized);

// Normalised value of a typed text: a label, in any case of its letters, or a number with or without the unit. Nothing
// when it is neither. A number out of range is brought into it.
std::optional<double> normalizedOf(const ShimParameter& row, std::string_view text);

// Index of a text in a list, in any case of its letters; -1 when it is not there.
int indexOf(const std::vector<std::string_view>& list, std::string_view text);

}  // namespace continuo

#endif
