// Plays the real bundle at its pace and measures process(): no forbidden call, and how long it takes. With
// CONTINUO_TEST_GC_LOAD=1 in the environment the managed plugin allocates 50 MB a second at the same time.
//
//   bundle-timing [BUNDLE] [SECONDS]
#include <sched.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "src/parameters/values.h"
#include "support/fake_host.h"
#include "support/loaded_module.h"
#include "support/real_time_guard.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

namespace {

constexpr int32_t kBlock = 64;
constexpr double kRate = 48000;
constexpr double kTempo = 240;

double now() {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processorTime() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

void print(const char* what, std::vector<double>& micros) {
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[std::min(micros.size() - 1, static_cast<size_t>(share * static_cast<double>(micros.size())))];
  };
  std::printf("%-22s p50 %7.1f  p99 %7.1f  p99.9 %7.1f  max %8.1f us\n", what, at(0.5), at(0.99), at(0.999),
              micros.back());
}

// A phrase of eight notes in the first of every eight seconds; the rest is the answers'.
void play(FakeEventList& input, int64_t block, std::mt19937& random) {
  const auto inCycle = block % static_cast<int64_t>(8 * kRate / kBlock);
  const auto step = static_cast<int64_t>(kRate / kBlock / 8);
  static int16 pitch = 60;
  if (inCycle >= 8 * step) return;
  Event event{};
  event.sampleOffset = 5;
  if (inCycle % step == 0) {
    pitch = static_cast<int16>(55 + random() % 20);
    event.type = Event::kNoteOnEvent;
    event.noteOn = {0, pitch, 0, 0.8f, 0, -1};
    input.addEvent(event);
  } else if (inCycle % step == step / 2) {
    event.type = Event::kNoteOffEvent;
    event.noteOff = {0, pitch, 0, -1, 0};
    input.addEvent(event);
  }
}

int measure(const std::filesystem::path& bundle, double seconds) {
  const LoadedModule module(bundle);
  LoadedInstrument instrument(module, kBlock, kRate);
  sched_param priority{};
  priority.sched_priority = 60;
  const bool realTime = sched_setscheduler(0, SCHED_FIFO, &priority) == 0;

  float left[kBlock];
  float right[kBlock];
  float* channels[2] = {left, right};
  AudioBusBuffers bus{};
  bus.numChannels = 2;
  bus.channelBuffers32 = channels;
  FakeEventList input;
  FakeEventList output;
  FakeChanges in;
  FakeChanges out;
  ProcessContext context{};
  context.state = ProcessContext::kPlaying | ProcessContext::kProjectTimeMusicValid | ProcessContext::kTempoValid;
  context.tempo = kTempo;

  const auto blocks = static_cast<int64_t>(seconds * kRate / kBlock);
  std::vector<double> wall;
  std::vector<double> processor;
  std::mt19937 random(1);
  size_t notesOut = 0;
  int status = -1;
  const auto start = std::chrono::steady_clock::now();
  forgetForbiddenCalls();
  for (int64_t block = 0; block < blocks; ++block) {
    input.clear();
    output.clear();
    in.clear();
    out.clear();
    play(input, block, random);
    if (block % 100 == 50) in.add(kParameterTemperature, 9, static_cast<double>(random() % 100) / 100);
    context.projectTimeMusic = static_cast<double>(block) * kBlock / kRate * kTempo / 60;
    ProcessData data{};
    data.numSamples = kBlock;
    data.numOutputs = 1;
    data.outputs = &bus;
    data.inputEvents = &input;
    data.outputEvents = &output;
    data.inputParameterChanges = &in;
    data.outputParameterChanges = &out;
    data.processContext = &context;
    const double cpu = processorTime();
    const double before = now();
    enterRealTime();
    instrument.processor->process(data);
    leaveRealTime();
    wall.push_back(now() - before);
    processor.push_back(processorTime() - cpu);
    notesOut += output.size();
    for (int32 i = 0; i < out.getParameterCount(); ++i) {
      if (out.at(i).id == kParameterStatus) status = stepOf(out.at(i).points[0].value, 5);
    }
    std::this_thread::sleep_until(start +
                                  std::chrono::duration<double>(static_cast<double>((block + 1) * kBlock) / kRate));
  }
  const char* load = std::getenv("CONTINUO_TEST_GC_LOAD");
  std::printf("%lld blocks of %d samples, managed part %s, garbage load %s, %s scheduling, status %d, %zu events out\n",
              static_cast<long long>(blocks), kBlock, hasManagedPart(bundle) ? "loaded" : "missing",
              load && *load == '1' ? "on" : "off", realTime ? "real-time" : "ordinary", status, notesOut);
  print("process(), elapsed", wall);
  print("process(), processor", processor);
  std::printf("forbidden calls %llu %s\n", static_cast<unsigned long long>(forbiddenCalls()), lastForbiddenCall());
  return forbiddenCalls() == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return measure(argc > 1 ? std::filesystem::path(argv[1]) : bundlePath(), argc > 2 ? std::atof(argv[2]) : 5);
  } catch (const std::exception& failure) {
    std::printf("%s\n", failure.what());
    return 1;
  }
}
