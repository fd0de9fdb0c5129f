// Folders that have their places on each system.
#ifndef CONTINUO_PLATFORM_FOLDERS_H
#define CONTINUO_PLATFORM_FOLDERS_H

#include <filesystem>
#include <vector>

namespace continuo {

// [main] Where the log belongs; empty when the user has no such place. It may have to be made.
std::filesystem::path logFolder();

// [main] Where .NET's installers put it, in order of preference; some may not exist.
std::vector<std::filesystem::path> installedDotnetFolders();

}  // namespace continuo

#endif
