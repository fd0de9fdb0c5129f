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

struct Plugin {
  Plugin() {
    component->initialize(nullptr);
    controller->initialize(nullptr);
  }
  ~Plugin() {
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
    float left[64];
    float right[64];
    float* channels[2] = {left, right};
    AudioBusBuffers bus{};
    bus.numChannels = 2;
    bus.channelBuffers32 = channels;
    ProcessData data{};
    data.numSamples = 64;
    data.numOutputs = 1;
    data.outputs = &bus;
    data.inputParameterChanges = &changes;
    component->process(data);
  }
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
