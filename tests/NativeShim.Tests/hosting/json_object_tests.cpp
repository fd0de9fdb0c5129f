#include "src/hosting/json_object.h"

#include <string>

#include "support/check.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

// A member's text, or "-" where there is none, or no object.
std::string textIn(std::string_view json, std::string_view name) {
  const auto object = JsonObject::parse(json);
  return object ? object->text(name).value_or("-") : "-";
}

}  // namespace

TEST(JsonObject, textsAreFoundAmongValuesOfAllKinds) {
  const char* const json = R"( { "n": -1.5e3, "o": {"id": "inner", "a": [1, [], "]"]}, "id": "outer", "t": true } )";
  CHECK_EQUAL(textIn(json, "id"), "outer");
  CHECK_EQUAL(textIn(json, "n"), "-");
  CHECK_EQUAL(textIn(json, "missing"), "-");
}

TEST(JsonObject, escapesAreUndone) {
  CHECK_EQUAL(textIn(R"({"a": "\"\\\/\n\t\u00e9\u266B\ud83c\udfb5"})", "a"), "\"\\/\n\t\u00e9\u266b\U0001f3b5");
}

TEST(JsonObject, commentsACommaAtTheEndAndAByteOrderMarkArePassedOver) {
  CHECK_EQUAL(textIn("\xEF\xBB\xBF{ // one\n \"a\" /* two */ : /**/ \"b\", }", "a"), "b");
}

TEST(JsonObject, whatIsNoWholeObjectIsRefused) {
  const std::string whole = R"({"a": {"b": [1, "c\u0041"]}, "d": null})";
  CHECK(JsonObject::parse(whole));
  for (size_t length = 0; length < whole.size(); ++length) CHECK(!JsonObject::parse(whole.substr(0, length)));
  for (const char* damaged : {"", "[]", "\"a\"", "{} x", "{a:1}", "{\"a\":x}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{,}",
                              "{\"a\":\"\n\"}"}) {
    CHECK(!JsonObject::parse(damaged));
  }
  CHECK(!JsonObject::parse("{\"a\":" + std::string(100000, '[')));
}

TEST(JsonObject, aMemberIsPutInPlaceAndTheRestStaysAsItWas) {
  auto object = JsonObject::parse(R"({"preset":"a", "new": {"x" : 1.0}, "hash":"h"})");
  const std::string id = "say \"b\"";
  object->set("preset", &id);
  object->set("hash", nullptr);
  CHECK_EQUAL(object->write(), R"({"new":{"x" : 1.0},"preset":"say \"b\""})");
}
