// Takes what a controller asks of the host: edits go to the processor with the next block, the rest is counted. [main]
#ifndef CONTINUO_HOST_PLUGIN_COMPONENT_HANDLER_H
#define CONTINUO_HOST_PLUGIN_COMPONENT_HANDLER_H

#include <utility>
#include <vector>

#include "vst3/com.h"
#include "vst3/controller.h"
#include "vst3/units.h"

namespace host {

class ComponentHandler final
    : public vst3::Owned<vst3::IComponentHandler, vst3::IComponentHandler2, vst3::IUnitHandler> {
 public:
  using Edit = std::pair<vst3::ParamID, vst3::ParamValue>;

  // The edits since the last call, in order.
  std::vector<Edit> takeEdits() { return std::exchange(edits_, {}); }
  // RestartFlags since the last call.
  vst3::int32 takeRestart() { return std::exchange(restart_, 0); }
  bool dirty() const { return dirty_; }

  vst3::tresult PLUGIN_API beginEdit(vst3::ParamID) override { return vst3::kResultOk; }
  vst3::tresult PLUGIN_API performEdit(vst3::ParamID id, vst3::ParamValue valueNormalized) override {
    edits_.emplace_back(id, valueNormalized);
    return vst3::kResultOk;
  }
  vst3::tresult PLUGIN_API endEdit(vst3::ParamID) override { return vst3::kResultOk; }
  vst3::tresult PLUGIN_API restartComponent(vst3::int32 flags) override {
    restart_ |= flags;
    return vst3::kResultOk;
  }

  vst3::tresult PLUGIN_API setDirty(vst3::TBool state) override {
    dirty_ = state != 0;
    return vst3::kResultOk;
  }
  vst3::tresult PLUGIN_API requestOpenEditor(vst3::FIDString) override { return vst3::kNotImplemented; }
  vst3::tresult PLUGIN_API startGroupEdit() override { return vst3::kResultOk; }
  vst3::tresult PLUGIN_API finishGroupEdit() override { return vst3::kResultOk; }

  vst3::tresult PLUGIN_API notifyUnitSelection(vst3::UnitID) override { return vst3::kResultOk; }
  vst3::tresult PLUGIN_API notifyProgramListChange(vst3::ProgramListID, vst3::int32) override {
    return vst3::kResultOk;
  }

 private:
  std::vector<Edit> edits_;
  vst3::int32 restart_ = 0;
  bool dirty_ = false;
};

}  // namespace host

#endif
