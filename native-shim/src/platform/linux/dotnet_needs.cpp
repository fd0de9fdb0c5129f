// dotnet_needs.h on Linux: the runtime asks /proc/self/maps where the main thread's stack lies, and aborts when that
// thread enters it and there is no answer.
#include "platform/dotnet_needs.h"

#include <fstream>

namespace continuo {

std::string missingForDotnet() {
  return std::ifstream("/proc/self/maps").good() ? "" : "/proc/self/maps cannot be read, and .NET cannot do without";
}

}  // namespace continuo
