#include "beside.h"

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "platform/shared_library.h"

namespace continuo {
namespace {

struct Running {
  std::mutex gate;
  std::condition_variable changed;
  int count = 0;

  void add(int more) {
    const std::scoped_lock lock(gate);
    count += more;
    changed.notify_all();
  }
};

// Never destroyed: a thread may outlive the end of the process's main function.
Running& running() {
  static Running& all = *new Running;
  return all;
}

}  // namespace

bool runBeside(std::function<void()> work) noexcept {
  static const bool pinned = (pinModule(), true);
  static_cast<void>(pinned);
  running().add(1);
  try {
    std::thread([work = std::move(work)]() mutable {
      work();
      work = nullptr;  // what it held goes before the thread counts as done
      running().add(-1);
    }).detach();
    return true;
  } catch (const std::system_error&) {
    running().add(-1);
    return false;
  }
}

bool waitForAllBeside(std::chrono::milliseconds patience) {
  std::unique_lock lock(running().gate);
  return running().changed.wait_for(lock, patience, [] { return running().count == 0; });
}

}  // namespace continuo
