// Component and controller as a host without .NET sees them: the runtime is looked for in an empty folder.
#ifndef CONTINUO_TESTS_PLUGIN_H
#define CONTINUO_TESTS_PLUGIN_H

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "check.h"
#include "fake_host.h"
#include "src/module/component.h"
#include "src/module/controller.h"
#include "src/module/plugin_state.h"
#include "src/module/text.h"
#include "vst3/host.h"
#include "vst3/stream.h"

namespace continuo::tests {

using namespace vst3;

// This run's own: `log`, where the instances log, and `empty`, where they look for .NET.
const std::filesystem::path& scratchFolder();

class FakeHandler final : public Owned<IComponentHandler> {
 public:
  tresult PLUGIN_API beginEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API performEdit(ParamID id, ParamValue) override {
    edited = id;
    return kResultOk;
  }
  tresult PLUGIN_API endEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API restartComponent(int32 flags) override {
    restart |= flags;
    return kResultOk;
  }

  ParamID edited = kNoParamId;
  int32 restart = 0;
};

// A message with one number and one value.
class FakeMessage final : public RefCounted<IMessage, IAttributeList> {
 public:
  FIDString PLUGIN_API getMessageID() override { return name.c_str(); }
  void PLUGIN_API setMessageID(FIDString id) override { name = id; }
  IAttributeList* PLUGIN_API getAttributes() override { return this; }
  tresult PLUGIN_API setInt(AttrID, int64 given) override {
    number = given;
    return kResultOk;
  }
  tresult PLUGIN_API getInt(AttrID, int64& given) override {
    given = number;
    return kResultOk;
  }
  tresult PLUGIN_API setFloat(AttrID, double given) override {
    value = given;
    return kResultOk;
  }
  tresult PLUGIN_API getFloat(AttrID, double& given) override {
    given = value;
    return kResultOk;
  }
  tresult PLUGIN_API setString(AttrID, const TChar*) override { return kNotImplemented; }
  tresult PLUGIN_API getString(AttrID, TChar*, uint32) override { return kNotImplemented; }
  tresult PLUGIN_API setBinary(AttrID, const void*, uint32) override { return kNotImplemented; }
  tresult PLUGIN_API getBinary(AttrID, const void*&, uint32&) override { return kNotImplemented; }

  std::string name;
  int64 number = 0;
  double value = 0;
};

class FakeApplication final : public Owned<IHostApplication> {
 public:
  tresult PLUGIN_API getName(String128 given) override {
    toUtf16(name, std::span<char16_t>(given, 128));
    return kResultOk;
  }
  tresult PLUGIN_API createInstance(TUID cid, TUID _iid, void** obj) override {
    if (!iidEqual(cid, IMessage::iid)) return kNoInterface;
    return ComPtr<FakeMessage>::adopt(new FakeMessage)->queryInterface(_iid, obj);
  }

  std::string name = "Fake";
};

struct Plugin {
  explicit Plugin(FUnknown* context = nullptr, ManagedSide::ApiSource source = startManagedApi)
      : component(ComPtr<Component>::adopt(new Component(source))) {
    component->initialize(context);
    controller->initialize(context);
    component->connect(controller.get());
    controller->connect(component.get());
  }
  ~Plugin() {
    controller->disconnect(component.get());
    component->terminate();
    controller->terminate();
  }
  void activate(int32 mode = kRealtime) {
    ProcessSetup setup{mode, kSample32, 512, 48000};
    CHECK_EQUAL(component->setupProcessing(setup), kResultOk);
    CHECK_EQUAL(component->setActive(1), kResultOk);
  }
  // One block with these parameter changes.
  void process(FakeChanges& changes, IEventList* events = nullptr) {
    ProcessData data{};
    data.inputParameterChanges = &changes;
    data.inputEvents = events;
    data.outputEvents = &played;
    process(data);
  }
  // One block with these notes.
  void process(FakeEventList& in, FakeEventList& out) {
    ProcessData data{};
    data.inputEvents = &in;
    data.outputEvents = &out;
    process(data);
  }
  // What the component says of itself goes to the controller, as in a host.
  void process(ProcessData& data) {
    float left[64];
    float right[64];
    float* channels[2] = {left, right};
    AudioBusBuffers bus{};
    bus.numChannels = 2;
    bus.channelBuffers32 = channels;
    data.numSamples = 64;
    data.numOutputs = 1;
    data.outputs = &bus;
    FakeChanges told;
    data.outputParameterChanges = &told;
    component->process(data);
    for (int32 i = 0; i < told.getParameterCount(); ++i) {
      controller->setParamNormalized(told.at(i).id, told.at(i).points.back().value);
    }
  }
  // Blocks without end, until something holds.
  template <typename Holds>
  void processUntil(Holds holds) {
    FakeChanges none;
    while (!holds()) process(none);
  }
  // A parameter's value in the state.
  double saved(uint32_t id) { return PluginState::read(save().bytes).state.parameter(id).value_or(-1); }
  FakeStream save() {
    FakeStream stream;
    CHECK_EQUAL(component->getState(&stream), kResultOk);
    return stream;
  }

  ComPtr<Component> component;
  FakeEventList played;
  ComPtr<Controller> controller = ComPtr<Controller>::adopt(new Controller());
};

// The controller's text for a value, and its value for a text; -1 where it refuses the text.
std::string textOf(Controller& controller, ParamID id, double value);
double valueOf(Controller& controller, ParamID id, const std::string& text);

}  // namespace continuo::tests

#endif
