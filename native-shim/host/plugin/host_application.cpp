#include "host_application.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "message.h"
#include "vst3/component.h"
#include "vst3/controller.h"
#include "vst3/midi_mapping.h"
#include "vst3/process_context.h"
#include "vst3/processor.h"
#include "vst3/units.h"

namespace host {

vst3::tresult HostApplication::getName(vst3::String128 name) {
  toString128("continuo-host", name);
  return vst3::kResultOk;
}

vst3::tresult HostApplication::createInstance(vst3::TUID cid, vst3::TUID _iid, void** obj) {
  if (!obj) return vst3::kInvalidArgument;
  *obj = nullptr;
  if (vst3::iidEqual(cid, vst3::IMessage::iid)) {
    return vst3::ComPtr<vst3::IMessage>::adopt(new Message)->queryInterface(_iid, obj);
  }
  if (vst3::iidEqual(cid, vst3::IAttributeList::iid)) {
    return vst3::ComPtr<vst3::IAttributeList>::adopt(new AttributeList)->queryInterface(_iid, obj);
  }
  return vst3::kNoInterface;
}

vst3::tresult HostApplication::isPlugInterfaceSupported(const vst3::TUID _iid) {
  static constexpr std::array kSupported = {
      &vst3::IComponent::iid,       &vst3::IAudioProcessor::iid, &vst3::IProcessContextRequirements::iid,
      &vst3::IEditController::iid,  &vst3::IMidiMapping::iid,    &vst3::IUnitInfo::iid,
      &vst3::IConnectionPoint::iid,
  };
  const bool found = std::any_of(kSupported.begin(), kSupported.end(),
                                 [&](const vst3::TUID* known) { return vst3::iidEqual(_iid, *known); });
  return found ? vst3::kResultTrue : vst3::kResultFalse;
}

}  // namespace host
