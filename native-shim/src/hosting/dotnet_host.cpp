#include "dotnet_host.h"

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "platform/dotnet_needs.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/shared_library.h"

namespace continuo {
namespace {

ManagedEntry start() {
  const std::filesystem::path contents = bundleContents();
  const char* wanted = std::getenv("CONTINUO_HOST");
  const bool nativeAot = wanted && std::string_view(wanted) == "nativeaot";
  ManagedEntry entry;
  try {
    if (const std::string missing = missingForDotnet(); !missing.empty()) throw std::runtime_error(missing);
    entry = nativeAot ? startNativeAot(contents) : startCoreClr(contents);
  } catch (const std::exception& failure) {
    entry = {nullptr, std::string(".NET could not be started: ") + failure.what()};
  }
  log(entry.getApi ? "the managed plugin of " + utf8Of(contents) + " is loaded" : entry.error);
  return entry;
}

}  // namespace

const ManagedEntry& startDotnet() {
  static const ManagedEntry& entry = *new ManagedEntry(start());
  return entry;
}

}  // namespace continuo
