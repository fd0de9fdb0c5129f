// Restates what a host gives a plugin by the VST 3 specification: its name, messages between component and controller
// and their attributes, and the question which interfaces it supports.
#ifndef CONTINUO_VST3_HOST_H
#define CONTINUO_VST3_HOST_H

#include "base.h"

namespace vst3 {

class IAttributeList : public FUnknown {
 public:
  using AttrID = const char*;

  virtual tresult PLUGIN_API setInt(AttrID id, int64 value) = 0;
  virtual tresult PLUGIN_API getInt(AttrID id, int64& value) = 0;
  virtual tresult PLUGIN_API setFloat(AttrID id, double value) = 0;
  virtual tresult PLUGIN_API getFloat(AttrID id, double& value) = 0;
  virtual tresult PLUGIN_API setString(AttrID id, const TChar* string) = 0;
  virtual tresult PLUGIN_API getString(AttrID id, TChar* string, uint32 sizeInBytes) = 0;
  virtual tresult PLUGIN_API setBinary(AttrID id, const void* data, uint32 sizeInBytes) = 0;
  virtual tresult PLUGIN_API getBinary(AttrID id, const void*& data, uint32& sizeInBytes) = 0;

  static constexpr TUID iid = VST3_UID(0x1E5F0AEBu, 0xCC7F4533u, 0xA2544011u, 0x38AD5EE4u);
};

class IMessage : public FUnknown {
 public:
  virtual FIDString PLUGIN_API getMessageID() = 0;
  virtual void PLUGIN_API setMessageID(FIDString id) = 0;
  virtual IAttributeList* PLUGIN_API getAttributes() = 0;

  static constexpr TUID iid = VST3_UID(0x936F033Bu, 0xC6C047DBu, 0xBB0882F8u, 0x13C1E613u);
};

class IConnectionPoint : public FUnknown {
 public:
  virtual tresult PLUGIN_API connect(IConnectionPoint* other) = 0;
  virtual tresult PLUGIN_API disconnect(IConnectionPoint* other) = 0;
  virtual tresult PLUGIN_API notify(IMessage* message) = 0;

  static constexpr TUID iid = VST3_UID(0x70A4156Fu, 0x6E6E4026u, 0x989148BFu, 0xAA60D8D1u);
};

class IHostApplication : public FUnknown {
 public:
  virtual tresult PLUGIN_API getName(String128 name) = 0;
  virtual tresult PLUGIN_API createInstance(TUID cid, TUID _iid, void** obj) = 0;

  static constexpr TUID iid = VST3_UID(0x58E595CCu, 0xDB2D4969u, 0x8B6AAF8Cu, 0x36A664E5u);
};

class IPlugInterfaceSupport : public FUnknown {
 public:
  virtual tresult PLUGIN_API isPlugInterfaceSupported(const TUID _iid) = 0;

  static constexpr TUID iid = VST3_UID(0x4FB58B9Eu, 0x9EAA4E0Fu, 0xAB361C1Cu, 0xCCB56FEAu);
};

}  // namespace vst3

#endif
