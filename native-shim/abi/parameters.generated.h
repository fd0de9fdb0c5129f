// Generated from engine/Control/ParameterTable.cs by `dotnet run --project studio -- parameters-header`; do not edit.
// clang-format off
#ifndef CONTINUO_ABI_PARAMETERS_GENERATED_H
#define CONTINUO_ABI_PARAMETERS_GENERATED_H

#include <cstdint>

enum ShimParameterId : uint32_t {
  kParameterBypass = 0,
  kParameterPreset = 1,
  kParameterStatus = 2,
  kParameterTemperature = 3,
  kParameterTopK = 4,
  kParameterTopP = 5,
  kParameterLength = 6,
  kParameterGrid = 7,
  kParameterPhraseGap = 8,
  kParameterHandOver = 9,
  kParameterCommitWindow = 10,
  kParameterSeed = 11,
  kParameterMidiThrough = 12,
  kParameterVoice = 13,
  kParameterVoiceLevel = 14,
  kParameterOnTimeRate = 15,
  kParameterFirstAnswerTime = 16,
  kParameterLateNotes = 17,
  kParameterPanic = 18,
};

enum : uint32_t { kParameterCount = 19 };

// As engine/Control/ParameterKind.
enum ShimParameterKind : uint32_t { kParameterToggle = 0, kParameterList = 1, kParameterInteger = 2, kParameterLinear = 3 };

// As engine/Control/ParameterFlags.
enum ShimParameterFlags : uint32_t {
  kParameterCanAutomate = 1,
  kParameterIsReadOnly = 2,
  kParameterIsBypass = 4,
  kParameterIsProgramChange = 8,
};

// One host parameter; minimum, maximum and defaultValue are plain values. Texts are UTF-8; labels are divided by '|'.
struct ShimParameter {
  ShimParameterId id;
  const char* name;
  const char* units;
  ShimParameterKind kind;
  double minimum;
  double maximum;
  double defaultValue;
  int32_t stepCount;
  uint32_t flags;
  const char* labels;
};

// Row i has the id i.
inline constexpr ShimParameter kShimParameters[kParameterCount] = {
  {kParameterBypass, "Bypass", "", kParameterToggle, 0, 1, 0, 1, 5, "Off|On"},
  {kParameterPreset, "Preset", "", kParameterInteger, 0, 127, 0, 127, 9, ""},
  {kParameterStatus, "Status", "", kParameterList, 0, 5, 0, 5, 2, "No .NET runtime|Preset missing|Model damaged|Ready|Listening|Responding"},
  {kParameterTemperature, "Temperature", "", kParameterLinear, 0.1, 2, 0.9, 0, 1, ""},
  {kParameterTopK, "Top K", "", kParameterInteger, 0, 64, 0, 64, 1, ""},
  {kParameterTopP, "Top P", "", kParameterLinear, 0.1, 1, 0.95, 0, 1, ""},
  {kParameterLength, "Answer Length", "bars", kParameterInteger, 1, 32, 4, 31, 1, ""},
  {kParameterGrid, "Grid", "", kParameterList, 0, 5, 3, 5, 1, "1/4|1/8|1/8T|1/16|1/16T|1/32"},
  {kParameterPhraseGap, "Phrase Gap", "beats", kParameterLinear, 0.25, 4, 1, 0, 1, ""},
  {kParameterHandOver, "Hand-Over", "", kParameterList, 0, 2, 1, 2, 1, "Step|Beat|Bar"},
  {kParameterCommitWindow, "Commit Window", "beats", kParameterLinear, 0.25, 4, 1, 0, 1, ""},
  {kParameterSeed, "Seed", "", kParameterInteger, 0, 9999, 1, 9999, 1, ""},
  {kParameterMidiThrough, "MIDI Through", "", kParameterToggle, 0, 1, 1, 1, 1, "Off|On"},
  {kParameterVoice, "Voice", "", kParameterToggle, 0, 1, 1, 1, 1, "Off|On"},
  {kParameterVoiceLevel, "Voice Level", "dB", kParameterLinear, -60, 0, -12, 0, 1, ""},
  {kParameterOnTimeRate, "On-Time Rate", "%", kParameterLinear, 0, 100, 100, 0, 2, ""},
  {kParameterFirstAnswerTime, "First Answer Time", "ms", kParameterLinear, 0, 1000, 0, 0, 2, ""},
  {kParameterLateNotes, "Late Notes", "", kParameterInteger, 0, 9999, 0, 9999, 2, ""},
  {kParameterPanic, "Panic", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
};

#endif
