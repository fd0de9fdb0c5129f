#include <cstdlib>
#include <set>

#include "src/audio/flow/held_notes.h"
#include "support/check.h"

using namespace continuo;

TEST(HeldNotes, everyNoteIsFoundUntilItIsTaken) {
  HeldNotes held;
  std::set<int> truth;
  std::srand(7);
  for (int step = 0; step < 200'000; ++step) {
    const auto channel = static_cast<uint8_t>(std::rand() % 16);
    const auto pitch = static_cast<uint8_t>(std::rand() % 128);
    const int key = channel * 128 + pitch;
    const HeldNote* found = held.find(channel, pitch);
    CHECK_EQUAL(found != nullptr, truth.contains(key));
    if (found) {
      const HeldNote taken = held.take(channel, pitch);
      CHECK(taken.channel == channel && taken.pitch == pitch);
      truth.erase(key);
    } else {
      held.add({0, -1, channel, pitch, NoteOwner::kPlayer});
      truth.insert(key);
    }
    CHECK_EQUAL(static_cast<size_t>(held.count()), truth.size());
  }
}

TEST(HeldNotes, holdsEveryKeyOfEveryChannel) {
  HeldNotes held;
  for (int channel = 0; channel < 16; ++channel) {
    for (int pitch = 0; pitch < 128; ++pitch) {
      held.add({0, -1, static_cast<uint8_t>(channel), static_cast<uint8_t>(pitch), NoteOwner::kPlayer});
    }
  }
  CHECK_EQUAL(held.count(), HeldNotes::kCapacity);
  while (held.count() > 0) held.takeAt(held.count() / 2);
  CHECK(held.find(15, 127) == nullptr);
}

TEST(HeldNotes, answersEndInOrder) {
  HeldNotes held;
  held.add({2.0, -1, 0, 60, NoteOwner::kAnswer});
  held.add({0.0, -1, 0, 61, NoteOwner::kPlayer});
  held.add({1.5, -1, 0, 62, NoteOwner::kAnswer});
  CHECK_EQUAL(static_cast<int>(held.at(held.firstToEnd()).pitch), 62);
  held.take(0, 62);
  CHECK_EQUAL(static_cast<int>(held.at(held.firstToEnd()).pitch), 60);
  held.take(0, 60);
  CHECK_EQUAL(held.firstToEnd(), -1);
}
