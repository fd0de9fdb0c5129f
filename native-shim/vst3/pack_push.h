// The packing under which the VST 3 specification lays out its structs: 16 on 64-bit Windows and macOS (8 and 1 on
// their 32-bit ancestors), the compiler's natural layout on Linux. Closed by pack_pop.h; hence no include guard.
#if defined(_WIN32)
#if defined(_WIN64)
#pragma pack(push, 16)
#else
#pragma pack(push, 8)
#endif
#elif defined(__APPLE__)
#if defined(__LP64__)
#pragma pack(push, 16)
#else
#pragma pack(push, 1)
#endif
#endif
