// Folders that have their places on each system.
#ifndef CONTINUO_PLATFORM_FOLDERS_H
#define CONTINUO_PLATFORM_FOLDERS_H

#include <filesystem>
#include <vector>

namespace continuo {

// [any, not audio] Where the log belongs; empty when the user has no such place. It may have to be made.
std::filesystem::path logFolder();

// [any, not audio] Where the user's own presets lie, in a folder "presets"; empty when the user has no such place. It
// may not exist.
std::filesystem::path userDataFolder();

// What divides folders in a variable of the environment.
extern const char kPathSeparator;

// [any, not audio] Where .NET's installers put it, in order of preference; some may not exist.
std::vector<std::filesystem::path> installedDotnetFolders();

}  // namespace continuo

#endif
