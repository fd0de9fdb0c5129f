// The bytes of saved states. Pure.
#ifndef CONTINUO_PARAMETERS_LITTLE_ENDIAN_H
#define CONTINUO_PARAMETERS_LITTLE_ENDIAN_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace continuo {

// Four letters as they lie in the file.
constexpr uint32_t tagOf(const char (&text)[5]) {
  uint32_t tag = 0;
  for (int i = 3; i >= 0; --i) tag = tag << 8 | static_cast<uint8_t>(text[i]);
  return tag;
}

template <typename T>
T readLittle(std::span<const uint8_t> bytes, size_t at) {
  T value = 0;
  for (size_t i = sizeof(T); i-- > 0;) value = static_cast<T>(value << 8 | bytes[at + i]);
  return value;
}

template <typename T>
void writeLittle(std::vector<uint8_t>& bytes, T value) {
  for (size_t i = 0; i < sizeof(T); ++i) bytes.push_back(static_cast<uint8_t>(value >> (8 * i)));
}

}  // namespace continuo

#endif
