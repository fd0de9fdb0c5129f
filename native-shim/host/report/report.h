// The figures of a run, by section and name, as text or JSON.
#ifndef CONTINUO_HOST_REPORT_REPORT_H
#define CONTINUO_HOST_REPORT_REPORT_H

#include <string>
#include <variant>
#include <vector>

#include "json_writer.h"

namespace host {

class Report {
 public:
  using Value = std::variant<bool, long long, double, std::string>;

  // The rows of one section are added one after the other.
  void add(std::string section, std::string name, Value value);

  std::string text() const;
  // As members of an object that `json` is in the middle of: {"section": {"name": value, ...}, ...}.
  void write(JsonWriter& json) const;

 private:
  struct Row {
    std::string section;
    std::string name;
    Value value;
  };
  std::vector<Row> rows_;
};

}  // namespace host

#endif
