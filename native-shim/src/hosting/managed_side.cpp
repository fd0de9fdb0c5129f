#include "managed_side.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "beside.h"
#include "platform/log.h"

namespace continuo {

// What [main] and the thread beside share; goes with the last of both.
struct ManagedSide::Half {
  std::mutex gate;  // never held during a call
  std::condition_variable changed;
  std::deque<std::function<void()>> calls;
  bool isBusy = false;                        // a thread beside makes the calls, one after the other
  bool isLeft = false;                        // [main] has gone on
  bool hasPlayed = false;                     // an activation has come to its end
  std::optional<SavedPart> saved;             // for the instance to come
  std::unique_ptr<ManagedInstance> instance;  // made once
  const std::shared_ptr<SharedMemory> shared = std::make_shared<SharedMemory>();

  bool isUnwanted() {
    const std::scoped_lock lock(gate);
    return isLeft;
  }
  bool hasEverPlayed() {
    const std::scoped_lock lock(gate);
    return hasPlayed;
  }
  ManagedInstance* ready() {
    const std::scoped_lock lock(gate);
    return instance.get();
  }

  // [beside] The latest state that there is comes before the first activation.
  ManagedInstance* make(ApiSource source) {
    const ShimManagedApi* api = source();
    if (!api || isUnwanted()) return nullptr;
    std::unique_ptr<ManagedInstance> made = ManagedInstance::create(*api, *shared);
    while (made) {
      std::unique_lock lock(gate);
      if (!saved) {
        instance = std::move(made);
        return instance.get();
      }
      const SavedPart next = *std::exchange(saved, std::nullopt);
      lock.unlock();
      made->setModel(next.model);
      made->setState(next.number, next.preset);
    }
    return nullptr;
  }

  // [beside]
  void wake(ApiSource source, const Activation& activation) {
    ManagedInstance* woken = ready();
    if (!woken) woken = make(source);
    const bool listens =
        woken && !isUnwanted() && woken->prepare(activation.program, activation.restore, activation.parameters);
    if (!listens) shared->nobodyListens();
    const std::scoped_lock lock(gate);
    hasPlayed = hasPlayed || listens;
  }

  // [beside]
  void makeCalls() {
    for (;;) {
      std::unique_lock lock(gate);
      if (calls.empty()) {
        isBusy = false;
        changed.notify_all();
        return;
      }
      const std::function<void()> call = std::move(calls.front());
      calls.pop_front();
      lock.unlock();
      call();
    }
  }
};

namespace {

// [main] Has a call made by the half's thread, which holds the half until it is done.
template <typename Half>
void post(const std::shared_ptr<Half>& half, std::function<void()> call) {
  {
    const std::scoped_lock lock(half->gate);
    half->calls.push_back(std::move(call));
    if (std::exchange(half->isBusy, true)) return;
  }
  if (runBeside([half] { half->makeCalls(); })) return;
  log("the system has no thread to give");
  half->shared->nobodyListens();
  const std::scoped_lock lock(half->gate);
  half->calls.clear();
  half->isBusy = false;
}

}  // namespace

ManagedSide::ManagedSide(ApiSource source) : source_(source), half_(std::make_shared<Half>()) {}

ManagedSide::~ManagedSide() { leave(); }

std::shared_ptr<SharedMemory> ManagedSide::shared() const { return half_->shared; }

void ManagedSide::prepare(const Activation& activation, SavedPart saved) {
  if (!half_->ready() && !saved.preset.empty()) half_->saved = std::move(saved);
  post(half_, [half = half_.get(), source = source_, activation] { half->wake(source, activation); });
}

bool ManagedSide::waitUntilIdle(std::chrono::milliseconds patience) {
  std::unique_lock lock(half_->gate);
  return half_->changed.wait_for(lock, patience, [this] { return !half_->isBusy; });
}

void ManagedSide::release() {
  if (!half_->hasEverPlayed()) return leave();  // nothing is lost with it
  post(half_, [half = half_.get()] { half->instance->release(); });
  if (waitUntilIdle(kPatience)) return;
  log("the managed side has not come to rest: it is left to itself, and the next activation begins with a new one");
  leave();
}

ManagedInstance* ManagedSide::instance() const { return half_->ready(); }

bool ManagedSide::setState(SavedPart saved) {
  {
    const std::scoped_lock lock(half_->gate);
    if (!half_->instance) {
      half_->saved = std::move(saved);
      return true;
    }
  }
  half_->instance->setModel(saved.model);
  return half_->instance->setState(saved.number, saved.preset);
}

void ManagedSide::leave() {
  const std::shared_ptr<Half> left = std::exchange(half_, std::make_shared<Half>());
  {
    const std::scoped_lock lock(left->gate);
    left->isLeft = true;
    if (!left->instance && !left->isBusy) return;
  }
  post(left, [half = left.get()] { half->instance.reset(); });
}

}  // namespace continuo
