// CoreCLR through hostfxr. The types are those that .NET documents for its native hosting interface.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "dotnet_host.h"
#include "platform/folders.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/shared_library.h"

namespace continuo {
namespace {

namespace fs = std::filesystem;

using HostfxrHandle = void*;
struct HostfxrInitializeParameters {
  size_t size;
  const PathChar* hostPath;
  const PathChar* dotnetRoot;
};
using HostfxrErrorWriter = void (*)(const PathChar* message);
using HostfxrSetErrorWriter = HostfxrErrorWriter (*)(HostfxrErrorWriter writer);
using HostfxrInitialize = int32_t (*)(const PathChar* runtimeConfig, const HostfxrInitializeParameters* parameters,
                                      HostfxrHandle* handle);
using HostfxrGetDelegate = int32_t (*)(HostfxrHandle handle, int32_t type, void** delegate);
using HostfxrClose = int32_t (*)(HostfxrHandle handle);
using LoadAssemblyAndGetFunction = int32_t (*)(const PathChar* assembly, const PathChar* type, const PathChar* method,
                                               const PathChar* delegateType, void* reserved, void** function);

constexpr int32_t kLoadAssemblyAndGetFunction = 5;
const PathChar* const kUnmanagedCallersOnly = reinterpret_cast<const PathChar*>(static_cast<intptr_t>(-1));

constexpr const char* kType = "Continuo.Plugin.PluginEntry, Continuo.Plugin";
constexpr const char* kMethod = "GetApi";

// What hostfxr says on this thread while it fails.
thread_local std::string hostfxrWords;
void collectWords(const PathChar* message) {
  if (!hostfxrWords.empty()) hostfxrWords += ' ';
  hostfxrWords += utf8Of(message);
}

std::string hex(int32_t code) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08x", static_cast<uint32_t>(code));
  return text;
}

using Version = std::array<int, 3>;
std::optional<Version> versionOf(const std::string& name) {
  Version version{};
  const char* at = name.data();
  const char* end = at + name.size();
  for (int& part : version) {
    const auto [next, error] = std::from_chars(at, end, part);
    if (error != std::errc()) return std::nullopt;
    at = next < end ? next + 1 : next;
  }
  return version;
}

// hostfxr of the highest version below a .NET folder; empty when there is none.
fs::path hostfxrBelow(const fs::path& root) {
  fs::path best;
  Version bestVersion{};
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(root / "host" / "fxr", ignored)) {
    const auto version = versionOf(utf8Of(entry.path().filename()));
    const fs::path library = entry.path() / hostfxrFileName();
    if (!version || *version < bestVersion || !fs::exists(library, ignored)) continue;
    best = library;
    bestVersion = *version;
  }
  return best;
}

// Where .NET may be, in order of preference.
std::vector<fs::path> dotnetRoots(const fs::path& contents) {
  if (const char* only = std::getenv("CONTINUO_DOTNET_ROOT"); only && *only) return {only};
  std::vector<fs::path> roots{contents / "Resources" / "dotnet"};
  for (const char* name : {"DOTNET_ROOT_X64", "DOTNET_ROOT"}) {
    if (const char* root = std::getenv(name); root && *root) roots.emplace_back(root);
  }
  const std::vector<fs::path> installed = installedDotnetFolders();
  roots.insert(roots.end(), installed.begin(), installed.end());
  return roots;
}

std::string meaning(int32_t code) {
  switch (code) {
    case 0:
      return "started";
    case 1:
      return "was running already in this process";
    default:
      return "was running already in this process, with other properties";
  }
}

// `root` is empty for the hostfxr that the process holds already.
ManagedEntry startWith(void* hostfxr, const fs::path& library, const fs::path& root, const fs::path& managed) {
  const auto setErrorWriter = reinterpret_cast<HostfxrSetErrorWriter>(findSymbol(hostfxr, "hostfxr_set_error_writer"));
  const auto initialize =
      reinterpret_cast<HostfxrInitialize>(findSymbol(hostfxr, "hostfxr_initialize_for_runtime_config"));
  const auto getDelegate = reinterpret_cast<HostfxrGetDelegate>(findSymbol(hostfxr, "hostfxr_get_runtime_delegate"));
  const auto close = reinterpret_cast<HostfxrClose>(findSymbol(hostfxr, "hostfxr_close"));
  if (!initialize || !getDelegate || !close) return {nullptr, utf8Of(library) + " is not a usable hostfxr"};

  hostfxrWords.clear();
  const HostfxrErrorWriter before = setErrorWriter ? setErrorWriter(collectWords) : nullptr;
  const fs::path config = managed / "Continuo.Plugin.runtimeconfig.json";
  const fs::path assembly = managed / "Continuo.Plugin.dll";
  const fs::path host = bundleContents() / "Continuo";
  const HostfxrInitializeParameters parameters{sizeof parameters, host.c_str(), root.c_str()};
  HostfxrHandle handle = nullptr;
  ManagedEntry entry;
  int32_t code = initialize(config.c_str(), root.empty() ? nullptr : &parameters, &handle);
  if (code < 0 || code > 2 || !handle) {
    entry.error = ".NET of " + utf8Of(library) + " refused " + utf8Of(config) + " (code " + hex(code) + ")";
  } else {
    log(".NET " + meaning(code) + " (code " + std::to_string(code) + "): " + utf8Of(library));
    void* load = nullptr;
    code = getDelegate(handle, kLoadAssemblyAndGetFunction, &load);
    if (code != 0 || !load) {
      entry.error = ".NET of " + utf8Of(library) + " does not start (code " + hex(code) + ")";
    } else {
      void* function = nullptr;
      const fs::path type = kType;
      const fs::path method = kMethod;
      code = reinterpret_cast<LoadAssemblyAndGetFunction>(load)(assembly.c_str(), type.c_str(), method.c_str(),
                                                                kUnmanagedCallersOnly, nullptr, &function);
      entry.getApi = reinterpret_cast<ShimGetApi>(function);
      if (code != 0)
        entry = {nullptr, "no " + std::string(kMethod) + " in " + utf8Of(assembly) + " (code " + hex(code) + ")"};
    }
  }
  if (handle) close(handle);
  if (setErrorWriter) setErrorWriter(before);
  if (!entry.getApi && !hostfxrWords.empty()) entry.error += ": " + hostfxrWords;
  return entry;
}

}  // namespace

ManagedEntry startCoreClr(const fs::path& contents) {
  const fs::path managed = contents / "Resources" / "managed";
  const fs::path config = managed / "Continuo.Plugin.runtimeconfig.json";
  if (!fs::exists(config)) return {nullptr, "the managed plugin is not installed: " + utf8Of(config) + " is missing"};

  // One CoreCLR per process: where another plugin has started one, ours attaches to it.
  const bool mayShare = !std::getenv("CONTINUO_DOTNET_ROOT");
  if (void* loaded = mayShare ? findLoadedLibrary(hostfxrFileName()) : nullptr) {
    // When it can't, there is no second chance: another one in the same process is more than .NET supports.
    return startWith(loaded, hostfxrFileName(), {}, managed);
  }
  std::string looked;
  std::string error;
  for (const fs::path& root : dotnetRoots(contents)) {
    looked += (looked.empty() ? "" : ", ") + utf8Of(root);
    const fs::path library = hostfxrBelow(root);
    if (library.empty()) continue;
    std::string reason;
    void* hostfxr = openLibrary(library, reason);
    ManagedEntry entry = hostfxr ? startWith(hostfxr, library, root, managed) : ManagedEntry{nullptr, reason};
    if (entry.getApi) return entry;
    log(entry.error);
    error = entry.error;
  }
  if (error.empty()) error = "no .NET runtime was found; install dotnet-runtime-10.0; looked in " + looked;
  return {nullptr, error};
}

}  // namespace continuo
