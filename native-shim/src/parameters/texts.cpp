#include "texts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "values.h"

namespace continuo {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool sameText(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

int decimalsOf(const ShimParameter& row) {
  if (row.kind != kParameterLinear) return 0;
  const double range = row.maximum - row.minimum;
  return range >= 20 ? 1 : 2;
}

constexpr std::string_view kPitchClasses[] = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};

// Scientific pitch notation: C4 is MIDI note 60.
std::string pitchName(int note) {
  return std::string(kPitchClasses[note % 12]) + std::to_string(note / 12 - 1);
}

// A letter, any sharps or flats, an octave; nothing when it is none.
std::optional<double> pitchOf(std::string_view text) {
  constexpr std::string_view kLetters = "c d ef g a b";
  const size_t letter = text.empty() ? std::string_view::npos : kLetters.find(lower(text.front()));
  if (letter == std::string_view::npos || text.front() == ' ') return std::nullopt;
  int note = static_cast<int>(letter);
  size_t next = 1;
  for (; next < text.size() && (text[next] == '#' || text[next] == 'b'); ++next) note += text[next] == '#' ? 1 : -1;
  int octave = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + next, end, octave);
  if (read.ec != std::errc() || read.ptr != end || octave < -2 || octave > 10) return std::nullopt;
  return note + 12 * (octave + 1);
}

}  // namespace

std::vector<std::string_view> labelsOf(const ShimParameter& row) {
  std::vector<std::string_view> labels;
  std::string_view rest = row.labels;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('|'), rest.size());
    labels.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return labels;
}

int indexOf(const std::vector<std::string_view>& list, std::string_view text) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](std::string_view entry) { return sameText(entry, text); });
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

std::string textOf(const ShimParameter& row, double normalized) {
  const double plain = toPlain(row, normalized);
  const auto labels = labelsOf(row);
  const auto label = static_cast<size_t>(std::max(0.0, plain - row.minimum));
  if (!labels.empty()) return std::string(labels[std::min(label, labels.size() - 1)]);
  if (row.kind == kParameterPitch) return pitchName(static_cast<int>(plain));
  char text[64];
  // Independent of the host's locale, unlike printf.
  const auto end = std::to_chars(text, text + sizeof text, plain, std::chars_format::fixed, decimalsOf(row)).ptr;
  const std::string shown(text, end);
  return shown.find_first_not_of("-0.") == std::string::npos && shown[0] == '-' ? shown.substr(1) : shown;
}

std::optional<double> normalizedOf(const ShimParameter& row, std::string_view text) {
  text = trimmed(text);
  if (const int label = indexOf(labelsOf(row), text); label >= 0) return toNormalized(row, row.minimum + label);
  if (const auto pitch = row.kind == kParameterPitch ? pitchOf(text) : std::nullopt) return toNormalized(row, *pitch);
  if (text.starts_with('+')) text.remove_prefix(1);
  double plain = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), plain);
  if (error != std::errc() || !std::isfinite(plain)) return std::nullopt;
  const auto unit = trimmed(text.substr(static_cast<size_t>(end - text.data())));
  if (!unit.empty() && !sameText(unit, row.units)) return std::nullopt;
  return toNormalized(row, row.stepCount > 0 ? std::round(plain) : plain);
}

}  // namespace continuo
