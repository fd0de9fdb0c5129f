#include "outbound_ring_to_block.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "parameters/midi_messages.h"

namespace continuo {
namespace {

void countOne(uint64_t& counter) noexcept {
  std::atomic_ref<uint64_t> shared(counter);
  shared.store(shared.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

// Epochs are counted modulo 2^32.
bool isOlder(uint32_t epoch, uint32_t than) noexcept { return static_cast<int32_t>(epoch - than) < 0; }

bool isPlayable(const ShimOutboundEvent& note) noexcept {
  const bool isNote = note.kind == kShimOutboundNote || note.kind == kShimOutboundTakeOver;
  return isNote && note.channel < 16 && note.pitch < 128 && std::isfinite(note.ppq) && std::isfinite(note.duration) &&
         note.duration > 0 && note.lead >= 0;
}

bool isMovable(const ShimOutboundEvent& move) noexcept {
  return isWheel(move.pitch) && move.channel < 16 && std::isfinite(move.ppq) && std::isfinite(move.duration) &&
         move.duration >= 0 && move.lead >= 0 && move.velocity >= 0 && move.velocity <= 1;
}

// Where what lies at `ppq` is sent. What is to come early, and cannot, comes as early as it can; but in no block before
// it was known, or the place would depend on the size of blocks.
double placeOf(double ppq, int8_t earlier, double lead, const BeatClock& clock) noexcept {
  const double place = ppq - earlier / 1000.0 * clock.tempo() / 60;
  return earlier > 0 ? std::max({place, ppq - lead, std::min(ppq, clock.earliest())}) : place;
}

}  // namespace

void OutboundRingToBlock::connect(ShimRingHeader* ring, ShimStatus* status) noexcept {
  ring_ = OutboundRing(ring);
  status_ = status;
}

void OutboundRingToBlock::prepare() noexcept {
  ring_.clear();
  moveCount_ = 0;
}

void OutboundRingToBlock::run(const BeatClock& clock, int32_t samples, uint32_t epochAtStart,
                              BlockTimeline& timeline) noexcept {
  const uint32_t epochAtEnd = timeline.epochAt(samples, epochAtStart);
  ShimOutboundEvent note;
  for (; ring_.peek(note); ring_.pop()) {
    if (note.kind == kShimOutboundWheel) {
      keepMove(note);
      continue;
    }
    const double place = placeOf(note.ppq, note.earlier, note.lead, clock);
    const double sample = isPlayable(note) ? clock.nearestSampleAt(place) : -1;
    const bool beyond = sample >= samples;
    if (beyond && !isOlder(note.epoch, epochAtEnd)) break;
    const int32_t offset = beyond ? samples : static_cast<int32_t>(std::max(sample, 0.0));
    if (!isPlayable(note) || isOlder(note.epoch, timeline.epochAt(offset, epochAtStart))) {
      countOne(status_->outboundStale);
    } else if (place < clock.earliest() - BeatClock::kTickQuarters) {
      countOne(status_->notesLate);
    } else {
      const float velocity = note.velocity > 0 ? std::min(note.velocity, 1.0f) : 1.0f / 127;
      const bool takesOver = note.kind == kShimOutboundTakeOver;
      if (!timeline.addDue({offset, 0, note.channel, note.pitch, velocity, takesOver, place + note.duration})) break;
      countOne(status_->notesOnTime);
    }
  }
  timeline.sortDue();
  addMoves(clock, samples, epochAtStart, timeline);
}

// A shape ends where the next one begins.
void OutboundRingToBlock::keepMove(const ShimOutboundEvent& move) noexcept {
  if (!isMovable(move)) return;
  const bool begins = moveCount_ == 0 || move.ppq != moves_[moveCount_ - 1].onset;
  while (begins && moveCount_ > 0 && moves_[moveCount_ - 1].ppq >= move.ppq) --moveCount_;
  if (moveCount_ == moves_.size()) return;
  moves_[moveCount_++] = {
      move.ppq, move.ppq + move.duration, move.lead, move.epoch, move.earlier, move.channel, move.pitch, move.velocity};
}

void OutboundRingToBlock::addMoves(const BeatClock& clock, int32_t samples, uint32_t epochAtStart,
                                   BlockTimeline& timeline) noexcept {
  const uint32_t epochAtEnd = timeline.epochAt(samples, epochAtStart);
  std::size_t done = 0;
  for (; done < moveCount_; ++done) {
    const Move& move = moves_[done];
    const double sample = clock.nearestSampleAt(placeOf(move.ppq, move.earlier, move.lead, clock));
    if (isOlder(move.epoch, epochAtEnd) && sample >= samples) continue;
    if (sample >= samples) break;
    const auto offset = static_cast<int32_t>(std::max(sample, 0.0));
    if (isOlder(move.epoch, timeline.epochAt(offset, epochAtStart))) continue;
    timeline.addMove({offset, move.channel, move.controller, move.value});
  }
  std::copy(moves_.begin() + done, moves_.begin() + moveCount_, moves_.begin());
  moveCount_ -= done;
}

}  // namespace continuo
