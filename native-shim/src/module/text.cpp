#include "text.h"

#include <cstdint>

namespace continuo {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The next character; moves `at` on by at least one byte.
char32_t nextOfUtf8(std::string_view text, size_t& at) {
  const auto first = static_cast<uint8_t>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF8   ? 3
                   : first >= 0xE0 && first < 0xF0 ? 2
                   : first >= 0xC2 && first < 0xE0 ? 1
                                                   : 0;
  if (more == 0) return kReplacement;
  char32_t character = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80) return kReplacement;
    character = character << 6 | (static_cast<uint8_t>(text[at++]) & 0x3F);
  }
  const char32_t least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
  const bool valid = character >= least && character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
  return valid ? character : kReplacement;
}

void appendUtf8(std::string& text, char32_t character) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0 | character >> 6);
    tail(0);
  } else if (character < 0x10000) {
    text += static_cast<char>(0xE0 | character >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | character >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

void toUtf16(std::string_view utf8, std::span<char16_t> to) {
  size_t length = 0;
  for (size_t at = 0; at < utf8.size();) {
    const char32_t character = nextOfUtf8(utf8, at);
    const size_t units = character >= 0x10000 ? 2 : 1;
    if (length + units >= to.size()) break;
    if (units == 2) {
      to[length++] = static_cast<char16_t>(0xD7C0 + (character >> 10));
      to[length++] = static_cast<char16_t>(0xDC00 | (character & 0x3FF));
    } else {
      to[length++] = static_cast<char16_t>(character);
    }
  }
  if (!to.empty()) to[length] = 0;
}

std::string toUtf8(const char16_t* utf16, size_t limit) {
  std::string text;
  for (size_t i = 0; utf16 && i < limit && utf16[i] != 0; ++i) {
    char32_t character = utf16[i];
    const bool high = character >= 0xD800 && character <= 0xDBFF;
    if (high && i + 1 < limit && utf16[i + 1] >= 0xDC00 && utf16[i + 1] <= 0xDFFF) {
      character = (character - 0xD7C0) * 0x400 + (utf16[++i] - 0xDC00);
    } else if (character >= 0xD800 && character <= 0xDFFF) {
      character = kReplacement;
    }
    appendUtf8(text, character);
  }
  return text;
}

}  // namespace continuo
