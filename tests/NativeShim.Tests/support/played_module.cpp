#include "support/played_module.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <thread>

#include "src/parameters/values.h"
#include "support/check.h"
#include "support/fake_host.h"

namespace continuo::tests {

using namespace vst3;

int statusAfterPlaying(LoadedInstrument& instrument) {
  float left[512];
  float right[512];
  float* channels[2] = {left, right};
  AudioBusBuffers bus{};
  bus.numChannels = 2;
  bus.channelBuffers32 = channels;
  FakeEventList in;
  FakeEventList out;
  FakeChanges told;
  int status = -1;
  float peak = 0;
  for (int block = 0; block < 20 || status < 0; ++block) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));  // the pump has a life of its own
    in.clear();
    out.clear();
    told.clear();
    Event event{};
    event.type = Event::kNoteOnEvent;
    event.noteOn = {0, 60, 0, 0.8f, 0, -1};
    if (block == 1) in.addEvent(event);
    ProcessData data{};
    data.numSamples = 512;
    data.numOutputs = 1;
    data.outputs = &bus;
    data.inputEvents = &in;
    data.outputEvents = &out;
    data.outputParameterChanges = &told;
    CHECK_EQUAL(instrument.processor->process(data), kResultOk);
    if (block == 1) CHECK_EQUAL(out.size(), 1u);
    for (float sample : left) peak = std::max(peak, std::abs(sample));
    for (int32 i = 0; i < told.getParameterCount(); ++i) {
      if (told.at(i).id != kParameterStatus) continue;
      status = static_cast<int>(toPlain(kShimParameters[kParameterStatus], told.at(i).points[0].value));
    }
  }
  CHECK(peak > 0.01f);
  return status;
}

std::string readFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace continuo::tests
