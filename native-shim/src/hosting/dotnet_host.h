// Starts .NET in this process, once, and finds the managed plugin's one export.
#ifndef CONTINUO_HOSTING_DOTNET_HOST_H
#define CONTINUO_HOSTING_DOTNET_HOST_H

#include <filesystem>
#include <string>

#include "abi/shim_abi.h"

namespace continuo {

struct ManagedEntry {
  ShimGetApi getApi = nullptr;  // null: it could not be started
  std::string error;            // for the user: code, reason, path
};

// [beside] The first call starts .NET (a quarter of a second, on a busy machine more than one); all later ones return
// what it returned. Several threads may call at once. With CONTINUO_HOST=nativeaot in the environment the
// native-compiled plugin is loaded instead of CoreCLR.
const ManagedEntry& startDotnet();

// [beside] CoreCLR through hostfxr: the private runtime of the bundle (Resources/dotnet) if there is one, else the
// installed one. CONTINUO_DOTNET_ROOT names the only folder to look in.
ManagedEntry startCoreClr(const std::filesystem::path& contents);

// [beside] The managed plugin compiled to a shared library, for a process that must not start another CoreCLR.
ManagedEntry startNativeAot(const std::filesystem::path& contents);

}  // namespace continuo

#endif
