// The keys that sound for one owner: at most one for each pitch and channel, so that every note-on gets exactly one
// note-off.
#ifndef CONTINUO_AUDIO_FLOW_HELD_NOTES_H
#define CONTINUO_AUDIO_FLOW_HELD_NOTES_H

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "platform/rt_annotations.h"

namespace continuo {

enum class NoteOwner : uint8_t { kNone, kPlayer, kAnswer };

struct HeldNote {
  double offPpq = 0;    // answers: the quarter note at which it ends
  int32_t noteId = -1;  // players: the host's id, which the note-off repeats
  uint8_t channel = 0;
  uint8_t pitch = 0;
  NoteOwner owner = NoteOwner::kNone;
  uint16_t strikes = 1;   // note-ons of the key that no note-off has answered
  uint16_t inOutput = 0;  // note-ons in the event output that still need their note-off
};

// [audio] Everything is preallocated. Whoever takes a note out must send its note-off.
class HeldNotes {
 public:
  static constexpr int kCapacity = 16 * 128;

  // The note on this pitch and channel, or null.
  const HeldNote* find(uint8_t channel, uint8_t pitch) const noexcept SHIM_NONBLOCKING {
    const uint16_t place = places_[key(channel, pitch)];
    return place == kNowhere ? nullptr : &notes_[place];
  }

  HeldNote* find(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING {
    return const_cast<HeldNote*>(std::as_const(*this).find(channel, pitch));
  }

  // The pitch must be free: take out the note that sounds there first.
  void add(const HeldNote& note) noexcept SHIM_NONBLOCKING {
    places_[key(note.channel, note.pitch)] = static_cast<uint16_t>(count_);
    notes_[count_++] = note;
  }

  // The last note takes the place of the one that goes.
  HeldNote takeAt(int index) noexcept SHIM_NONBLOCKING {
    const HeldNote taken = notes_[index];
    notes_[index] = notes_[--count_];
    places_[key(notes_[index].channel, notes_[index].pitch)] = static_cast<uint16_t>(index);
    places_[key(taken.channel, taken.pitch)] = kNowhere;
    return taken;
  }

  HeldNote take(uint8_t channel, uint8_t pitch) noexcept SHIM_NONBLOCKING {
    return takeAt(places_[key(channel, pitch)]);
  }

  int count() const noexcept { return count_; }
  const HeldNote& at(int index) const noexcept { return notes_[index]; }
  HeldNote& at(int index) noexcept { return notes_[index]; }

  // Index of the answer's note that ends first, or -1.
  int firstToEnd() const noexcept SHIM_NONBLOCKING {
    int first = -1;
    for (int i = 0; i < count_; ++i) {
      if (notes_[i].owner != NoteOwner::kAnswer) continue;
      if (first < 0 || notes_[i].offPpq < notes_[first].offPpq) first = i;
    }
    return first;
  }

 private:
  static constexpr uint16_t kNowhere = std::numeric_limits<uint16_t>::max();
  static constexpr int key(uint8_t channel, uint8_t pitch) noexcept { return (channel & 15) * 128 + (pitch & 127); }
  static constexpr std::array<uint16_t, kCapacity> nowhere() noexcept {
    std::array<uint16_t, kCapacity> places{};
    places.fill(kNowhere);
    return places;
  }

  std::array<HeldNote, kCapacity> notes_{};
  std::array<uint16_t, kCapacity> places_ = nowhere();
  int count_ = 0;
};

}  // namespace continuo

#endif
