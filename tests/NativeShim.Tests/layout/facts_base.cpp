// Facts of base.h, types.h, factory.h and stream.h.
#include <cstring>

#include "layout_test.h"
#include "vst3/factory.h"
#include "vst3/stream.h"

// The published headers define these two as macros: take ours before they are.
static const char* const kOurEffectClass = vst3::kVstAudioEffectClass;
static const char* const kOurControllerClass = vst3::kVstComponentControllerClass;

#include "pluginterfaces/base/ibstream.h"
#include "pluginterfaces/base/ipluginbase.h"
#include "pluginterfaces/vst/ivstaudioprocessor.h"
#include "pluginterfaces/vst/ivsteditcontroller.h"
#include "pluginterfaces/vst/vstspeaker.h"

namespace ours = vst3;
namespace theirs {
using namespace Steinberg;
using namespace Steinberg::Vst;
}  // namespace theirs

static void compareTypes() {
  TYPE(int8);
  TYPE(uint8);
  TYPE(int16);
  TYPE(uint16);
  TYPE(int32);
  TYPE(uint32);
  TYPE(int64);
  TYPE(uint64);
  TYPE(char8);
  TYPE(char16);
  TYPE(TBool);
  TYPE(tresult);
  TYPE(FIDString);
  TYPE(TChar);
  TYPE(MediaType);
  TYPE(BusDirection);
  TYPE(BusType);
  TYPE(IoMode);
  TYPE(UnitID);
  TYPE(ProgramListID);
  TYPE(ParamID);
  TYPE(ParamValue);
  TYPE(CtrlNumber);
  TYPE(TQuarterNotes);
  TYPE(TSamples);
  TYPE(Sample32);
  TYPE(Sample64);
  TYPE(SampleRate);
  TYPE(SpeakerArrangement);
  TYPE(Speaker);
  STRUCT(String128);
  STRUCT(TUID);
  VALUE(kMaxInt32u);
  VALUE(kNoParamId);
  VALUE(kSpeakerL);
  VALUE(kSpeakerR);
  VALUE(kSpeakerM);
  VALUE(SpeakerArr::kEmpty);
  VALUE(SpeakerArr::kMono);
  VALUE(SpeakerArr::kStereo);
  VALUE(kNoInterface);
  VALUE(kResultOk);
  VALUE(kResultTrue);
  VALUE(kResultFalse);
  VALUE(kInvalidArgument);
  VALUE(kNotImplemented);
  VALUE(kInternalError);
  VALUE(kNotInitialized);
  VALUE(kOutOfMemory);
}

static void compareIdentifierBytes() {
  // First what both sides make of the same four words on this system; then the memory of the COM GUID
  // {00112233-4455-6677-8899-AABBCCDDEEFF}, written by hand, for the systems that this test does not run on.
  const ours::TUID our = VST3_UID(0x00112233u, 0x44556677u, 0x8899AABBu, 0xCCDDEEFFu);
  const theirs::TUID their = INLINE_UID(0x00112233, 0x44556677, 0x8899AABB, 0xCCDDEEFF);
  layout::checkBytes(our, their, sizeof our, "bytes", "VST3_UID", "");
  const ours::TUID com = VST3_UID_COM(0x00112233u, 0x44556677u, 0x8899AABBu, 0xCCDDEEFFu);
  const unsigned char guid[16] = {0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66,
                                  0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
  layout::checkBytes(com, guid, sizeof com, "bytes", "VST3_UID_COM", "");
}

static void compareFactory() {
  layout::check(std::strcmp(kOurEffectClass, kVstAudioEffectClass) == 0, "text", "kVstAudioEffectClass", "");
  layout::check(std::strcmp(kOurControllerClass, kVstComponentControllerClass) == 0, "text",
                "kVstComponentControllerClass", "");
  TEXT(PlugType::kFx);
  TEXT(PlugType::kFxInstrument);
  TEXT(PlugType::kInstrument);
  TEXT(PlugType::kInstrumentSynth);
  TEXT(PlugType::kOnlyRealTime);
  VALUE(kDistributable);
  VALUE(kSimpleModeSupported);
  STRUCT(PFactoryInfo);
  FIELD(PFactoryInfo, vendor);
  FIELD(PFactoryInfo, url);
  FIELD(PFactoryInfo, email);
  FIELD(PFactoryInfo, flags);
  VALUE(PFactoryInfo::kNoFlags);
  VALUE(PFactoryInfo::kClassesDiscardable);
  VALUE(PFactoryInfo::kLicenseCheck);
  VALUE(PFactoryInfo::kComponentNonDiscardable);
  VALUE(PFactoryInfo::kUnicode);
  STRUCT(PClassInfo);
  FIELD(PClassInfo, cid);
  FIELD(PClassInfo, cardinality);
  FIELD(PClassInfo, category);
  FIELD(PClassInfo, name);
  VALUE(PClassInfo::kManyInstances);
  STRUCT(PClassInfo2);
  FIELD(PClassInfo2, cid);
  FIELD(PClassInfo2, cardinality);
  FIELD(PClassInfo2, category);
  FIELD(PClassInfo2, name);
  FIELD(PClassInfo2, classFlags);
  FIELD(PClassInfo2, subCategories);
  FIELD(PClassInfo2, vendor);
  FIELD(PClassInfo2, version);
  FIELD(PClassInfo2, sdkVersion);
  STRUCT(PClassInfoW);
  FIELD(PClassInfoW, cid);
  FIELD(PClassInfoW, cardinality);
  FIELD(PClassInfoW, category);
  FIELD(PClassInfoW, name);
  FIELD(PClassInfoW, classFlags);
  FIELD(PClassInfoW, subCategories);
  FIELD(PClassInfoW, vendor);
  FIELD(PClassInfoW, version);
  FIELD(PClassInfoW, sdkVersion);
  INTERFACE(IPluginFactory);
  METHOD(IPluginFactory, getFactoryInfo);
  METHOD(IPluginFactory, countClasses);
  METHOD(IPluginFactory, getClassInfo);
  METHOD(IPluginFactory, createInstance);
  INTERFACE(IPluginFactory2);
  METHOD(IPluginFactory2, getClassInfo2);
  INTERFACE(IPluginFactory3);
  METHOD(IPluginFactory3, getClassInfoUnicode);
  METHOD(IPluginFactory3, setHostContext);
}

void layout::compareBase() {
  compareTypes();
  compareIdentifierBytes();
  INTERFACE(FUnknown);
  METHOD(FUnknown, queryInterface);
  METHOD(FUnknown, addRef);
  METHOD(FUnknown, release);
  INTERFACE(IPluginBase);
  METHOD(IPluginBase, initialize);
  METHOD(IPluginBase, terminate);
  compareFactory();
  INTERFACE(IBStream);
  METHOD(IBStream, read);
  METHOD(IBStream, write);
  METHOD(IBStream, seek);
  METHOD(IBStream, tell);
  VALUE(IBStream::kIBSeekSet);
  VALUE(IBStream::kIBSeekCur);
  VALUE(IBStream::kIBSeekEnd);
  INTERFACE(ISizeableStream);
  METHOD(ISizeableStream, getStreamSize);
  METHOD(ISizeableStream, setStreamSize);
}
