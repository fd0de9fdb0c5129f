// Restates the base of the VST 3 specification: result codes, 16-byte identifiers, FUnknown and IPluginBase.
#ifndef CONTINUO_VST3_BASE_H
#define CONTINUO_VST3_BASE_H

#include <cstring>

#include "types.h"

namespace vst3 {

using TUID = int8[16];

// The byte of `word` whose lowest bit is bit `shift`.
constexpr int8 uidByte(uint32 word, int shift) { return static_cast<int8>((word >> shift) & 0xFFu); }

// Four words in order, most significant byte first: identifiers everywhere but on Windows.
#define VST3_UID_PLAIN(l1, l2, l3, l4)                                                                    \
  {                                                                                                       \
    ::vst3::uidByte(l1, 24), ::vst3::uidByte(l1, 16), ::vst3::uidByte(l1, 8), ::vst3::uidByte(l1, 0),     \
        ::vst3::uidByte(l2, 24), ::vst3::uidByte(l2, 16), ::vst3::uidByte(l2, 8), ::vst3::uidByte(l2, 0), \
        ::vst3::uidByte(l3, 24), ::vst3::uidByte(l3, 16), ::vst3::uidByte(l3, 8), ::vst3::uidByte(l3, 0), \
        ::vst3::uidByte(l4, 24), ::vst3::uidByte(l4, 16), ::vst3::uidByte(l4, 8), ::vst3::uidByte(l4, 0)  \
  }

// The memory of a COM GUID: a little-endian word, two little-endian half words, eight bytes. Identifiers on Windows.
#define VST3_UID_COM(l1, l2, l3, l4)                                                                      \
  {                                                                                                       \
    ::vst3::uidByte(l1, 0), ::vst3::uidByte(l1, 8), ::vst3::uidByte(l1, 16), ::vst3::uidByte(l1, 24),     \
        ::vst3::uidByte(l2, 16), ::vst3::uidByte(l2, 24), ::vst3::uidByte(l2, 0), ::vst3::uidByte(l2, 8), \
        ::vst3::uidByte(l3, 24), ::vst3::uidByte(l3, 16), ::vst3::uidByte(l3, 8), ::vst3::uidByte(l3, 0), \
        ::vst3::uidByte(l4, 24), ::vst3::uidByte(l4, 16), ::vst3::uidByte(l4, 8), ::vst3::uidByte(l4, 0)  \
  }

#if defined(_WIN32)
#define VST3_UID VST3_UID_COM
#else
#define VST3_UID VST3_UID_PLAIN
#endif

inline bool iidEqual(const void* a, const void* b) noexcept { return std::memcmp(a, b, sizeof(TUID)) == 0; }

#if defined(_WIN32)
enum : tresult {
  kNoInterface = static_cast<tresult>(0x80004002u),
  kResultOk = 0,
  kResultTrue = kResultOk,
  kResultFalse = 1,
  kInvalidArgument = static_cast<tresult>(0x80070057u),
  kNotImplemented = static_cast<tresult>(0x80004001u),
  kInternalError = static_cast<tresult>(0x80004005u),
  kNotInitialized = static_cast<tresult>(0x8000FFFFu),
  kOutOfMemory = static_cast<tresult>(0x8007000Eu)
};
#else
enum : tresult {
  kNoInterface = -1,
  kResultOk = 0,
  kResultTrue = kResultOk,
  kResultFalse = 1,
  kInvalidArgument = 2,
  kNotImplemented = 3,
  kInternalError = 4,
  kNotInitialized = 5,
  kOutOfMemory = 6
};
#endif

class FUnknown {
 public:
  virtual tresult PLUGIN_API queryInterface(const TUID _iid, void** obj) = 0;
  virtual uint32 PLUGIN_API addRef() = 0;
  virtual uint32 PLUGIN_API release() = 0;

  static constexpr TUID iid = VST3_UID(0x00000000u, 0x00000000u, 0xC0000000u, 0x00000046u);
};

class IPluginBase : public FUnknown {
 public:
  virtual tresult PLUGIN_API initialize(FUnknown* context) = 0;
  virtual tresult PLUGIN_API terminate() = 0;

  static constexpr TUID iid = VST3_UID(0x22888DDBu, 0x156E45AEu, 0x8358B348u, 0x08190625u);
};

}  // namespace vst3

#endif
