// Small text helpers: UTF-16 of the plugin to and from UTF-8, numbers, splitting.
#ifndef CONTINUO_HOST_COMMON_TEXT_H
#define CONTINUO_HOST_COMMON_TEXT_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vst3/types.h"

namespace host {

// Reads up to the zero or `capacity` units. Lone surrogates become U+FFFD.
std::string utf8(const vst3::TChar* text, std::size_t capacity = 128);

// Writes at most 127 units and a zero.
void toString128(std::string_view utf8Text, vst3::String128 out);

// The whole text as a number, with a dot whatever the locale; nothing when any character is left over.
std::optional<double> number(std::string_view text);
std::optional<long long> integer(std::string_view text);

std::vector<std::string> split(std::string_view text, char separator);
bool equalIgnoringCase(std::string_view a, std::string_view b);

// An identifier as 32 hexadecimal digits.
std::string hex(const vst3::int8* identifier);

}  // namespace host

#endif
