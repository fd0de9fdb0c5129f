// Shared libraries and the place of our own: what the operating system's loader knows.
#ifndef CONTINUO_PLATFORM_SHARED_LIBRARY_H
#define CONTINUO_PLATFORM_SHARED_LIBRARY_H

#include <filesystem>
#include <string>

namespace continuo {

// [any, not audio] Loads a library; null and the loader's reason when it cannot. Libraries are never unloaded: .NET
// cannot be.
void* openLibrary(const std::filesystem::path& path, std::string& error);

// [any, not audio] A library that the process holds already, by its bare name; null when it does not.
void* findLoadedLibrary(const char* name);

// [any, not audio] Null when the library has no such symbol.
void* findSymbol(void* library, const char* name);

// [any, not audio] File name of hostfxr on this system.
const char* hostfxrFileName();
// [any, not audio] File name of the native-compiled managed plugin.
const char* nativeAotFileName();

// [any, not audio] `Contents` of the bundle that this module was loaded from.
std::filesystem::path bundleContents();

// [any, not audio] Keeps this module in memory until the process ends, whatever the host unloads: .NET holds pointers
// into it, and threads run in it.
void pinModule();

}  // namespace continuo

#endif
