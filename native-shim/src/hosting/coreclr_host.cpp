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
#include "platform/log.h"
#include "platform/shared_library.h"

namespace continuo {
namespace {

namespace fs = std::filesystem;

using HostfxrHandle = void*;
struct HostfxrInitializeParameters {
  size_t size;
  const char* hostPath;
  const char* dotnetRoot;
};
using HostfxrErrorWriter = void (*)(const char* message);
using HostfxrSetErrorWriter = HostfxrErrorWriter (*)(HostfxrErrorWriter writer);
using HostfxrInitialize = int32_t (*)(const char* runtimeConfig, const HostfxrInitializeParameters* parameters,
                                      HostfxrHandle* handle);
using HostfxrGetDelegate = int32_t (*)(HostfxrHandle handle, int32_t type, void** delegate);
using HostfxrClose = int32_t (*)(HostfxrHandle handle);
using LoadAssemblyAndGetFunction = int32_t (*)(const char* assembly, const char* type, const char* method,
                                               const char* delegateType, void* reserved, void** function);

constexpr int32_t kLoadAssemblyAndGetFunction = 5;
const char* const kUnmanagedCallersOnly = reinterpret_cast<const char*>(static_cast<intptr_t>(-1));

constexpr const char* kType = "Continuo.Plugin.PluginEntry, Continuo.Plugin";
constexpr const char* kMethod = "GetApi";

// What hostfxr says on this thread while it fails.
thread_local std::string hostfxrWords;
void collectWords(const char* message) {
  if (!hostfxrWords.empty()) hostfxrWords += ' ';
  hostfxrWords += message;
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
    const auto version = versionOf(entry.path().filename().string());
    const fs::path library = entry.path() / hostfxrFileName();
    if (!version || *version < bestVersion || !fs::exists(library, ignored)) continue;
    best = library;
    bestVersion = *version;
  }
  return best;
}

std::string firstLine(const fs::path& file) {
  char line[4096] = {};
  if (std::FILE* open = std::fopen(file.c_str(), "r")) {
    if (!std::fgets(line, sizeof line, open)) line[0] = 0;
    std::fclose(open);
  }
  std::string text(line);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  return text;
}

// Where .NET may be, in order of preference.
std::vector<fs::path> dotnetRoots(const fs::path& contents) {
  if (const char* only = std::getenv("CONTINUO_DOTNET_ROOT"); only && *only) return {only};
  std::vector<fs::path> roots{contents / "Resources" / "dotnet"};
  for (const char* name : {"DOTNET_ROOT_X64", "DOTNET_ROOT"}) {
    if (const char* root = std::getenv(name); root && *root) roots.emplace_back(root);
  }
  for (const char* file : {"/etc/dotnet/install_location_x64", "/etc/dotnet/install_location"}) {
    if (std::string root = firstLine(file); !root.empty()) roots.emplace_back(std::move(root));
  }
  roots.insert(roots.end(), {"/usr/share/dotnet", "/usr/lib/dotnet"});
  if (const char* home = std::getenv("HOME"); home && *home) roots.push_back(fs::path(home) / ".dotnet");
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
  if (!initialize || !getDelegate || !close) return {nullptr, library.string() + " is no usable hostfxr"};

  hostfxrWords.clear();
  const HostfxrErrorWriter before = setErrorWriter ? setErrorWriter(collectWords) : nullptr;
  const std::string config = (managed / "Continuo.Plugin.runtimeconfig.json").string();
  const std::string assembly = (managed / "Continuo.Plugin.dll").string();
  const std::string rootText = root.string();
  const std::string hostText = (bundleContents() / "Continuo").string();
  const HostfxrInitializeParameters parameters{sizeof parameters, hostText.c_str(), rootText.c_str()};
  HostfxrHandle handle = nullptr;
  ManagedEntry entry;
  int32_t code = initialize(config.c_str(), root.empty() ? nullptr : &parameters, &handle);
  if (code < 0 || code > 2 || !handle) {
    entry.error = ".NET of " + library.string() + " refused " + config + " (code " + hex(code) + ")";
  } else {
    log(".NET " + meaning(code) + " (code " + std::to_string(code) + "): " + library.string());
    void* load = nullptr;
    code = getDelegate(handle, kLoadAssemblyAndGetFunction, &load);
    if (code != 0 || !load) {
      entry.error = ".NET of " + library.string() + " does not start (code " + hex(code) + ")";
    } else {
      void* function = nullptr;
      code = reinterpret_cast<LoadAssemblyAndGetFunction>(load)(assembly.c_str(), kType, kMethod, kUnmanagedCallersOnly,
                                                                nullptr, &function);
      entry.getApi = reinterpret_cast<ShimGetApi>(function);
      if (code != 0) entry = {nullptr, "no " + std::string(kMethod) + " in " + assembly + " (code " + hex(code) + ")"};
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
  if (!fs::exists(config)) return {nullptr, "the managed plugin is not installed: " + config.string() + " is missing"};

  // One CoreCLR per process: where another plugin has started one, ours attaches to it.
  const bool mayShare = !std::getenv("CONTINUO_DOTNET_ROOT");
  if (void* loaded = mayShare ? findLoadedLibrary(hostfxrFileName()) : nullptr) {
    // When it can't, there is no second chance: another one in the same process is more than .NET supports.
    return startWith(loaded, hostfxrFileName(), {}, managed);
  }
  std::string looked;
  std::string error;
  for (const fs::path& root : dotnetRoots(contents)) {
    looked += (looked.empty() ? "" : ", ") + root.string();
    const fs::path library = hostfxrBelow(root);
    if (library.empty()) continue;
    std::string reason;
    void* hostfxr = openLibrary(library, reason);
    ManagedEntry entry = hostfxr ? startWith(hostfxr, library, root, managed) : ManagedEntry{nullptr, reason};
    if (entry.getApi) return entry;
    log(entry.error);
    error = entry.error;
  }
  if (error.empty()) error = "no .NET runtime was found; looked in " + looked;
  return {nullptr, error};
}

}  // namespace continuo
