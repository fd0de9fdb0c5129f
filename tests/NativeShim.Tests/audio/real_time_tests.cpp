// process() makes no allocation, takes no lock and calls no system function; and the guard that says so is awake.
#include <semaphore.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "support/check.h"
#include "support/fake_host.h"
#include "support/real_time_guard.h"

using namespace continuo;
using namespace continuo::tests;

namespace {

// Forbidden calls that `body` makes as an audio thread.
template <typename Body>
uint64_t callsOf(Body body) {
  forgetForbiddenCalls();
  enterRealTime();
  body();
  leaveRealTime();
  return forbiddenCalls();
}

void* volatile keep;

// The managed side: reads all that comes, and allocates and sleeps while it does so.
void pumpUntil(const std::atomic<bool>& stop, FakeHost& host) {
  InboundRing inbound(host.shared.inbound.get());
  ShimInboundEvent event;
  while (!stop) {
    while (inbound.peek(event)) {
      inbound.pop();
      keep = std::malloc(event.pitch + 1u);
      std::free(keep);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
}

}  // namespace

TEST(RealTime, canaryAllocationIsCaught) {
  CHECK(callsOf([] { keep = std::malloc(16); }) > 0);
  std::free(keep);
  CHECK(callsOf([] { keep = new std::vector<int>(100); }) > 0);
  CHECK(callsOf([] { delete static_cast<std::vector<int>*>(keep); }) > 0);
}

TEST(RealTime, canaryLockIsCaught) {
  std::mutex mutex;
  CHECK(callsOf([&] { const std::scoped_lock lock(mutex); }) > 0);
}

TEST(RealTime, canarySystemCallsAreCaught) {
  const timespec moment{0, 1};
  CHECK(callsOf([&] { nanosleep(&moment, nullptr); }) > 0);
  CHECK(callsOf([] { keep = reinterpret_cast<void*>(write(1, "", 0)); }) > 0);
  CHECK(callsOf([] {
          Doorbell bell;
          bell.ring();
        }) > 0);
  std::atomic<int> value{0};
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    value = 1;
    value.notify_all();
  });
  CHECK(callsOf([&] { value.wait(0); }) > 0);
  other.join();
}

TEST(RealTime, otherThreadsMayDoAsTheyLike) {
  CHECK_EQUAL(callsOf([] {}), 0u);
  std::atomic<int> state{0};
  std::thread other([&] {
    while (state != 1) {
    }
    keep = std::malloc(16);
    std::free(keep);
    state = 2;
  });
  CHECK_EQUAL(callsOf([&] {
                state = 1;
                while (state != 2) {
                }
              }),
              0u);
  other.join();
}

// What the pump calls after every settling, also live.
TEST(RealTime, nobodyWaitingCostsNoSystemCall) {
  Doorbell bell;
  CHECK_EQUAL(callsOf([&] { bell.signalSettled(); }), 0u);
}

TEST(RealTime, processNeverWaitsNorAllocates) {
  FakeHost host(512);
  host.enter = enterRealTime;
  host.leave = leaveRealTime;
  host.hearsInbound = false;
  host.left.reserve(40'000'000);
  std::atomic<bool> stop{false};
  std::thread pump([&] { pumpUntil(stop, host); });
  forgetForbiddenCalls();
  std::mt19937 random(11);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<uint32_t>(below)); };
  const int32_t sizes[] = {1, 64, 127, 512, 1024, 8192};
  for (int block = 0; block < 20'000; ++block) {
    const int32_t samples = sizes[pick(block % 50 == 0 ? 6 : 4)];
    const int events = block % 500 == 0 ? 3000 : block % 100 < 30 ? pick(8) : 0;
    for (int i = 0; i < events; ++i) {
      const int64_t at = host.now + pick(samples);
      const int pitch = 30 + pick(60);
      switch (pick(6)) {
        case 0:
          host.parameter(at, static_cast<uint32_t>(pick(kParameterCount)), pick(101) / 100.0);
          break;
        case 1:
        case 2:
          host.noteOff(at, pitch, pick(16));
          break;
        default:
          host.noteOn(at, pitch, 0.5f, pick(16));
          break;
      }
    }
    for (int i = pick(4); i > 0; --i) {
      host.answer(host.position + i * 0.02, 0.01 + pick(100) * 0.02, 30 + pick(60), host.epoch(), pick(2));
    }
    if (pick(50) == 0) host.playing = !host.playing;
    if (pick(50) == 0) host.position = pick(500);
    if (pick(50) == 0) host.tempo = 40 + pick(200);
    if (pick(50) == 0) host.numerator = 2 + pick(5);
    if (pick(50) == 0) host.hasContext = !host.hasContext;
    if (pick(50) == 0) host.hasEventOutput = !host.hasEventOutput;
    if (pick(50) == 0) host.hasAudioOutput = !host.hasAudioOutput;
    if (pick(80) == 0) host.audio.endHeldNotes();
    if (pick(80) == 0) host.flush();
    if (pick(80) == 0) {
      RestoredParameters restored;
      for (double& value : restored.values) value = pick(101) / 100.0;
      host.audio.restore(restored);
    }
    if (pick(500) == 0) {
      host.audio.release();
      host.prepare();
    }
    host.runBlock(samples);
    host.left.clear();
  }
  stop = true;
  pump.join();
  CHECK(host.shared.status->notesOnTime > 1000);  // answers were played
  CHECK_EQUAL(forbiddenCalls(), 0u);
  CHECK_EQUAL(std::string(lastForbiddenCall()), "");
}
