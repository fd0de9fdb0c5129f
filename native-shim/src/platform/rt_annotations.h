// Marks what runs on the host's audio thread.
//
// Clang 20 and later check the promise at compile time (-Wfunction-effects) and at run time (-fsanitize=realtime).
// Other compilers see nothing; there the proof is tests/NativeShim.Tests/audio/real_time_tests.cpp, which catches every
// allocation, lock and blocking system call made inside process().
#ifndef CONTINUO_PLATFORM_RT_ANNOTATIONS_H
#define CONTINUO_PLATFORM_RT_ANNOTATIONS_H

#if defined(__clang__) && __clang_major__ >= 20
#define SHIM_NONBLOCKING [[clang::nonblocking]]
#else
#define SHIM_NONBLOCKING
#endif

#endif
