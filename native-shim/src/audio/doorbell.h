// How threads wake one another across the border: the pump sleeps on it; offline, the audio thread waits on it.
#ifndef CONTINUO_AUDIO_DOORBELL_H
#define CONTINUO_AUDIO_DOORBELL_H

#include <atomic>
#include <cstdint>

namespace continuo {

// Live, the audio thread calls none of this.
class Doorbell {
 public:
  // [pump] Sleeps until rung or until the time is over; true when rung. One ring wakes one wait.
  bool waitForWork(int32_t timeoutMicros) noexcept;
  // [any] Wakes waitForWork.
  void ring() noexcept;

  // [pump] Tells a waiting audio thread to look at `settled` again. No system call while nobody waits.
  void signalSettled() noexcept;
  // [audio, offline only] Waits until `settled` reaches `target`; false when the time was over first.
  bool waitSettled(uint64_t& settled, uint64_t target, int32_t timeoutMillis) noexcept;
  // [beside] Ends that wait and all to come, until `hope`: there is nobody to settle anything.
  void giveUp() noexcept;
  // [main, inactive]
  void hope() noexcept { isHopeless_.store(false); }

 private:
  std::atomic<uint32_t> bell_{0};            // 1: rung
  std::atomic<uint32_t> settledChanges_{0};  // counts signals
  std::atomic<bool> isHopeless_{false};
  std::atomic<uint32_t> settledWaiters_{0};
};

}  // namespace continuo

#endif
