// Doorbell on Linux: two futexes.
#include "audio/doorbell.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <chrono>

namespace continuo {
namespace {

using Clock = std::chrono::steady_clock;

// Sleeps while `word` is `value`, at most `time`; may return early.
void futexWait(std::atomic<uint32_t>& word, uint32_t value, std::chrono::nanoseconds time) noexcept {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  const timespec timeout{static_cast<time_t>(seconds.count()), static_cast<long>((time - seconds).count())};
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, &timeout, nullptr, 0);
}

void futexWake(std::atomic<uint32_t>& word) noexcept {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

static_assert(sizeof(std::atomic<uint32_t>) == sizeof(uint32_t));

}  // namespace

bool Doorbell::waitForWork(int32_t timeoutMicros) noexcept {
  if (bell_.exchange(0) != 0) return true;
  if (timeoutMicros > 0) futexWait(bell_, 0, std::chrono::microseconds(timeoutMicros));
  return bell_.exchange(0) != 0;
}

void Doorbell::ring() noexcept {
  if (bell_.exchange(1) == 0) futexWake(bell_);
}

void Doorbell::signalSettled() noexcept {
  settledChanges_.fetch_add(1);
  if (settledWaiters_.load() != 0) futexWake(settledChanges_);
}

bool Doorbell::waitSettled(uint64_t& settled, uint64_t target, int32_t timeoutMillis) noexcept {
  const auto deadline = Clock::now() + std::chrono::milliseconds(timeoutMillis);
  const std::atomic_ref<uint64_t> shared(settled);
  if (shared.load(std::memory_order_acquire) >= target) return true;
  settledWaiters_.fetch_add(1);
  bool reached = false;
  for (;;) {
    // Read before `settled` is looked at: a signal in between changes it, and the sleep ends at once.
    const uint32_t changes = settledChanges_.load();
    reached = shared.load(std::memory_order_acquire) >= target;
    const auto left = deadline - Clock::now();
    if (reached || left <= Clock::duration::zero()) break;
    futexWait(settledChanges_, changes, left);
  }
  settledWaiters_.fetch_sub(1);
  return reached;
}

}  // namespace continuo
