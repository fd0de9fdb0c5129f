// Sleeping on a word of memory until another thread changes it: what the operating system's scheduler knows.
#ifndef CONTINUO_PLATFORM_SLEEP_H
#define CONTINUO_PLATFORM_SLEEP_H

#include <atomic>
#include <chrono>
#include <cstdint>

namespace continuo {

// [any, never live [audio]] Sleeps while `word` is `value`, for at most `time` (above 0); may return early.
void sleepWhile(std::atomic<uint32_t>& word, uint32_t value, std::chrono::nanoseconds time) noexcept;

// [any, never live [audio]] Wakes one thread that sleeps on `word`; change the word first.
void wakeOne(std::atomic<uint32_t>& word) noexcept;

}  // namespace continuo

#endif
