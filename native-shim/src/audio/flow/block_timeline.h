// What happens in one block, in order of its sample.
#ifndef CONTINUO_AUDIO_FLOW_BLOCK_TIMELINE_H
#define CONTINUO_AUDIO_FLOW_BLOCK_TIMELINE_H

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "platform/rt_annotations.h"

namespace continuo {

// The order among items of one sample: the transport first, knobs and controllers before the notes that they should
// shape.
enum class ItemKind : uint8_t {
  kEndHeld,
  kJump,
  kMeter,
  kCycle,
  kParameter,
  kController,
  kNote,
  kNoteOn,
  kNoteOff,
  kPolyPressure
};

// What an item does to the notes that sound; decided by EpochRules, carried out by BlockToHost.
enum ItemEffect : uint8_t {
  kEndsAnswers = 1,    // the epoch has moved on
  kEndsAllNotes = 2,   // the player's too
  kSilencesVoice = 4,  // the built-in voice fades at once
  kReleasesKeys = 8,   // the player's notes of the channel end, as if their keys went up
};

// What the managed side is told of an item; decided by EpochRules, carried out by TimelineToInboundRing.
enum class Tell : uint8_t {
  kNothing,
  kItem,     // the item itself
  kSilence,  // that all keys are up
};

struct BlockItem {
  int32_t offset = 0;  // samples from the block's start
  uint32_t order = 0;  // among items of one sample and rank
  ItemKind kind = ItemKind::kEndHeld;
  uint8_t channel = 0;
  uint8_t pitch = 0;
  uint8_t controller = 0;  // kController: vst3::ControllerNumbers
  uint8_t effects = 0;     // ItemEffect
  Tell tell = Tell::kNothing;
  bool bypassed = false;     // in force once the item has been applied
  bool restored = false;     // a parameter from a saved state, not from the host's hand
  bool isOfChords = false;   // a note from the Chords input: nobody hears it here
  bool isProgram = false;    // Preset, but by its other name: Program
  bool isKnown = false;      // the managed side has heard of it on the main thread
  uint32_t restore = 0;      // a restored parameter: the number of its state
  float velocity = 0;        // 0..1; of a pressure event: the pressure
  int32_t noteId = -1;       // the host's
  uint32_t epoch = 0;        // in force once the item has been applied
  uint32_t parameterId = 0;  // kParameter
  double value = 0;          // kParameter, kController: normalised
};

// An answer's note that begins in this block.
struct DueNote {
  int32_t offset = 0;
  uint32_t order = 0;
  uint8_t channel = 0;
  uint8_t pitch = 0;
  float velocity = 0;
  bool takesOver = false;  // the answers' notes that sound end before it
  double offPpq = 0;
};

// A move of a wheel in this block, of an answer's note.
struct DueMove {
  int32_t offset = 0;
  uint8_t channel = 0;
  uint8_t controller = 0;  // vst3::ControllerNumbers
  float value = 0;         // 0..1
};

// [audio] A list of fixed capacity. Room is kept for the note-offs: other items are refused once half of it is full.
class BlockTimeline {
 public:
  static constexpr uint32_t kCapacity = 8192;
  static constexpr uint32_t kDueCapacity = 4096;
  static constexpr uint32_t kMoveCapacity = 256;

  void clear() noexcept SHIM_NONBLOCKING {
    count_ = 0;
    dueCount_ = moveCount_ = 0;
    sorted_ = true;
  }

  // False when there is no room; the caller counts it.
  bool add(BlockItem item) noexcept SHIM_NONBLOCKING {
    if (count_ >= (item.kind == ItemKind::kNoteOff ? kCapacity : kCapacity / 2)) return false;
    item.order = count_;
    sorted_ = sorted_ && (count_ == 0 || !before(item, items_[count_ - 1]));
    items_[count_++] = item;
    return true;
  }

  // Once everything is in.
  void sort() noexcept SHIM_NONBLOCKING {
    if (!sorted_) std::sort(items_.begin(), items_.begin() + count_, before);
    sorted_ = true;
  }

  std::span<BlockItem> items() noexcept { return {items_.data(), count_}; }
  std::span<const BlockItem> items() const noexcept { return {items_.data(), count_}; }

  // The epoch in force at a sample, the items at that sample included; `before` the block's first item: `atStart`.
  uint32_t epochAt(int32_t offset, uint32_t atStart) const noexcept SHIM_NONBLOCKING {
    const auto later = [](int32_t value, const BlockItem& item) { return value < item.offset; };
    const auto* after = std::upper_bound(items_.data(), items_.data() + count_, offset, later);
    return after == items_.data() ? atStart : (after - 1)->epoch;
  }

  bool addDue(DueNote note) noexcept SHIM_NONBLOCKING {
    if (dueCount_ == kDueCapacity) return false;
    note.order = dueCount_;
    due_[dueCount_++] = note;
    return true;
  }

  // By sample; chords stay in the order in which they were written.
  void sortDue() noexcept SHIM_NONBLOCKING {
    const auto earlier = [](const DueNote& a, const DueNote& b) {
      return a.offset != b.offset ? a.offset < b.offset : a.order < b.order;
    };
    if (!std::is_sorted(due_.begin(), due_.begin() + dueCount_, earlier)) {
      std::sort(due_.begin(), due_.begin() + dueCount_, earlier);
    }
  }

  std::span<const DueNote> due() const noexcept { return {due_.data(), dueCount_}; }

  // In order of sample.
  void addMove(const DueMove& move) noexcept SHIM_NONBLOCKING {
    if (moveCount_ < kMoveCapacity) moves_[moveCount_++] = move;
  }
  std::span<const DueMove> moves() const noexcept { return {moves_.data(), moveCount_}; }

 private:
  // All notes are of one rank, so that the host's order stands.
  static int rank(ItemKind kind) noexcept { return static_cast<int>(std::min(kind, ItemKind::kNote)); }
  static bool before(const BlockItem& a, const BlockItem& b) noexcept {
    if (a.offset != b.offset) return a.offset < b.offset;
    const int rankA = rank(a.kind);
    const int rankB = rank(b.kind);
    return rankA != rankB ? rankA < rankB : a.order < b.order;
  }

  std::array<BlockItem, kCapacity> items_{};
  std::array<DueNote, kDueCapacity> due_{};
  std::array<DueMove, kMoveCapacity> moves_{};
  uint32_t count_ = 0;
  uint32_t dueCount_ = 0;
  uint32_t moveCount_ = 0;
  bool sorted_ = true;
};

}  // namespace continuo

#endif
