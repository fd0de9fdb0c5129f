#include "dotnet_host.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/shared_library.h"

namespace continuo {

ManagedEntry startNativeAot(const std::filesystem::path& contents) {
  // Not beside the module: hosts expect one library there.
  const std::filesystem::path path = contents / "Resources" / "managed" / nativeAotFileName();
  std::string error;
  void* library = openLibrary(path, error);
  if (!library) return {nullptr, "the native-compiled plugin could not be loaded: " + error};
  const auto getApi = reinterpret_cast<ShimGetApi>(findSymbol(library, "continuo_get_api"));
  if (!getApi) return {nullptr, utf8Of(path) + " does not export continuo_get_api"};
  log("managed code runs as native code from " + utf8Of(path));
  return {getApi, {}};
}

}  // namespace continuo
