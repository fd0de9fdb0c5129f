// Compares our VST 3 headers with the published ones: identifiers, sizes, offsets, values, order and shape of methods.
#include "layout_test.h"

#include <cstdio>
#include <cstring>

namespace layout {

static int compared = 0;
static int different = 0;

void check(bool equal, const char* kind, const char* owner, const char* name) {
  ++compared;
  if (equal) return;
  ++different;
  std::printf("differs: %s of %s%s%s\n", kind, owner, *name ? "::" : "", name);
}

void checkBytes(const void* ours, const void* theirs, std::size_t size, const char* kind, const char* owner,
                const char* name) {
  check(std::memcmp(ours, theirs, size) == 0, kind, owner, name);
}

}  // namespace layout

int main() {
#ifdef CONTINUO_REFERENCE_MISSING
  std::printf("skipped: no pluginterfaces/ under " CONTINUO_REFERENCE_MISSING
              " (Debian: juce-modules-source-data; or set CONTINUO_VST3_REFERENCE)\n");
  return 77;
#else
  layout::compareBase();
  layout::compareComponent();
  layout::compareEvents();
  layout::compareController();
  layout::compareHost();
  std::printf("%d layout facts compared, %d differ\n", layout::compared, layout::different);
  return layout::different == 0 && layout::compared > 0 ? 0 : 1;
#endif
}
