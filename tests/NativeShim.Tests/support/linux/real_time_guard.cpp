#include "support/real_time_guard.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>

namespace {

thread_local bool inRealTime = false;
std::atomic<uint64_t> calls{0};
std::atomic<const char*> lastCall{""};

void note(const char* name) noexcept {
  if (!inRealTime) return;
  calls.fetch_add(1);
  lastCall.store(name);
}

// The C library's own definition, looked up once.
template <typename Function>
Function* next(Function*& known, const char* name) noexcept {
  if (!known) {
    const bool before = inRealTime;
    inRealTime = false;
    known = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
    inRealTime = before;
  }
  return known;
}

}  // namespace

namespace continuo::tests {

void enterRealTime() noexcept { inRealTime = true; }
void leaveRealTime() noexcept { inRealTime = false; }
uint64_t forbiddenCalls() noexcept { return calls.load(); }
const char* lastForbiddenCall() noexcept { return lastCall.load(); }
void forgetForbiddenCalls() noexcept {
  calls.store(0);
  lastCall.store("");
}

}  // namespace continuo::tests

// The allocator's functions have second names in glibc, which spares dlsym (it allocates).
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
void __libc_free(void* memory);

void* malloc(size_t size) {
  note("malloc");
  return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  note("calloc");
  return __libc_calloc(count, size);
}
void* realloc(void* memory, size_t size) {
  note("realloc");
  return __libc_realloc(memory, size);
}
void free(void* memory) {
  if (memory) note("free");
  __libc_free(memory);
}
void* memalign(size_t alignment, size_t size) {
  note("memalign");
  return __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) {
  note("aligned_alloc");
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** memory, size_t alignment, size_t size) {
  note("posix_memalign");
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}
}

#define FORWARD(result, name, parameters, arguments) \
  extern "C" result name parameters {                \
    static result(*known) parameters = nullptr;      \
    note(#name);                                     \
    return next(known, #name) arguments;             \
  }

#pragma GCC diagnostic ignored "-Wnonnull-compare"
FORWARD(int, pthread_mutex_lock, (pthread_mutex_t * mutex), (mutex))
FORWARD(int, pthread_cond_wait, (pthread_cond_t * condition, pthread_mutex_t* mutex), (condition, mutex))
FORWARD(int, pthread_cond_timedwait, (pthread_cond_t * condition, pthread_mutex_t* mutex, const timespec* time),
        (condition, mutex, time))
FORWARD(int, pthread_cond_clockwait,
        (pthread_cond_t * condition, pthread_mutex_t* mutex, clockid_t clock, const timespec* time),
        (condition, mutex, clock, time))
FORWARD(int, pthread_cond_signal, (pthread_cond_t * condition) noexcept, (condition))
FORWARD(int, pthread_cond_broadcast, (pthread_cond_t * condition) noexcept, (condition))
FORWARD(int, pthread_rwlock_rdlock, (pthread_rwlock_t * lock), (lock))
FORWARD(int, pthread_rwlock_wrlock, (pthread_rwlock_t * lock), (lock))
FORWARD(int, pthread_join, (pthread_t thread, void** result), (thread, result))
FORWARD(int, sem_wait, (sem_t * semaphore), (semaphore))
FORWARD(int, sem_timedwait, (sem_t * semaphore, const timespec* time), (semaphore, time))
FORWARD(int, sem_post, (sem_t * semaphore) noexcept, (semaphore))
FORWARD(int, sched_yield, (), ())
FORWARD(int, nanosleep, (const timespec* time, timespec* left), (time, left))
FORWARD(int, clock_nanosleep, (clockid_t clock, int flags, const timespec* time, timespec* left),
        (clock, flags, time, left))
FORWARD(int, usleep, (useconds_t micros), (micros))
FORWARD(int, poll, (pollfd * files, nfds_t count, int millis), (files, count, millis))
FORWARD(int, select, (int count, fd_set* in, fd_set* out, fd_set* error, timeval* time), (count, in, out, error, time))
FORWARD(ssize_t, read, (int file, void* buffer, size_t size), (file, buffer, size))
FORWARD(ssize_t, write, (int file, const void* buffer, size_t size), (file, buffer, size))
FORWARD(int, close, (int file), (file))
FORWARD(void*, mmap, (void* place, size_t size, int protection, int flags, int file, off_t offset) noexcept,
        (place, size, protection, flags, file, offset))
FORWARD(int, munmap, (void* place, size_t size) noexcept, (place, size))

extern "C" int open(const char* path, int flags, ...) {
  static int (*known)(const char*, int, ...) = nullptr;
  note("open");
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return next(known, "open")(path, flags, mode);
}

// The road of futexes, of std::atomic::wait and of everything without a wrapper.
extern "C" long syscall(long number, ...) noexcept {
  static long (*known)(long, ...) = nullptr;
  note("syscall");
  va_list rest;
  va_start(rest, number);
  long arguments[6];
  for (long& argument : arguments) argument = va_arg(rest, long);
  va_end(rest);
  return next(known, "syscall")(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
                                arguments[5]);
}
