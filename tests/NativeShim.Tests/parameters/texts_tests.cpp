// Values as a musician reads and types them, for every row of the table.
#include "src/parameters/texts.h"
#include "src/parameters/values.h"
#include "support/check.h"

using namespace continuo;

namespace {

double pitch(std::string_view text) {
  const ShimParameter& row = kShimParameters[kParameterLowestNote];
  const auto value = normalizedOf(row, text);
  return value ? toPlain(row, *value) : -1;
}

}  // namespace

TEST(ParameterTexts, everyValueOfEveryParameterGoesThereAndBack) {
  for (const ShimParameter& row : kShimParameters) {
    const int steps = row.stepCount > 0 ? row.stepCount : 50;
    for (int step = 0; step <= steps; ++step) {
      const double value = static_cast<double>(step) / steps;
      const std::string text = textOf(row, value);
      const auto back = normalizedOf(row, text);
      CHECK(!text.empty() && back.has_value());
      if (!back) continue;
      CHECK_EQUAL(textOf(row, *back), text);
      if (row.stepCount > 0) CHECK_EQUAL(toPlain(row, *back), toPlain(row, value));
      const auto withUnit = normalizedOf(row, text + " " + row.units);
      CHECK(withUnit == back);
    }
  }
}

TEST(ParameterTexts, keysAreNamedAndNumbered) {
  CHECK_EQUAL(textOf(kShimParameters[kParameterLowestNote], 60 / 127.0), "C4");
  CHECK_EQUAL(pitch("C4"), 60.0);
  CHECK_EQUAL(pitch("C#4"), 61.0);
  CHECK_EQUAL(pitch("Db4"), 61.0);
  CHECK_EQUAL(pitch(" db4 "), 61.0);
  CHECK_EQUAL(pitch("61"), 61.0);
  CHECK_EQUAL(pitch("B3"), 59.0);
  CHECK_EQUAL(pitch("b3"), 59.0);
  CHECK_EQUAL(pitch("Cb4"), 59.0);
  CHECK_EQUAL(pitch("C-1"), 0.0);
  CHECK_EQUAL(pitch("G9"), 127.0);
  CHECK_EQUAL(pitch("A9"), 127.0);  // brought into range
  for (const char* nonsense : {"H4", "C", "C4x", "#4", "", "C##", "4C"}) CHECK_EQUAL(pitch(nonsense), -1.0);
}

TEST(ParameterTexts, figuresOfTimeSayMilliseconds) {
  CHECK_EQUAL(std::string(kShimParameters[kParameterFirstAnswerP99].units), "ms");
  CHECK_EQUAL(textOf(kShimParameters[kParameterFirstAnswerP99], 0.25), "250.0");
}

TEST(ParameterTexts, everyParameterHasItsGroup) {
  for (const ShimParameter& row : kShimParameters) CHECK(row.group >= 0 && int32_t{row.group} < int32_t{kGroupCount});
  CHECK_EQUAL(kShimParameters[kParameterPreset].group, kGroupRoot);  // where the program list is
}
