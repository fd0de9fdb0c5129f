#include "src/module/text.h"
#include "support/check.h"

using namespace continuo;

TEST(Text, convertsBothWaysAndCutsBetweenCharacters) {
  char16_t wide[8];
  toUtf16("Größe \xF0\x9D\x84\x9E", wide);  // the clef needs two units and does not fit
  CHECK_EQUAL(toUtf8(wide), "Größe ");
  char16_t roomy[16];
  toUtf16("\xF0\x9D\x84\x9E\xFFx", roomy);
  CHECK_EQUAL(toUtf8(roomy), "\xF0\x9D\x84\x9E\xEF\xBF\xBDx");
}
