#include "report.h"

#include <algorithm>
#include <cstdio>

namespace host {

void Report::add(std::string section, std::string name, Value value) {
  rows_.push_back({std::move(section), std::move(name), std::move(value)});
}

static std::string textOf(const Report::Value& value) {
  if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
  if (const auto* whole = std::get_if<long long>(&value)) return std::to_string(*whole);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.6g", std::get<double>(value));
  return digits;
}

std::string Report::text() const {
  std::size_t width = 0;
  for (const Row& row : rows_) width = std::max(width, row.name.size());
  std::string out, section;
  for (const Row& row : rows_) {
    if (row.section != section) out += (section = row.section) + "\n";
    out += "  " + row.name + std::string(width - row.name.size() + 2, ' ') + textOf(row.value) + "\n";
  }
  return out;
}

void Report::write(JsonWriter& json) const {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    if (i == 0 || rows_[i - 1].section != row.section) json.key(row.section).begin('{');
    json.key(row.name);
    std::visit([&](const auto& value) { json.value(value); }, row.value);
    if (i + 1 == rows_.size() || rows_[i + 1].section != row.section) json.end('}');
  }
}

}  // namespace host
