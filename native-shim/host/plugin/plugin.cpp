#include "plugin.h"

#include <cstring>

#include "common/errors.h"
#include "common/text.h"

namespace host {

static void require(vst3::tresult result, const char* what) {
  if (result != vst3::kResultOk) throw HostError(std::string(what) + " failed with " + std::to_string(result));
}

Plugin::Plugin(Module& module, const std::string& className) : Plugin() {
  vst3::IPluginFactory& factory = module.factory();
  if (const auto factory3 = vst3::ComPtr<vst3::IPluginFactory3>::query(&factory)) {
    factory3->setHostContext(static_cast<vst3::IHostApplication*>(&application_));
  }
  createComponent(factory, className);
  createController(factory);
  connect();
  readBusses();
  MemoryStream stream(state());
  controller_->setComponentState(&stream);
  parameters_ = std::make_unique<Parameters>(*controller_);
}

void Plugin::createComponent(vst3::IPluginFactory& factory, const std::string& className) {
  for (vst3::int32 i = 0; i < factory.countClasses() && !component_; ++i) {
    vst3::PClassInfo info{};
    if (factory.getClassInfo(i, &info) != vst3::kResultOk) continue;
    if (std::strcmp(info.category, vst3::kVstAudioEffectClass) != 0) continue;
    if (!className.empty() && className != info.name) continue;
    void* object = nullptr;
    require(factory.createInstance(info.cid, vst3::IComponent::iid, &object), "creating the component");
    component_ = vst3::ComPtr<vst3::IComponent>::adopt(static_cast<vst3::IComponent*>(object));
    name_ = info.name;
  }
  if (!component_)
    throw HostError("the module has no audio module class" + (className.empty() ? "" : " '" + className + "'"));
  require(component_->initialize(static_cast<vst3::IHostApplication*>(&application_)), "initialising the component");
  processor_ = vst3::ComPtr<vst3::IAudioProcessor>::query(component_.get());
  if (!processor_) throw HostError("the component is not an audio processor");
}

void Plugin::createController(vst3::IPluginFactory& factory) {
  controller_ = vst3::ComPtr<vst3::IEditController>::query(component_.get());
  if (!controller_) {
    vst3::TUID id{};
    require(component_->getControllerClassId(id), "asking for the controller's class");
    void* object = nullptr;
    require(factory.createInstance(id, vst3::IEditController::iid, &object), "creating the controller");
    controller_ = vst3::ComPtr<vst3::IEditController>::adopt(static_cast<vst3::IEditController*>(object));
    require(controller_->initialize(static_cast<vst3::IHostApplication*>(&application_)),
            "initialising the controller");
    separateController_ = true;
  }
  controller_->setComponentHandler(&handler_);
}

void Plugin::connect() {
  if (!separateController_) return;
  componentPoint_ = vst3::ComPtr<vst3::IConnectionPoint>::query(component_.get());
  controllerPoint_ = vst3::ComPtr<vst3::IConnectionPoint>::query(controller_.get());
  if (!componentPoint_ || !controllerPoint_) return;
  componentPoint_->connect(controllerPoint_.get());
  controllerPoint_->connect(componentPoint_.get());
}

void Plugin::readBusses() {
  for (const vst3::MediaType media : {vst3::kAudio, vst3::kEvent}) {
    for (const vst3::BusDirection direction : {vst3::kInput, vst3::kOutput}) {
      const vst3::int32 count = component_->getBusCount(media, direction);
      for (vst3::int32 i = 0; i < count; ++i) {
        vst3::BusInfo info{};
        require(component_->getBusInfo(media, direction, i, info), "asking for a bus");
        busses_.push_back({media, direction, i, info.channelCount, utf8(info.name), info.busType == vst3::kMain,
                           (info.flags & vst3::BusInfo::kDefaultActive) != 0});
      }
    }
  }
}

void Plugin::prepare(double sampleRate, int maxBlockSize, vst3::int32 processMode) {
  std::vector<vst3::SpeakerArrangement> inputs, outputs;
  for (const Bus& bus : busses_) {
    if (bus.media != vst3::kAudio) continue;
    vst3::SpeakerArrangement arrangement = vst3::SpeakerArr::kStereo;
    processor_->getBusArrangement(bus.direction, bus.index, arrangement);
    (bus.direction == vst3::kInput ? inputs : outputs).push_back(arrangement);
  }
  processor_->setBusArrangements(inputs.data(), static_cast<vst3::int32>(inputs.size()), outputs.data(),
                                 static_cast<vst3::int32>(outputs.size()));
  if (processor_->canProcessSampleSize(vst3::kSample32) != vst3::kResultTrue) {
    throw HostError("the plugin does not process 32-bit samples");
  }
  vst3::ProcessSetup setup{processMode, vst3::kSample32, maxBlockSize, sampleRate};
  require(processor_->setupProcessing(setup), "setting up processing");
  for (const Bus& bus : busses_) component_->activateBus(bus.media, bus.direction, bus.index, 1);
  setActive(true);
}

void Plugin::setActive(bool active) {
  if (active == active_) return;
  if (!active) setProcessing(false);
  const vst3::tresult result = component_->setActive(active ? 1 : 0);
  if (active) require(result, "activating");
  active_ = active;
}

void Plugin::setProcessing(bool processing) {
  if (processing == processing_) return;
  processor_->setProcessing(processing ? 1 : 0);  // kNotImplemented is a fair answer
  processing_ = processing;
}

Bytes Plugin::state() {
  MemoryStream stream;
  component_->getState(&stream);
  return stream.bytes();
}

void Plugin::setState(const Bytes& bytes) {
  MemoryStream stream(bytes);
  require(component_->setState(&stream), "restoring the state");
  stream.rewind();
  require(controller_->setComponentState(&stream), "restoring the state in the controller");
}

Plugin::~Plugin() {
  setActive(false);
  if (componentPoint_ && controllerPoint_) {
    componentPoint_->disconnect(controllerPoint_.get());
    controllerPoint_->disconnect(componentPoint_.get());
  }
  parameters_.reset();
  if (controller_) controller_->setComponentHandler(nullptr);
  if (controller_ && separateController_) controller_->terminate();
  if (component_) component_->terminate();
}

}  // namespace host
