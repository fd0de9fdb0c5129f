#include "lines.h"

#include <utility>

#include "errors.h"
#include "files.h"
#include "text.h"

namespace host {

namespace {

using Words = std::vector<std::string>;

Words wordsOf(const std::string& line) {
  Words words;
  std::string word;
  bool quoted = false, begun = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (!quoted && c == '#') {
      break;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  if (quoted) throw UsageError("a quote is not closed");
  if (begun) words.push_back(word);
  return words;
}

}  // namespace

double requireNumber(const std::string& text) {
  const auto value = number(text);
  if (!value) throw UsageError("no number: '" + text + "'");
  return *value;
}

int requireInteger(const std::string& text, int from, int to) {
  const auto value = integer(text);
  if (!value || *value < from || *value > to) {
    throw UsageError("no whole number from " + std::to_string(from) + " to " + std::to_string(to) + ": '" + text + "'");
  }
  return static_cast<int>(*value);
}

void forEachLine(const std::string& path, const std::function<void(const Words&)>& read) {
  const Bytes bytes = readFile(path);
  int lineNumber = 0;
  for (const std::string& line : split(std::string(bytes.begin(), bytes.end()), '\n')) {
    ++lineNumber;
    const std::string place = path + ":" + std::to_string(lineNumber) + ": ";
    try {
      const Words words = wordsOf(line);
      if (!words.empty()) read(words);
    } catch (const UsageError& error) {
      throw UsageError(place + error.what());
    } catch (const HostError& error) {
      throw HostError(place + error.what());
    }
  }
}

}  // namespace host
