// The class factory and its export; what else a system asks of a module is in platform/. Making classes starts nothing:
// .NET waits for setActive.
#include <cstring>
#include <new>
#include <span>

#include "component.h"
#include "controller.h"
#include "hosting/beside.h"
#include "identity.h"
#include "platform/module_exit.h"
#include "text.h"
#include "vst3/com.h"
#include "vst3/factory.h"

namespace continuo {

using namespace vst3;

namespace {

struct ClassEntry {
  const TUID& id;
  const char* category;
  const char* name;
  const char* subCategories;
  uint32 flags;
  FUnknown* (*make)();
};

const ClassEntry kClasses[] = {
    {kComponentId, kVstAudioEffectClass, kPluginName, kSubCategories, kDistributable,
     []() -> FUnknown* { return static_cast<IComponent*>(new Component()); }},
    {kControllerId, kVstComponentControllerClass, kPluginName, "", 0,
     []() -> FUnknown* { return static_cast<IEditController*>(new Controller()); }},
};

const ClassEntry* classAt(int32 index) {
  return index >= 0 && index < static_cast<int32>(std::size(kClasses)) ? &kClasses[index] : nullptr;
}

void copyText(const char* text, std::span<char> to) {
  const size_t length = std::min(std::strlen(text), to.size() - 1);
  std::memcpy(to.data(), text, length);
  to[length] = 0;
}

class Factory final : public Owned<IPluginFactory3> {
 public:
  tresult PLUGIN_API getFactoryInfo(PFactoryInfo* info) override {
    if (!info) return kInvalidArgument;
    *info = PFactoryInfo{};
    copyText(kVendor, info->vendor);
    copyText(kUrl, info->url);
    copyText(kEmail, info->email);
    info->flags = PFactoryInfo::kUnicode;
    return kResultOk;
  }

  int32 PLUGIN_API countClasses() override { return static_cast<int32>(std::size(kClasses)); }

  tresult PLUGIN_API getClassInfo(int32 index, PClassInfo* info) override {
    const ClassEntry* entry = classAt(index);
    if (!entry || !info) return kInvalidArgument;
    *info = PClassInfo{};
    fillBase(*entry, *info);
    copyText(entry->name, info->name);
    return kResultOk;
  }

  tresult PLUGIN_API getClassInfo2(int32 index, PClassInfo2* info) override {
    const ClassEntry* entry = classAt(index);
    if (!entry || !info) return kInvalidArgument;
    *info = PClassInfo2{};
    fillBase(*entry, *info);
    copyText(entry->name, info->name);
    info->classFlags = entry->flags;
    copyText(entry->subCategories, info->subCategories);
    copyText(kVendor, info->vendor);
    copyText(kVersion, info->version);
    copyText(kSdkVersion, info->sdkVersion);
    return kResultOk;
  }

  tresult PLUGIN_API getClassInfoUnicode(int32 index, PClassInfoW* info) override {
    const ClassEntry* entry = classAt(index);
    if (!entry || !info) return kInvalidArgument;
    *info = PClassInfoW{};
    fillBase(*entry, *info);
    toUtf16(entry->name, info->name);
    info->classFlags = entry->flags;
    copyText(entry->subCategories, info->subCategories);
    toUtf16(kVendor, info->vendor);
    toUtf16(kVersion, info->version);
    toUtf16(kSdkVersion, info->sdkVersion);
    return kResultOk;
  }

  tresult PLUGIN_API createInstance(FIDString cid, FIDString iid, void** obj) override {
    if (!cid || !iid || !obj) return kInvalidArgument;
    *obj = nullptr;
    for (const ClassEntry& entry : kClasses) {
      if (!iidEqual(cid, entry.id)) continue;
      try {
        const auto made = ComPtr<FUnknown>::adopt(entry.make());
        TUID wanted;
        std::memcpy(wanted, iid, sizeof wanted);
        return made->queryInterface(wanted, obj);
      } catch (const std::bad_alloc&) {
        return kOutOfMemory;
      }
    }
    return kNoInterface;
  }

  tresult PLUGIN_API setHostContext(FUnknown*) override { return kResultOk; }

 private:
  // The fields that all three structs share.
  template <typename Info>
  static void fillBase(const ClassEntry& entry, Info& info) {
    std::memcpy(info.cid, entry.id, sizeof(TUID));
    info.cardinality = PClassInfo::kManyInstances;
    copyText(entry.category, info.category);
  }
};

}  // namespace

// A process that ends while .NET starts might crash.
void endModule() { waitForAllBeside(std::chrono::seconds(5)); }

}  // namespace continuo

extern "C" VST3_EXPORT vst3::IPluginFactory* PLUGIN_API GetPluginFactory() {
  static continuo::Factory factory;
  return &factory;
}
