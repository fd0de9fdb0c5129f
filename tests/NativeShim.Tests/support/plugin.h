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

class FakeStream final : public Owned<IBStream> {
 public:
  tresult PLUGIN_API read(void* buffer, int32 numBytes, int32* numBytesRead) override {
    const auto left = static_cast<int32>(bytes.size() - position);
    const int32 count = std::min({numBytes, left, chunk});
    std::copy_n(bytes.begin() + static_cast<ptrdiff_t>(position), count, static_cast<uint8_t*>(buffer));
    position += static_cast<size_t>(count);
    if (numBytesRead) *numBytesRead = count;
    return kResultOk;
  }
  tresult PLUGIN_API write(void* buffer, int32 numBytes, int32* numBytesWritten) override {
    const int32 count = std::min(numBytes, chunk);
    const auto* from = static_cast<const uint8_t*>(buffer);
    bytes.insert(bytes.end(), from, from + count);
    if (numBytesWritten) *numBytesWritten = count;
    return kResultOk;
  }
  tresult PLUGIN_API seek(int64 pos, int32, int64*) override {
    position = static_cast<size_t>(pos);
    return kResultOk;
  }
  tresult PLUGIN_API tell(int64* pos) override {
    *pos = static_cast<int64>(position);
    return kResultOk;
  }

  std::vector<uint8_t> bytes;
  size_t position = 0;
  int32 chunk = 7;  // hosts may hand over as little as they like
};

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
  explicit Plugin(FUnknown* context = nullptr) {
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
  void activate() {
    ProcessSetup setup{kRealtime, kSample32, 512, 48000};
    CHECK_EQUAL(component->setupProcessing(setup), kResultOk);
    CHECK_EQUAL(component->setActive(1), kResultOk);
  }
  // One block with these parameter changes.
  void process(FakeChanges& changes) {
    ProcessData data{};
    data.inputParameterChanges = &changes;
    process(data);
  }
  // One block with these notes.
  void process(FakeEventList& in, FakeEventList& out) {
    ProcessData data{};
    data.inputEvents = &in;
    data.outputEvents = &out;
    process(data);
  }
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
    component->process(data);
  }
  // A parameter's value in the state.
  double saved(uint32_t id) { return PluginState::read(save().bytes).state.parameter(id).value_or(-1); }
  FakeStream save() {
    FakeStream stream;
    CHECK_EQUAL(component->getState(&stream), kResultOk);
    return stream;
  }

  ComPtr<Component> component = ComPtr<Component>::adopt(new Component());
  ComPtr<Controller> controller = ComPtr<Controller>::adopt(new Controller());
};

// The controller's text for a value, and its value for a text; -1 where it refuses the text.
std::string textOf(Controller& controller, ParamID id, double value);
double valueOf(Controller& controller, ParamID id, const std::string& text);

}  // namespace continuo::tests

#endif
