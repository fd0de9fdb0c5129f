// folders.h on Linux: the XDG base directories, and the places that .NET's documentation names.
#include "platform/folders.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace continuo {
namespace {

namespace fs = std::filesystem;

// Empty when the variable is missing or empty.
fs::path folderNamedBy(const char* variable) {
  const char* value = std::getenv(variable);
  return value ? value : "";
}

std::string firstLine(const char* file) {
  std::string line;
  std::getline(std::ifstream(file), line);
  line.erase(line.find_last_not_of(" \r") + 1);
  return line;
}

}  // namespace

fs::path logFolder() {
  if (const fs::path state = folderNamedBy("XDG_STATE_HOME"); !state.empty()) return state / "continuo";
  const fs::path home = folderNamedBy("HOME");
  return home.empty() ? fs::path() : home / ".local" / "state" / "continuo";
}

fs::path userDataFolder() {
  if (const fs::path data = folderNamedBy("XDG_DATA_HOME"); data.is_absolute()) return data / "continuo";
  const fs::path home = folderNamedBy("HOME");
  return home.empty() ? fs::path() : home / ".local" / "share" / "continuo";
}

const char kPathSeparator = ':';

std::vector<fs::path> installedDotnetFolders() {
  std::vector<fs::path> folders;
  for (const char* file : {"/etc/dotnet/install_location_x64", "/etc/dotnet/install_location"}) {
    if (const std::string folder = firstLine(file); !folder.empty()) folders.emplace_back(folder);
  }
  folders.insert(folders.end(), {"/usr/share/dotnet", "/usr/lib/dotnet"});
  if (const fs::path home = folderNamedBy("HOME"); !home.empty()) folders.push_back(home / ".dotnet");
  return folders;
}

}  // namespace continuo
