// Shared libraries and the place of our own: what the operating system's loader knows.
#ifndef CONTINUO_PLATFORM_SHARED_LIBRARY_H
#define CONTINUO_PLATFORM_SHARED_LIBRARY_H

#include <filesystem>
#include <string>

namespace continuo {

// [main] Loads a library; null and the loader's reason when it cannot. Libraries are never unloaded: .NET cannot be.
void* openLibrary(const std::filesystem::path& path, std::string& error);

// [main] A library that the process holds already, by its bare name; null when it does not.
void* findLoadedLibrary(const char* name);

// [main] Null when the library has no such symbol.
void* findSymbol(void* library, const char* name);

// [main] File name of hostfxr on this system.
const char* hostfxrFileName();
// [main] File name of the native-compiled managed plugin.
const char* nativeAotFileName();

// [main] `Contents` of the bundle that this module was loaded from.
std::filesystem::path bundleContents();

// [main] Keeps this module in memory until the process ends, whatever the host unloads: .NET holds pointers into it.
void pinModule();

}  // namespace continuo

#endif
