// The members of a JSON object: as much of JSON as presets and saved states ask for before .NET is there to read them.
#ifndef CONTINUO_HOSTING_JSON_OBJECT_H
#define CONTINUO_HOSTING_JSON_OBJECT_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace continuo {

class JsonObject {
 public:
  // Nothing when the text is not an object, or is damaged. As the managed side does, it passes over comments and commas
  // at the end.
  static std::optional<JsonObject> parse(std::string_view text);

  // A member's text; nothing when it is not there, or no text. Of members of one name the last one counts.
  std::optional<std::string> text(std::string_view name) const;
  // Null removes the member; the others stay as they were written.
  void set(std::string_view name, const std::string* text);
  std::string write() const;

 private:
  struct Member {
    std::string name;
    std::string value;  // as it was written
  };
  std::vector<Member> members_;
};

}  // namespace continuo

#endif
