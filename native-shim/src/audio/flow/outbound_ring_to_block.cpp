#include "outbound_ring_to_block.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace continuo {
namespace {

void countOne(uint64_t& counter) noexcept {
  std::atomic_ref<uint64_t> shared(counter);
  shared.store(shared.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

// Epochs are counted modulo 2^32.
bool isOlder(uint32_t epoch, uint32_t than) noexcept { return static_cast<int32_t>(epoch - than) < 0; }

bool isPlayable(const ShimOutboundEvent& note) noexcept {
  return note.kind == kShimOutboundNote && note.channel < 16 && note.pitch < 128 && std::isfinite(note.ppq) &&
         std::isfinite(note.duration) && note.duration > 0;
}

// Where the note is sent. One that is to come early, and cannot, comes as early as it can.
double placeOf(const ShimOutboundEvent& note, const BeatClock& clock) noexcept {
  const double place = note.ppq - note.earlier / 1000.0 * clock.tempo() / 60;
  return note.earlier > 0 ? std::max(place, std::min(note.ppq, clock.earliest())) : place;
}

}  // namespace

void OutboundRingToBlock::connect(ShimRingHeader* ring, ShimStatus* status) noexcept {
  ring_ = OutboundRing(ring);
  status_ = status;
}

void OutboundRingToBlock::prepare() noexcept { ring_.clear(); }

void OutboundRingToBlock::run(const BeatClock& clock, int32_t samples, uint32_t epochAtStart,
                              BlockTimeline& timeline) noexcept {
  const uint32_t epochAtEnd = timeline.epochAt(samples, epochAtStart);
  ShimOutboundEvent note;
  for (; ring_.peek(note); ring_.pop()) {
    const double place = placeOf(note, clock);
    const double sample = isPlayable(note) ? std::floor(clock.sampleAt(place) + 0.5) : -1;
    const bool beyond = sample >= samples;
    if (beyond && !isOlder(note.epoch, epochAtEnd)) break;
    const int32_t offset = beyond ? samples : static_cast<int32_t>(std::max(sample, 0.0));
    if (!isPlayable(note) || isOlder(note.epoch, timeline.epochAt(offset, epochAtStart))) {
      countOne(status_->outboundStale);
    } else if (place < clock.earliest() - BeatClock::kTickQuarters) {
      countOne(status_->notesLate);
    } else {
      const float velocity = note.velocity > 0 ? std::min(note.velocity, 1.0f) : 1.0f / 127;
      if (!timeline.addDue({offset, 0, note.channel, note.pitch, velocity, place + note.duration})) break;
      countOne(status_->notesOnTime);
    }
  }
  timeline.sortDue();
}

}  // namespace continuo
