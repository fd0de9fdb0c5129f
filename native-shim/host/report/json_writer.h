// Writes JSON as it is told: begin, key, value, end.
#ifndef CONTINUO_HOST_REPORT_JSON_WRITER_H
#define CONTINUO_HOST_REPORT_JSON_WRITER_H

#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

namespace host {

class JsonWriter {
 public:
  JsonWriter& begin(char bracket) {  // '{' or '['
    separate();
    text_ += bracket;
    first_ = true;
    return *this;
  }
  JsonWriter& end(char bracket) {  // '}' or ']'
    text_ += bracket;
    first_ = false;
    return *this;
  }
  JsonWriter& key(std::string_view name) {
    value(name);
    text_ += ':';
    first_ = true;
    return *this;
  }
  JsonWriter& value(std::string_view text) {
    separate();
    text_ += '"';
    for (const char c : text) append(c);
    text_ += '"';
    return *this;
  }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.10g", number);
    return raw(std::isfinite(number) ? digits : "null");
  }
  JsonWriter& value(long long number) { return raw(std::to_string(number)); }
  JsonWriter& value(bool yes) { return raw(yes ? "true" : "false"); }

  // A value that is JSON already.
  JsonWriter& json(std::string_view text) { return raw(text); }

  const std::string& text() const { return text_; }

 private:
  JsonWriter& raw(std::string_view text) {
    separate();
    text_ += text;
    return *this;
  }
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }
  void append(char c) {
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      text_ += code;
    } else {
      text_ += c;
    }
  }

  std::string text_;
  bool first_ = true;
};

}  // namespace host

#endif
