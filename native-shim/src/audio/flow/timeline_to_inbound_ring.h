// timeline -> inbound ring: sends what the rules have marked, and nothing else.
#ifndef CONTINUO_AUDIO_FLOW_TIMELINE_TO_INBOUND_RING_H
#define CONTINUO_AUDIO_FLOW_TIMELINE_TO_INBOUND_RING_H

#include <array>
#include <cstdint>

#include "abi/shim_abi.h"
#include "beat_clock.h"
#include "block_timeline.h"
#include "epoch_rules.h"
#include "parameters/midi_messages.h"
#include "platform/rt_annotations.h"
#include "spsc_ring.h"

namespace continuo {

// The order and the positions are those of docs/protocol.md, "Inbound". What a full ring refused is made good by saying
// all again as soon as there is room.
class TimelineToInboundRing {
 public:
  // [main, inactive] `ring` must outlive this.
  void connect(ShimRingHeader* ring) noexcept { ring_ = InboundRing(ring); }

  // [main, inactive] Nobody reads the ring now: what is left in it is dropped.
  void prepare() noexcept;

  // [audio] The items of a block, once the rules have judged it; `clock` has begun it.
  void run(const BlockTimeline& timeline, const BeatClock& clock, const InForce& inForce) noexcept SHIM_NONBLOCKING;
  // [audio] The items of a flush, which takes no time: all lie where the last block ended.
  void runFlush(const BlockTimeline& timeline, const BeatClock& clock,
                const InForce& inForce) noexcept SHIM_NONBLOCKING;

  // [audio] Events sent, ever: the target for `settled`.
  uint64_t written() const noexcept { return ring_.written(); }

 private:
  void sendItem(const BlockItem& item, double ppq, const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendJump(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendMeter(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendCycle(const BeatClock& clock) noexcept SHIM_NONBLOCKING;
  void sendNote(const BlockItem& item, ShimInboundKind kind, double ppq) noexcept SHIM_NONBLOCKING;
  void sendController(const BlockItem& item, double ppq) noexcept SHIM_NONBLOCKING;
  bool isToldAlready(const BlockItem& item) noexcept SHIM_NONBLOCKING;
  void sendParameter(uint32_t id, double value, double ppq) noexcept SHIM_NONBLOCKING;
  void sendRestored(uint32_t number, bool isNamed, double preset, double ppq) noexcept SHIM_NONBLOCKING;
  void sendSilence(double ppq) noexcept SHIM_NONBLOCKING;
  void sendClock(double ppq, double tempo) noexcept SHIM_NONBLOCKING;
  void send(ShimInboundEvent event) noexcept SHIM_NONBLOCKING;
  void catchUpAfterLoss(const BeatClock& clock, const InForce& inForce) noexcept SHIM_NONBLOCKING;

  InboundRing ring_;
  bool lost_ = false;    // a full ring has refused an event, and nothing has made up for it yet
  double sentUpTo_ = 0;  // quarter notes
  std::array<std::array<uint8_t, 16>, kWheels.size()> toldWheels_{};  // by wheel and channel: where it stands, 0..127

  // Of what is being sent.
  uint32_t epoch_ = 0;
  int32_t presets_ = 0;
};

}  // namespace continuo

#endif
