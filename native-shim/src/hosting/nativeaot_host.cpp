#include "../log.h"
#include "dotnet_host.h"
#include "shared_library.h"

namespace continuo {

ManagedEntry startNativeAot(const std::filesystem::path& contents) {
  const std::filesystem::path beside = bundleContents() / "x86_64-linux" / nativeAotFileName();
  const std::filesystem::path inResources = contents / "Resources" / "managed" / nativeAotFileName();
  const std::filesystem::path& path = std::filesystem::exists(beside) ? beside : inResources;
  std::string error;
  void* library = openLibrary(path, error);
  if (!library) return {nullptr, "the native-compiled plugin could not be loaded: " + error};
  const auto getApi = reinterpret_cast<ShimGetApi>(findSymbol(library, "continuo_get_api"));
  if (!getApi) return {nullptr, path.string() + " does not export continuo_get_api"};
  log("managed code runs as native code from " + path.string());
  return {getApi, {}};
}

}  // namespace continuo
