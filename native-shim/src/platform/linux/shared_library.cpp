// shared_library.h on Linux.
#include "platform/shared_library.h"

#include <dlfcn.h>

namespace continuo {
namespace {

std::filesystem::path modulePath() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&bundleContents), &info) == 0 || !info.dli_fname) return {};
  std::error_code ignored;
  const auto path = std::filesystem::canonical(info.dli_fname, ignored);
  return path.empty() ? std::filesystem::path(info.dli_fname) : path;
}

}  // namespace

void* openLibrary(const std::filesystem::path& path, std::string& error) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* reason = dlerror();
    error = reason ? reason : path.string() + ": unknown reason";
  }
  return library;
}

void* findLoadedLibrary(const char* name) { return dlopen(name, RTLD_NOW | RTLD_NOLOAD); }

void* findSymbol(void* library, const char* name) { return dlsym(library, name); }

const char* hostfxrFileName() { return "libhostfxr.so"; }

const char* nativeAotFileName() { return "libContinuo.Plugin.Native.so"; }

// <bundle>/Contents/<architecture>-linux/Continuo.so
std::filesystem::path bundleContents() { return modulePath().parent_path().parent_path(); }

void pinModule() { dlopen(modulePath().c_str(), RTLD_NOW | RTLD_NODELETE | RTLD_NOLOAD); }

}  // namespace continuo
