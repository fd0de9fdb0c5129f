// A bundle's module, loaded as a host loads it, and one instance of the instrument in it.
#ifndef CONTINUO_TESTS_LOADED_MODULE_H
#define CONTINUO_TESTS_LOADED_MODULE_H

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "vst3/com.h"
#include "vst3/component.h"
#include "vst3/controller.h"
#include "vst3/factory.h"
#include "vst3/processor.h"

namespace continuo::tests {

// The bundle that CONTINUO_BUNDLE names, else the one that was built with the tests.
std::filesystem::path bundlePath();
// The managed plugin is in it.
bool hasManagedPart(const std::filesystem::path& bundle);

class LoadedModule {
 public:
  // Throws std::runtime_error when the module cannot be loaded.
  explicit LoadedModule(const std::filesystem::path& bundle);
  ~LoadedModule();
  LoadedModule(const LoadedModule&) = delete;
  LoadedModule& operator=(const LoadedModule&) = delete;

  vst3::IPluginFactory3& factory() const { return *factory_; }
  // The object of the class with this index; throws when there is none.
  template <class T>
  vst3::ComPtr<T> make(int index) const {
    vst3::PClassInfo info{};
    void* made = nullptr;
    factory_->getClassInfo(index, &info);
    if (factory_->createInstance(info.cid, T::iid, &made) != vst3::kResultOk) throw std::runtime_error("no instance");
    return vst3::ComPtr<T>::adopt(static_cast<T*>(made));
  }

 private:
  void* library_ = nullptr;
  vst3::ComPtr<vst3::IPluginFactory3> factory_;
};

// Component and controller of a module, initialised, active and processing; all undone in the end.
class LoadedInstrument {
 public:
  LoadedInstrument(const LoadedModule& module, int32_t blockSize, double sampleRate);
  ~LoadedInstrument();
  LoadedInstrument(const LoadedInstrument&) = delete;
  LoadedInstrument& operator=(const LoadedInstrument&) = delete;

  vst3::ComPtr<vst3::IComponent> component;
  vst3::ComPtr<vst3::IEditController> controller;
  vst3::ComPtr<vst3::IAudioProcessor> processor;
};

}  // namespace continuo::tests

#endif
