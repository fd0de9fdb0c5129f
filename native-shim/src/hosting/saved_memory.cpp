#include "saved_memory.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace continuo {
namespace {

constexpr uint8_t kVersion = 1;
constexpr size_t kChecksumBytes = 4;
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::vector<uint8_t>> fromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::vector<uint8_t> bytes;
  uint32_t bits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool isPadding = i >= text.size() - padding;
    const size_t digit = isPadding ? 0 : kDigits.find(text[i]);
    if (digit == kDigits.npos) return std::nullopt;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    if (i % 4 == 3) {
      for (int shift : {16, 8, 0}) bytes.push_back(static_cast<uint8_t>(bits >> shift));
    }
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace

bool isWholeMemory(std::string_view base64) noexcept {
  if (base64.empty()) return true;
  const auto bytes = fromBase64(base64);
  if (!bytes || bytes->empty()) return false;
  if (bytes->front() > kVersion) return true;
  if (bytes->front() != kVersion || bytes->size() <= kChecksumBytes) return false;
  const size_t content = bytes->size() - kChecksumBytes;
  uint32_t sum = 2166136261;  // FNV-1a
  for (size_t i = 0; i < content; ++i) sum = (sum ^ (*bytes)[i]) * 16777619;
  for (size_t i = 0; i < kChecksumBytes; ++i) {
    if ((*bytes)[content + i] != static_cast<uint8_t>(sum >> 8 * i)) return false;
  }
  return true;
}

}  // namespace continuo
