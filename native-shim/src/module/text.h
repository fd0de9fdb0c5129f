// Between UTF-8, in which we write, and the UTF-16 of VST 3.
#ifndef CONTINUO_MODULE_TEXT_H
#define CONTINUO_MODULE_TEXT_H

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace continuo {

// Fills `to` with zero-terminated UTF-16, cut at a character's border. Bytes that are no UTF-8 become U+FFFD.
void toUtf16(std::string_view utf8, std::span<char16_t> to);

// At most `limit` units of zero-terminated UTF-16 as UTF-8; halves of a surrogate pair become U+FFFD.
std::string toUtf8(const char16_t* utf16, size_t limit = 4096);

}  // namespace continuo

#endif
