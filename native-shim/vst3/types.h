// Restates the VST 3 specification's basic types: fixed-width integers, UTF-16 text and the named quantities.
#ifndef CONTINUO_VST3_TYPES_H
#define CONTINUO_VST3_TYPES_H

#include <cstdint>

// The calling convention of every interface method.
#ifndef PLUGIN_API
#if defined(_WIN32)
#define PLUGIN_API __stdcall
#else
#define PLUGIN_API
#endif
#endif

// Marks a symbol that a module exports to the host.
#if defined(_WIN32)
#define VST3_EXPORT __declspec(dllexport)
#else
#define VST3_EXPORT __attribute__((visibility("default")))
#endif

namespace vst3 {

using int8 = char;
using uint8 = unsigned char;
using int16 = std::int16_t;
using uint16 = std::uint16_t;
using int32 = std::int32_t;
using uint32 = std::uint32_t;
using int64 = std::int64_t;
using uint64 = std::uint64_t;

using char8 = char;
using char16 = char16_t;  // two bytes everywhere; the specification's wchar_t on Windows has the same layout
using TBool = uint8;
using tresult = int32;
using FIDString = const char8*;
using CString = const char8*;

using TChar = char16;
using String128 = TChar[128];  // UTF-16, zero-terminated

using MediaType = int32;     // MediaTypes
using BusDirection = int32;  // BusDirections
using BusType = int32;       // BusTypes
using IoMode = int32;        // IoModes
using UnitID = int32;
using ProgramListID = int32;
using ParamID = uint32;
using ParamValue = double;  // normalised 0..1 unless a method says plain
using CtrlNumber = int16;   // ControllerNumbers
using TQuarterNotes = double;
using TSamples = int64;
using Sample32 = float;
using Sample64 = double;
using SampleRate = double;  // Hz
using SpeakerArrangement = uint64;
using Speaker = uint64;

inline constexpr uint32 kMaxInt32u = 0xFFFFFFFFu;
inline constexpr ParamID kNoParamId = 0xFFFFFFFFu;

inline constexpr Speaker kSpeakerL = 1 << 0;
inline constexpr Speaker kSpeakerR = 1 << 1;
inline constexpr Speaker kSpeakerM = 1 << 19;

namespace SpeakerArr {
inline constexpr SpeakerArrangement kEmpty = 0;
inline constexpr SpeakerArrangement kMono = kSpeakerM;
inline constexpr SpeakerArrangement kStereo = kSpeakerL | kSpeakerR;
}  // namespace SpeakerArr

}  // namespace vst3

#endif
