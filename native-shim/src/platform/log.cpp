#include "log.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

#include "folders.h"

namespace continuo {
namespace {

// Empty when there is no place for a log.
std::filesystem::path logFile() {
  if (const char* named = std::getenv("CONTINUO_LOG"); named && *named) return named;
  const std::filesystem::path folder = logFolder();
  if (folder.empty()) return {};
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  return folder / "continuo.log";
}

constexpr std::uintmax_t kMostBytes = 1'000'000;

// The managed side does the same: plugin/Diagnostics/PluginLog.cs.
void keepSmall(const std::filesystem::path& path) {
  std::error_code ignored;
  const std::uintmax_t bytes = std::filesystem::file_size(path, ignored);
  if (ignored || bytes < kMostBytes) return;
  std::filesystem::path older = path;
  std::filesystem::rename(path, older += ".1", ignored);
}

void write(std::string_view line) {
  const std::filesystem::path path = logFile();
  if (path.empty()) return;
  const std::time_t now = std::time(nullptr);
  char time[32];
  std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
  const std::string text = time + std::string(" shim: ") + std::string(line) + "\n";
  if (path == "stderr") {
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
  } else {
    keepSmall(path);
    // One write, so that the lines of several processes do not mix.
    std::ofstream(path, std::ios::app) << text;
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
