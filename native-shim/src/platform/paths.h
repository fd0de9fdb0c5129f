// Paths as text, on every system.
#ifndef CONTINUO_PLATFORM_PATHS_H
#define CONTINUO_PLATFORM_PATHS_H

#include <filesystem>
#include <string>

namespace continuo {

// The characters of a path: UTF-16 on Windows, bytes elsewhere. .NET's hosting interface speaks the same.
using PathChar = std::filesystem::path::value_type;

// UTF-8, whatever the system's own encoding is.
inline std::string utf8Of(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

}  // namespace continuo

#endif
