// Restates the module's class factory of the VST 3 specification: the structs that describe classes, and IPluginFactory
// to IPluginFactory3.
#ifndef CONTINUO_VST3_FACTORY_H
#define CONTINUO_VST3_FACTORY_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

inline constexpr CString kVstAudioEffectClass = "Audio Module Class";
inline constexpr CString kVstComponentControllerClass = "Component Controller Class";

namespace PlugType {
inline constexpr CString kFx = "Fx";
inline constexpr CString kFxInstrument = "Fx|Instrument";
inline constexpr CString kInstrument = "Instrument";
inline constexpr CString kInstrumentSynth = "Instrument|Synth";
inline constexpr CString kOnlyRealTime = "OnlyRT";
}  // namespace PlugType

enum ComponentFlags { kDistributable = 1 << 0, kSimpleModeSupported = 1 << 1 };

struct PFactoryInfo {
  enum FactoryFlags {
    kNoFlags = 0,
    kClassesDiscardable = 1 << 0,
    kLicenseCheck = 1 << 1,
    kComponentNonDiscardable = 1 << 3,
    kUnicode = 1 << 4
  };
  enum { kURLSize = 256, kEmailSize = 128, kNameSize = 64 };

  char8 vendor[kNameSize];
  char8 url[kURLSize];
  char8 email[kEmailSize];
  int32 flags;  // FactoryFlags
};

struct PClassInfo {
  enum ClassCardinality { kManyInstances = 0x7FFFFFFF };
  enum { kCategorySize = 32, kNameSize = 64 };

  TUID cid;
  int32 cardinality;
  char8 category[kCategorySize];
  char8 name[kNameSize];
};

struct PClassInfo2 {
  enum { kVendorSize = 64, kVersionSize = 64, kSubCategoriesSize = 128 };

  TUID cid;
  int32 cardinality;
  char8 category[PClassInfo::kCategorySize];
  char8 name[PClassInfo::kNameSize];
  uint32 classFlags;  // ComponentFlags
  char8 subCategories[kSubCategoriesSize];
  char8 vendor[kVendorSize];
  char8 version[kVersionSize];
  char8 sdkVersion[kVersionSize];
};

struct PClassInfoW {
  enum { kVendorSize = 64, kVersionSize = 64, kSubCategoriesSize = 128 };

  TUID cid;
  int32 cardinality;
  char8 category[PClassInfo::kCategorySize];
  char16 name[PClassInfo::kNameSize];
  uint32 classFlags;  // ComponentFlags
  char8 subCategories[kSubCategoriesSize];
  char16 vendor[kVendorSize];
  char16 version[kVersionSize];
  char16 sdkVersion[kVersionSize];
};

class IPluginFactory : public FUnknown {
 public:
  virtual tresult PLUGIN_API getFactoryInfo(PFactoryInfo* info) = 0;
  virtual int32 PLUGIN_API countClasses() = 0;
  virtual tresult PLUGIN_API getClassInfo(int32 index, PClassInfo* info) = 0;
  virtual tresult PLUGIN_API createInstance(FIDString cid, FIDString _iid, void** obj) = 0;

  static constexpr TUID iid = VST3_UID(0x7A4D811Cu, 0x52114A1Fu, 0xAED9D2EEu, 0x0B43BF9Fu);
};

class IPluginFactory2 : public IPluginFactory {
 public:
  virtual tresult PLUGIN_API getClassInfo2(int32 index, PClassInfo2* info) = 0;

  static constexpr TUID iid = VST3_UID(0x0007B650u, 0xF24B4C0Bu, 0xA464EDB9u, 0xF00B2ABBu);
};

class IPluginFactory3 : public IPluginFactory2 {
 public:
  virtual tresult PLUGIN_API getClassInfoUnicode(int32 index, PClassInfoW* info) = 0;
  virtual tresult PLUGIN_API setHostContext(FUnknown* context) = 0;

  static constexpr TUID iid = VST3_UID(0x4555A2ABu, 0xC1234E57u, 0x9B122910u, 0x36878931u);
};

// What a module exports: GetPluginFactory on every system; beside it ModuleEntry (given the handle that dlopen
// returned) and ModuleExit on Linux, InitDll and ExitDll (both optional) on Windows.
using GetFactoryProc = IPluginFactory*(PLUGIN_API*)();
using ModuleEntryProc = bool(PLUGIN_API*)(void* sharedLibraryHandle);
using ModuleExitProc = bool(PLUGIN_API*)();

}  // namespace vst3

#include "pack_pop.h"

#endif
