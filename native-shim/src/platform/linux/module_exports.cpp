// The exports that VST 3 asks for on Linux, beside GetPluginFactory: called after loading and before unloading. What
// stays in memory (see pinModule) stays usable.
#include "platform/module_exit.h"
#include "vst3/factory.h"

extern "C" {
VST3_EXPORT bool ModuleEntry(void* sharedLibraryHandle) { return sharedLibraryHandle != nullptr; }
VST3_EXPORT bool ModuleExit() {
  continuo::endModule();
  return true;
}
}
