// Loading a module on Linux: Contents/<machine>-linux/<name>.so, ModuleEntry, GetPluginFactory, ModuleExit.
#include "plugin/module.h"

#include <dlfcn.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "common/errors.h"

namespace fs = std::filesystem;

namespace host {

static fs::path libraryOf(const fs::path& path) {
  if (!fs::exists(path)) throw HostError("no such bundle: " + path.string());
  if (!fs::is_directory(path)) return path;
  utsname system{};
  uname(&system);
  const fs::path folder = path / "Contents" / (std::string(system.machine) + "-linux");
  // A trailing slash would leave an empty name.
  const fs::path named = folder / (fs::weakly_canonical(path).stem().string() + ".so");
  if (fs::exists(named)) return named;
  std::vector<fs::path> found;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".so") found.push_back(entry.path());
    }
  }
  if (found.size() != 1) throw HostError("no module for this machine: " + named.string());
  return found.front();
}

Module::Module(const std::string& path) : libraryPath_(fs::absolute(libraryOf(path)).string()) {
  library_ = dlopen(libraryPath_.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (!library_) throw HostError(std::string("cannot load the module: ") + dlerror());
  const auto entry = reinterpret_cast<vst3::ModuleEntryProc>(dlsym(library_, "ModuleEntry"));
  const auto getFactory = reinterpret_cast<vst3::GetFactoryProc>(dlsym(library_, "GetPluginFactory"));
  const char* fault = nullptr;
  if (!entry || !dlsym(library_, "ModuleExit"))
    fault = " does not export ModuleEntry and ModuleExit";
  else if (!getFactory)
    fault = " does not export GetPluginFactory";
  else if (!(entered_ = entry(library_)))
    fault = ": ModuleEntry refused";
  else if (!(factory_ = vst3::ComPtr<vst3::IPluginFactory>::adopt(getFactory())))
    fault = ": no factory";
  if (!fault) return;
  close();
  throw HostError(libraryPath_ + fault);
}

Module::~Module() { close(); }

void Module::close() {
  factory_.reset();
  if (entered_) reinterpret_cast<vst3::ModuleExitProc>(dlsym(library_, "ModuleExit"))();
  dlclose(library_);
}

long residentKiB() {
  std::ifstream statm("/proc/self/statm");
  long total = 0, resident = 0;
  statm >> total >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

int threadsNamed(const std::string& beginning) {
  int count = 0;
  std::error_code error;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", error)) {
    std::string name;
    std::getline(std::ifstream(task.path() / "comm"), name);
    count += name.starts_with(beginning) ? 1 : 0;
  }
  return count;
}

}  // namespace host
