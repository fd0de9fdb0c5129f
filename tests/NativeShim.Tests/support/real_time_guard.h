// Catches what an audio thread may not do: the program's own allocations, locks and system calls, between enter and
// leave.
#ifndef CONTINUO_TESTS_REAL_TIME_GUARD_H
#define CONTINUO_TESTS_REAL_TIME_GUARD_H

#include <cstdint>

namespace continuo::tests {

// The calling thread processes audio from here on. Link real_time_guard.cpp into the program, not into a library: its
// definitions of malloc, pthread_mutex_lock and so on stand before the C library's, for every module that is loaded.
void enterRealTime() noexcept;
void leaveRealTime() noexcept;

// Forbidden calls so far, by all threads.
uint64_t forbiddenCalls() noexcept;
// Name of the last one, or "".
const char* lastForbiddenCall() noexcept;
void forgetForbiddenCalls() noexcept;

}  // namespace continuo::tests

#endif
