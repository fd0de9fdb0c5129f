#include "json_object.h"

#include <charconv>
#include <cstdint>
#include <cstdio>

namespace continuo {
namespace {

constexpr int kMostLevels = 64;

bool isSpace(char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; }

// Steps through a text; once it has failed, nothing more is found.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool failed() const { return failed_; }
  void fail() {
    failed_ = true;
    at_ = text_.size();
  }
  size_t position() const { return at_; }
  std::string_view since(size_t start) const { return text_.substr(start, at_ - start); }
  bool isAtEnd() {
    skipSpace();
    return at_ == text_.size();
  }
  bool isNext(char letter) {
    skipSpace();
    return !failed_ && at_ < text_.size() && text_[at_] == letter;
  }
  bool take(char letter) {
    if (!isNext(letter)) return false;
    ++at_;
    return true;
  }

  // One value of any kind.
  void skipValue(int level = 0) {
    if (level > kMostLevels) {
      fail();
    } else if (isNext('"')) {
      skipString();
    } else if (take('{')) {
      skipList('}', [&] {
        skipString();
        if (!take(':')) fail();
        skipValue(level + 1);
      });
    } else if (take('[')) {
      skipList(']', [&] { skipValue(level + 1); });
    } else {
      skipWord();
    }
  }

  void skipString() {
    if (!take('"')) return fail();
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (static_cast<unsigned char>(text_[at_]) < ' ') return fail();
      if (text_[at_] == '\\') ++at_;
    }
    if (at_ >= text_.size()) return fail();
    ++at_;
  }

  template <typename SkipOne>
  void skipList(char end, SkipOne skipOne) {
    while (!failed_ && !take(end)) {
      skipOne();
      if (!take(',') && !isNext(end)) fail();
    }
  }

 private:
  void skipSpace() {
    for (;;) {
      while (at_ < text_.size() && isSpace(text_[at_])) ++at_;
      const std::string_view rest = text_.substr(at_);
      const bool isLine = rest.starts_with("//");
      if (!isLine && !rest.starts_with("/*")) return;
      const size_t end = isLine ? rest.find('\n') : rest.find("*/", 2);
      at_ = end == rest.npos ? text_.size() : at_ + end + (isLine ? 1 : 2);
    }
  }

  // A number, true, false or null.
  void skipWord() {
    skipSpace();
    const size_t start = at_;
    while (at_ < text_.size() && std::string_view(",]}/").find(text_[at_]) == std::string_view::npos &&
           !isSpace(text_[at_])) {
      ++at_;
    }
    const std::string_view word = since(start);
    double number = 0;
    const bool isNumber = std::from_chars(word.data(), word.data() + word.size(), number).ptr == word.end();
    const bool isKnown = word == "true" || word == "false" || word == "null";
    if (word.empty() || (!isKnown && !isNumber)) fail();
  }

  std::string_view text_;
  size_t at_ = 0;
  bool failed_ = false;
};

void appendUtf8(std::string& text, uint32_t code) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xc0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xe0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xf0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

// The four digits after "\u"; nothing where they are none.
std::optional<uint32_t> codeAt(std::string_view value, size_t at) {
  uint32_t code = 0;
  if (at + 4 > value.size()) return std::nullopt;
  const char* end = value.data() + at + 4;
  return std::from_chars(value.data() + at, end, code, 16).ptr == end ? std::optional(code) : std::nullopt;
}

// What stands between the quotes, without its escapes.
std::optional<std::string> unescape(std::string_view value) {
  std::string text;
  for (size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\') {
      text += value[at];
      continue;
    }
    const char kind = value[++at];
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (const size_t letter = kLetters.find(kind); letter != kLetters.npos) {
      text += kMeanings[letter];
      continue;
    }
    std::optional<uint32_t> code = kind == 'u' ? codeAt(value, at + 1) : std::nullopt;
    if (!code) return std::nullopt;
    at += 4;
    // Two of UTF-16 make a character of the upper planes.
    if (*code >= 0xd800 && *code < 0xdc00 && value.substr(at + 1).starts_with("\\u")) {
      const auto low = codeAt(value, at + 3);
      if (!low || *low < 0xdc00 || *low > 0xdfff) return std::nullopt;
      code = 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
      at += 6;
    }
    appendUtf8(text, *code);
  }
  return text;
}

std::string quoted(std::string_view text) {
  std::string written = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') written += '\\';
    char code[8];
    if (static_cast<unsigned char>(letter) < ' ') {
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(letter));
      written += code;
    } else {
      written += letter;
    }
  }
  return written + '"';
}

}  // namespace

std::optional<JsonObject> JsonObject::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  JsonObject object;
  Scanner scanner(text);
  if (!scanner.take('{')) return std::nullopt;
  scanner.skipList('}', [&] {
    if (!scanner.isNext('"')) return scanner.fail();
    size_t start = scanner.position();
    scanner.skipString();
    if (scanner.failed()) return;
    std::string_view quotedName = scanner.since(start);
    auto name = unescape(quotedName.substr(1, quotedName.size() - 2));
    if (!name || !scanner.take(':')) return scanner.fail();
    scanner.isAtEnd();  // over what stands before the value
    start = scanner.position();
    scanner.skipValue();
    object.members_.push_back({std::move(*name), std::string(scanner.since(start))});
  });
  if (scanner.failed() || !scanner.isAtEnd()) return std::nullopt;
  return object;
}

std::optional<std::string> JsonObject::text(std::string_view name) const {
  std::optional<std::string> found;
  for (const Member& member : members_) {
    if (member.name != name) continue;
    const bool isText = member.value.starts_with('"');
    found = isText ? unescape(std::string_view(member.value).substr(1, member.value.size() - 2)) : std::nullopt;
  }
  return found;
}

void JsonObject::set(std::string_view name, const std::string* text) {
  std::erase_if(members_, [&](const Member& member) { return member.name == name; });
  if (text) members_.push_back({std::string(name), quoted(*text)});
}

std::string JsonObject::write() const {
  std::string text = "{";
  for (const Member& member : members_) {
    if (text.size() > 1) text += ',';
    text += quoted(member.name) + ':' + member.value;
  }
  return text + '}';
}

}  // namespace continuo
