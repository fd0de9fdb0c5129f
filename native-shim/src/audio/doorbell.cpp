#include "doorbell.h"

#include <chrono>

#include "platform/sleep.h"

namespace continuo {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

bool Doorbell::waitForWork(int32_t timeoutMicros) noexcept {
  if (bell_.exchange(0) != 0) return true;
  if (timeoutMicros > 0) sleepWhile(bell_, 0, std::chrono::microseconds(timeoutMicros));
  return bell_.exchange(0) != 0;
}

void Doorbell::ring() noexcept {
  if (bell_.exchange(1) == 0) wakeOne(bell_);
}

void Doorbell::signalSettled() noexcept {
  settledChanges_.fetch_add(1);
  if (settledWaiters_.load() != 0) wakeOne(settledChanges_);
}

void Doorbell::giveUp() noexcept {
  isHopeless_.store(true);
  signalSettled();
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
    if (reached || isHopeless_.load() || left <= Clock::duration::zero()) break;
    sleepWhile(settledChanges_, changes, left);
  }
  settledWaiters_.fetch_sub(1);
  return reached;
}

}  // namespace continuo
