// A thread that plays the part of a host's audio thread: the main thread hands it a piece of work and waits.
#ifndef CONTINUO_HOST_RUN_AUDIO_THREAD_H
#define CONTINUO_HOST_RUN_AUDIO_THREAD_H

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace host {

class AudioThread {
 public:
  AudioThread() : thread_([this] { loop(); }) {}
  ~AudioThread() {
    {
      const std::lock_guard lock(mutex_);
      leaving_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  // [main] Returns when the work is done; throws what it threw.
  void call(std::function<void()> work) {
    std::unique_lock lock(mutex_);
    work_ = std::move(work);
    changed_.notify_all();
    changed_.wait(lock, [this] { return !work_; });
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  }

 private:
  void loop() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return leaving_ || work_; });
      if (leaving_) return;
      lock.unlock();
      try {
        work_();
      } catch (...) {
        error_ = std::current_exception();
      }
      lock.lock();
      work_ = nullptr;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> work_;
  std::exception_ptr error_;
  bool leaving_ = false;
  std::thread thread_;
};

}  // namespace host

#endif
