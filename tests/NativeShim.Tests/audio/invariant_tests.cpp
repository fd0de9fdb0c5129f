// What holds whatever happens.
#include <random>

#include "support/check.h"
#include "support/fake_host.h"

using namespace continuo;
using namespace continuo::tests;

// Whatever happens, in whatever order: in the end every note-on has its note-off.
TEST(Invariant, everyNoteEnds) {
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<uint32_t>(below)); };
    FakeHost host(1 + pick(2000));
    for (int block = 0; block < 400; ++block) {
      const int events = pick(12);
      for (int i = 0; i < events; ++i) {
        const int64_t at = host.now + pick(host.blockSize);
        const int pitch = 60 + pick(6);
        const int channel = pick(2);
        const int id = pick(3) - 1;
        switch (pick(10)) {
          case 0:
            host.parameter(at, kParameterBypass, pick(2));
            break;
          case 1:
            host.parameter(at, kParameterMidiThrough, pick(2));
            break;
          case 2:
            host.parameter(at, kParameterPanic, pick(2));
            break;
          case 3:
            host.parameter(at, kParameterPreset, pick(5) / 4.0);
            break;
          case 4:
          case 5:
            host.noteOff(at, pitch, channel, id);
            break;
          case 6:
            host.answer(host.position + pick(100) / 100.0, (1 + pick(100)) / 50.0, pitch, host.epoch(), channel);
            break;
          default:
            host.noteOn(at, pitch, 0.1f * static_cast<float>(pick(11)), channel, id);
            break;
        }
      }
      if (pick(20) == 0) host.playing = !host.playing;
      if (pick(20) == 0) host.position = pick(50);
      if (pick(20) == 0) host.hasEventOutput = !host.hasEventOutput;
      if (pick(20) == 0) host.tempo = 40 + pick(200);
      if (pick(30) == 0) host.audio.endHeldNotes();
      if (pick(30) == 0) host.flush();
      if (pick(50) == 0) {
        host.audio.release();
        host.prepare();
      }
      host.runBlock(host.blockSize);
    }
    host.hasEventOutput = true;
    host.audio.endHeldNotes();
    host.runTo(host.now + 4 * host.blockSize);
    host.runBlock(host.blockSize);
    CHECK(host.isPaired());
  }
}

TEST(Invariant, sameNotesAtEveryBlockSize) {
  const auto perform = [](int32_t block) {
    FakeHost host(block);
    host.runTo(1);
    for (int i = 0; i < 50; ++i) host.answer(0.1 + i * 0.17, 0.31, 60 + i % 12, host.epoch());
    host.parameter(30000, kParameterMidiThrough, 0);
    host.noteOn(40000, 50);
    host.noteOff(41000, 50);
    host.noteOn(100000, 52);
    host.runTo(200000);
    return host.played;
  };
  const auto expected = perform(64);
  CHECK(expected.size() >= 20);
  for (int32_t block : {1, 333, 512, 4096, 8192}) CHECK(perform(block) == expected);
}
