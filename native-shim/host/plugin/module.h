// A VST 3 module: a shared library in a bundle, its entry and exit and its class factory. [main]
#ifndef CONTINUO_HOST_PLUGIN_MODULE_H
#define CONTINUO_HOST_PLUGIN_MODULE_H

#include <string>

#include "vst3/com.h"
#include "vst3/factory.h"

namespace host {

class Module {
 public:
  // `path`: a bundle X.vst3, or the shared library itself. Throws HostError.
  explicit Module(const std::string& path);
  // Gives the factory back, then leaves and unloads the library.
  ~Module();
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  vst3::IPluginFactory& factory() const { return *factory_; }
  const std::string& libraryPath() const { return libraryPath_; }

 private:
  void close();

  std::string libraryPath_;
  void* library_ = nullptr;
  bool entered_ = false;
  vst3::ComPtr<vst3::IPluginFactory> factory_;
};

// Memory that the process holds in RAM, in KiB; 0 where it cannot be told.
long residentKiB();
// Threads of this process whose names begin so.
int threadsNamed(const std::string& beginning);

}  // namespace host

#endif
