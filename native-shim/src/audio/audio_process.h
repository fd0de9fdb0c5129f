// One instance's audio thread: what process() does with a block.
#ifndef CONTINUO_AUDIO_AUDIO_PROCESS_H
#define CONTINUO_AUDIO_AUDIO_PROCESS_H

#include <atomic>
#include <cstdint>
#include <memory>

#include "audio/flow/beat_clock.h"
#include "audio/flow/block_timeline.h"
#include "audio/flow/block_to_host.h"
#include "audio/flow/button_springs.h"
#include "audio/flow/epoch_rules.h"
#include "audio/flow/host_to_timeline.h"
#include "audio/flow/outbound_ring_to_block.h"
#include "audio/flow/preset_steps.h"
#include "audio/flow/timeline_to_inbound_ring.h"
#include "parameters/live.h"
#include "parameters/mailbox.h"
#include "parameters/programs.h"
#include "platform/rt_annotations.h"
#include "shared_memory.h"
#include "vst3/processor.h"

namespace continuo {

class AudioProcess {
 public:
  // [main] `programs` must outlive this.
  AudioProcess(std::shared_ptr<SharedMemory> shared, const ProgramTable& programs) noexcept;

  // [main, inactive] Before `prepare`.
  void connect(std::shared_ptr<SharedMemory> shared) noexcept;

  struct Settings {
    double sampleRate = 48000;  // Hz
    bool offline = false;
    bool listener = false;  // a managed instance reads the inbound ring, or will
  };
  // [main, inactive] Allocates nothing of its own: all there is was made with the object. Nobody reads the inbound ring
  // yet; what lies there from before is dropped.
  void prepare(const Settings& settings) noexcept;
  // [main, inactive] The notes still held end at offset 0 of the next block.
  void release() noexcept;
  // [any] Whether the host takes events. Off: from the next block on none are sent but the ends of what sounds there.
  void setEventOutput(bool isOn) noexcept { hasEventOutput_.store(isOn, std::memory_order_relaxed); }
  // [any] As after release, but the block after goes on where this one stopped.
  void endHeldNotes() noexcept { hostToTimeline_.endHeldNotes(); }

  // [audio] One block. Any size, null pointers and lists of any length are safe.
  void process(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;

  // [main] The values in force.
  const LiveParameters& parameters() const noexcept { return live_; }
  // [main, inactive] The same as the managed side wants them.
  ParameterSnapshot toManagedSide() noexcept;
  // [main] Puts all parameters in force: at once while inactive, else with the next block.
  void restore(const RestoredParameters& restored) noexcept;
  // [main] or [audio], while no block has run: the host's hand.
  void set(uint32_t id, double normalized) noexcept SHIM_NONBLOCKING;

  // [main] The number of the last saved state.
  uint32_t restores() const noexcept { return restores_; }

  // [any] Calls of `process` so far, flushes included.
  uint64_t blocks() const noexcept { return blocks_.load(std::memory_order_relaxed); }

 private:
  void flush(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;
  void waitForEngine(bool firstBlock) noexcept;
  void statusToHost(const vst3::ProcessData& data) noexcept SHIM_NONBLOCKING;
  bool isByHand() const noexcept { return !offline_ && !clock_.playing(); }
  void presetToHost(vst3::IParameterChanges& changes) noexcept SHIM_NONBLOCKING;
  void chosenPresetToHost(vst3::IParameterChanges& changes) noexcept SHIM_NONBLOCKING;
  void tell(vst3::IParameterChanges& changes, uint32_t id, double plain) noexcept SHIM_NONBLOCKING;

  std::shared_ptr<SharedMemory> shared_;
  const ProgramTable& programs_;
  LiveParameters live_;
  ParameterMailbox mailbox_;
  BeatClock clock_;
  BlockTimeline timeline_;
  HostToTimeline hostToTimeline_;
  ButtonSprings buttonSprings_;
  PresetSteps presetSteps_{programs_, live_};
  EpochRules epochRules_;
  TimelineToInboundRing timelineToInboundRing_;
  OutboundRingToBlock outboundRingToBlock_;
  BlockToHost blockToHost_;
  std::atomic<bool> active_{false};
  std::atomic<bool> hasEventOutput_{true};
  std::atomic<uint64_t> blocks_{0};
  uint32_t restores_ = 0;
  bool offline_ = false;
  bool listener_ = false;  // in this block
  ParameterSnapshot told_{};       // read-only parameters as the host last heard them
  int64_t toldPresetRevision_ = -1;
  double toldProgram_ = 0;
  bool toldOddChoice_ = false;
};

}  // namespace continuo

#endif
