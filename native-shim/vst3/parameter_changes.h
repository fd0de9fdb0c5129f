// Restates the VST 3 specification's sample-accurate parameter changes of one block.
#ifndef CONTINUO_VST3_PARAMETER_CHANGES_H
#define CONTINUO_VST3_PARAMETER_CHANGES_H

#include "base.h"

namespace vst3 {

class IParamValueQueue : public FUnknown {
 public:
  virtual ParamID PLUGIN_API getParameterId() = 0;
  virtual int32 PLUGIN_API getPointCount() = 0;
  virtual tresult PLUGIN_API getPoint(int32 index, int32& sampleOffset, ParamValue& value) = 0;
  virtual tresult PLUGIN_API addPoint(int32 sampleOffset, ParamValue value, int32& index) = 0;

  static constexpr TUID iid = VST3_UID(0x01263A18u, 0xED074F6Fu, 0x98C9D356u, 0x4686F9BAu);
};

class IParameterChanges : public FUnknown {
 public:
  virtual int32 PLUGIN_API getParameterCount() = 0;
  virtual IParamValueQueue* PLUGIN_API getParameterData(int32 index) = 0;
  virtual IParamValueQueue* PLUGIN_API addParameterData(const ParamID& id, int32& index) = 0;

  static constexpr TUID iid = VST3_UID(0xA4779663u, 0x0BB64A56u, 0xB44384A8u, 0x466FEB9Du);
};

}  // namespace vst3

#endif
