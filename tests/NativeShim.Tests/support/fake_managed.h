// A managed side in miniature, whose calls wait where a test wants them to.
#ifndef CONTINUO_TESTS_FAKE_MANAGED_H
#define CONTINUO_TESTS_FAKE_MANAGED_H

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "abi/shim_abi.h"
#include "audio/flow/spsc_ring.h"

namespace continuo::tests {

class Gate {
 public:
  void close() { set(false); }
  void open() { set(true); }
  // The call that is to wait here.
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return isOpen_; });
    ++passed_;
    changed_.notify_all();
  }
  void waitForArrivals(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return arrived_ >= count; });
  }
  void waitForPassed(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return passed_ >= count; });
  }
  int passed() {
    const std::scoped_lock lock(mutex_);
    return passed_;
  }

 private:
  void set(bool open) {
    const std::scoped_lock lock(mutex_);
    isOpen_ = open;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool isOpen_ = true;
  int arrived_ = 0;
  int passed_ = 0;
};

// One for the process, as the real one.
struct FakeManaged {
  Gate start;
  Gate prepare;
  Gate release;
  Gate destroy;
  // Written by the thread beside, one call at a time; read once a gate says that the call is over.
  std::vector<std::string> states;
  std::vector<uint32_t> restores;     // of the prepares
  std::vector<std::vector<int>> heard;  // kinds of event that lay in the ring at each prepare
  std::vector<const ShimInstanceConfig*> made;

  static FakeManaged& one();
  // As startManagedApi.
  static const ShimManagedApi* api();
};

}  // namespace continuo::tests

#endif
