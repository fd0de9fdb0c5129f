// Blocks as only some hosts send them.
#include <algorithm>

#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Odd, nullListsAndEmptyBlocksAreSafe) {
  FakeHost host(512);
  vst3::ProcessData data{};
  for (int32_t samples : {0, 1, 512, 8192, 100000}) {
    data.numSamples = samples;
    host.audio.process(data);
  }
  vst3::AudioBusBuffers bus{};
  bus.numChannels = 2;
  data.outputs = &bus;
  data.numOutputs = 1;
  host.audio.process(data);
  float* channels[2] = {nullptr, nullptr};
  bus.channelBuffers32 = channels;
  host.audio.process(data);
  CHECK(true);
}

TEST(Odd, noteOffsWaitForAnEventOutput) {
  FakeHost host(512);
  host.noteOn(100, 60);
  host.runTo(512);
  host.hasEventOutput = false;
  host.noteOff(600, 60);
  host.noteOn(700, 62);  // heard by nobody, so it needs no off
  host.noteOff(900, 62);
  host.runTo(1024);
  host.hasEventOutput = true;
  host.runTo(2048);
  CHECK(host.isPaired());
  CHECK(host.notesOf(62).empty());
  CHECK_EQUAL(host.played.back().sample, 1024);
}

TEST(Odd, refusedNoteOffsAreSentLater) {
  FakeHost host(512);
  for (int pitch = 30; pitch < 90; ++pitch) {
    host.noteOn(100, pitch);
    host.noteOff(600, pitch);
  }
  host.runTo(512);
  host.output.limit = 10;
  host.runTo(1024);
  host.runTo(5120);
  CHECK(host.isPaired());
}

TEST(Odd, moreEventsThanAnyBlockHolds) {
  FakeHost host(8192);
  for (int i = 0; i < 9000; ++i) {
    host.noteOn(i % 8000, i % 128, 0.5f, i / 128 % 16);
    host.noteOff(i % 8000 + 100, i % 128, i / 128 % 16);
  }
  host.runTo(8192);
  host.runTo(3 * 8192);
  CHECK(host.isPaired());
}

TEST(Odd, roomIsKeptForNoteOffs) {
  FakeHost host(8192);
  host.noteOn(0, 60, 0.5f, 15);
  for (int i = 0; i < 9000; ++i) host.noteOn(10, i % 128, 0.5f, i / 128 % 15);
  host.noteOff(5000, 60, 15);
  host.runTo(8192);
  const auto isIt = [](const Played& event) { return event.channel == 15 && !event.on; };
  const auto found = std::find_if(host.played.begin(), host.played.end(), isIt);
  CHECK(found != host.played.end() && found->sample == 5000);
}

TEST(Odd, lostNoteOffLeavesNothingStuck) {
  FakeHost host(8192);
  host.noteOn(0, 60);
  host.runTo(8192);
  for (int i = 0; i < 9000; ++i) host.noteOff(8200, 61);
  host.noteOff(8300, 60);
  host.runTo(3 * 8192);
  CHECK(host.isPaired());
}

TEST(Odd, parametersFlushedWithoutTimeAreApplied) {
  FakeHost host(512);
  host.parameter(0, kParameterTemperature, 0.75);
  host.flush();  // before the first block
  CHECK_EQUAL(host.audio.parameters().get(kParameterTemperature), 0.75);
  CHECK(host.heard.empty());
  host.runTo(512);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 1u);
  host.parameter(host.now, kParameterTemperature, 0.5);
  host.flush();
  host.runTo(1024);
  CHECK_EQUAL(host.heardOf(kShimInboundParameter).size(), 2u);
  CHECK_EQUAL(host.heardOf(kShimInboundJump).size(), 1u);  // a flush does not stop the transport
}
