#include "log.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string>

namespace continuo {
namespace {

// Empty when there is no place for a log.
std::filesystem::path logFile() {
  if (const char* named = std::getenv("CONTINUO_LOG"); named && *named) return named;
  std::filesystem::path folder;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state) {
    folder = state;
  } else if (const char* home = std::getenv("HOME"); home && *home) {
    folder = std::filesystem::path(home) / ".local" / "state";
  } else {
    return {};
  }
  folder /= "continuo";
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  return folder / "continuo.log";
}

void write(std::string_view line) {
  const std::filesystem::path path = logFile();
  const bool toScreen = path == "stderr";
  std::FILE* file = toScreen ? stderr : (path.empty() ? nullptr : std::fopen(path.c_str(), "a"));
  if (!file) return;
  const std::time_t now = std::time(nullptr);
  char time[32];
  std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
  std::fprintf(file, "%s shim: %.*s\n", time, static_cast<int>(line.size()), line.data());
  if (toScreen) {
    std::fflush(file);
  } else {
    std::fclose(file);
  }
}

}  // namespace

void log(std::string_view line) noexcept {
  static std::mutex mutex;
  try {
    const std::scoped_lock lock(mutex);
    write(line);
  } catch (...) {
    // Nothing depends on the log.
  }
}

}  // namespace continuo
