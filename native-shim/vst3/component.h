// Restates the VST 3 specification's component: busses, routing, activation and state.
#ifndef CONTINUO_VST3_COMPONENT_H
#define CONTINUO_VST3_COMPONENT_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

class IBStream;

inline constexpr int32 kDefaultFactoryFlags = 1 << 4;  // PFactoryInfo::kUnicode

enum MediaTypes { kAudio = 0, kEvent, kNumMediaTypes };
enum BusDirections { kInput = 0, kOutput };
enum BusTypes { kMain = 0, kAux };
enum IoModes { kSimple = 0, kAdvanced, kOfflineProcessing };

struct BusInfo {
  MediaType mediaType;
  BusDirection direction;
  int32 channelCount;  // of an event bus: MIDI channels
  String128 name;
  BusType busType;
  uint32 flags;  // BusFlags

  enum BusFlags { kDefaultActive = 1 << 0, kIsControlVoltage = 1 << 1 };
};

struct RoutingInfo {
  MediaType mediaType;
  int32 busIndex;
  int32 channel;  // -1: all channels
};

class IComponent : public IPluginBase {
 public:
  virtual tresult PLUGIN_API getControllerClassId(TUID classId) = 0;
  virtual tresult PLUGIN_API setIoMode(IoMode mode) = 0;
  virtual int32 PLUGIN_API getBusCount(MediaType type, BusDirection dir) = 0;
  virtual tresult PLUGIN_API getBusInfo(MediaType type, BusDirection dir, int32 index, BusInfo& bus) = 0;
  virtual tresult PLUGIN_API getRoutingInfo(RoutingInfo& inInfo, RoutingInfo& outInfo) = 0;
  virtual tresult PLUGIN_API activateBus(MediaType type, BusDirection dir, int32 index, TBool state) = 0;
  virtual tresult PLUGIN_API setActive(TBool state) = 0;
  virtual tresult PLUGIN_API setState(IBStream* state) = 0;
  virtual tresult PLUGIN_API getState(IBStream* state) = 0;

  static constexpr TUID iid = VST3_UID(0xE831FF31u, 0xF2D54301u, 0x928EBBEEu, 0x25697802u);
};

}  // namespace vst3

#include "pack_pop.h"

#endif
