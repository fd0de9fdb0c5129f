#include "support/loaded_module.h"

#include <dlfcn.h>

#include <cstdlib>

namespace continuo::tests {

using namespace vst3;

std::filesystem::path bundlePath() {
  const char* named = std::getenv("CONTINUO_BUNDLE");
  return std::filesystem::absolute(named && *named ? named : CONTINUO_BUILT_BUNDLE);
}

bool hasManagedPart(const std::filesystem::path& bundle) {
  return std::filesystem::exists(bundle / "Contents" / "Resources" / "managed" / "Continuo.Plugin.runtimeconfig.json");
}

LoadedModule::LoadedModule(const std::filesystem::path& bundle) {
  const auto path = bundle / "Contents" / "x86_64-linux" / "Continuo.so";
  library_ = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library_) throw std::runtime_error(dlerror());
  const auto entry = reinterpret_cast<ModuleEntryProc>(dlsym(library_, "ModuleEntry"));
  const auto getFactory = reinterpret_cast<GetFactoryProc>(dlsym(library_, "GetPluginFactory"));
  if (!entry || !getFactory || !dlsym(library_, "ModuleExit")) throw std::runtime_error("an export is missing");
  if (!entry(library_)) throw std::runtime_error("ModuleEntry refused");
  factory_ = ComPtr<IPluginFactory3>::query(getFactory());
  if (!factory_) throw std::runtime_error("no IPluginFactory3");
}

LoadedModule::~LoadedModule() {
  factory_.reset();
  reinterpret_cast<ModuleExitProc>(dlsym(library_, "ModuleExit"))();
  dlclose(library_);
}

LoadedInstrument::LoadedInstrument(const LoadedModule& module, int32_t blockSize, double sampleRate)
    : component(module.make<IComponent>(0)),
      controller(module.make<IEditController>(1)),
      processor(ComPtr<IAudioProcessor>::query(component.get())) {
  component->initialize(nullptr);
  controller->initialize(nullptr);
  ProcessSetup setup{kRealtime, kSample32, blockSize, sampleRate};
  processor->setupProcessing(setup);
  component->activateBus(kEvent, kInput, 0, 1);
  component->activateBus(kEvent, kOutput, 0, 1);
  component->activateBus(kAudio, kOutput, 0, 1);
  component->setActive(1);
  processor->setProcessing(1);
}

LoadedInstrument::~LoadedInstrument() {
  processor->setProcessing(0);
  component->setActive(0);
  controller->terminate();
  component->terminate();
}

}  // namespace continuo::tests
