// Generated from engine/Parameters/ParameterTable.cs by `dotnet run --project studio -- parameters-header`; do not edit.
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
  kParameterMode = 19,
  kParameterTradeBars = 20,
  kParameterHold = 21,
  kParameterMutation = 22,
  kParameterAgain = 23,
  kParameterForget = 24,
  kParameterForgetAll = 25,
  kParameterLengthFrom = 26,
  kParameterResolve = 27,
  kParameterLandingBar = 28,
  kParameterAdventure = 29,
  kParameterEntropyTarget = 30,
  kParameterRestWeight = 31,
  kParameterDensity = 32,
  kParameterLowestNote = 33,
  kParameterHighestNote = 34,
  kParameterAvoidRegister = 35,
  kParameterKey = 36,
  kParameterScale = 37,
  kParameterScaleStrength = 38,
  kParameterPolyphony = 39,
  kParameterQuantise = 40,
  kParameterSwing = 41,
  kParameterVelocityFollow = 42,
  kParameterHumanise = 43,
  kParameterMuteWhileListening = 44,
  kParameterImitate = 45,
  kParameterGood = 46,
  kParameterBad = 47,
  kParameterUndoFeedback = 48,
  kParameterNextPreset = 49,
  kParameterPreviousPreset = 50,
  kParameterListenChannel = 51,
  kParameterAnswerChannel = 52,
  kParameterLookAhead = 53,
  kParameterModelInSong = 54,
  kParameterFirstAnswerP50 = 55,
  kParameterFirstAnswerP99 = 56,
  kParameterLateShifts = 57,
  kParameterSparesUsed = 58,
  kParameterLoadedPreset = 59,
  kParameterProblem = 60,
  kParameterPhrasesRemembered = 61,
};

enum : uint32_t { kParameterCount = 62 };

// As engine/Parameters/ParameterKind.
enum ShimParameterKind : uint32_t { kParameterToggle = 0, kParameterList = 1, kParameterInteger = 2, kParameterLinear = 3, kParameterPitch = 4 };

// As engine/Parameters/ParameterFlags.
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
  {kParameterMode, "Mode", "", kParameterList, 0, 4, 0, 4, 1, "Continue|Trade|Hold|Duet|Loop"},
  {kParameterTradeBars, "Trade Bars", "bars", kParameterInteger, 1, 16, 4, 15, 1, ""},
  {kParameterHold, "Hold", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterMutation, "Mutation", "%", kParameterLinear, 0, 100, 20, 0, 1, ""},
  {kParameterAgain, "Again", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterForget, "Forget", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterForgetAll, "Forget All", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterLengthFrom, "Length From", "", kParameterList, 0, 1, 0, 1, 1, "Bars|Phrase"},
  {kParameterResolve, "Resolve", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterLandingBar, "Landing Bar", "", kParameterInteger, 0, 32, 0, 32, 1, ""},
  {kParameterAdventure, "Adventure", "%", kParameterLinear, 0, 100, 0, 0, 1, ""},
  {kParameterEntropyTarget, "Entropy Target", "bits", kParameterLinear, 0, 4, 1.5, 0, 1, ""},
  {kParameterRestWeight, "Rest Weight", "", kParameterLinear, -3, 3, 0, 0, 1, ""},
  {kParameterDensity, "Density", "%", kParameterLinear, -100, 100, 0, 0, 1, ""},
  {kParameterLowestNote, "Lowest Note", "", kParameterPitch, 0, 127, 0, 127, 1, ""},
  {kParameterHighestNote, "Highest Note", "", kParameterPitch, 0, 127, 127, 127, 1, ""},
  {kParameterAvoidRegister, "Avoid My Register", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterKey, "Key", "", kParameterList, 0, 24, 0, 24, 1, "Auto|C major|Db major|D major|Eb major|E major|F major|F# major|G major|Ab major|A major|Bb major|B major|C minor|C# minor|D minor|Eb minor|E minor|F minor|F# minor|G minor|G# minor|A minor|Bb minor|B minor"},
  {kParameterScale, "Scale", "", kParameterList, 0, 9, 0, 9, 1, "Key|Major|Natural minor|Harmonic minor|Dorian|Mixolydian|Major pentatonic|Minor pentatonic|Blues|Whole tone"},
  {kParameterScaleStrength, "Scale Strength", "%", kParameterLinear, 0, 100, 0, 0, 1, ""},
  {kParameterPolyphony, "Polyphony", "notes", kParameterInteger, 1, 16, 16, 15, 1, ""},
  {kParameterQuantise, "Quantise", "%", kParameterLinear, 0, 100, 100, 0, 1, ""},
  {kParameterSwing, "Swing", "%", kParameterLinear, 50, 75, 50, 0, 1, ""},
  {kParameterVelocityFollow, "Velocity Follow", "%", kParameterLinear, 0, 100, 0, 0, 1, ""},
  {kParameterHumanise, "Humanise", "%", kParameterLinear, 0, 200, 0, 0, 1, ""},
  {kParameterMuteWhileListening, "Mute While Listening", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterImitate, "Imitate", "%", kParameterLinear, 0, 100, 0, 0, 1, ""},
  {kParameterGood, "Good", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterBad, "Bad", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterUndoFeedback, "Undo Feedback", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterNextPreset, "Next Preset", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterPreviousPreset, "Previous Preset", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterListenChannel, "Listen Channel", "", kParameterInteger, 0, 16, 0, 16, 1, ""},
  {kParameterAnswerChannel, "Answer Channel", "", kParameterInteger, 1, 16, 1, 15, 1, ""},
  {kParameterLookAhead, "Look-Ahead", "beats", kParameterLinear, 0, 8, 2, 0, 1, ""},
  {kParameterModelInSong, "Model In Song", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On"},
  {kParameterFirstAnswerP50, "First Answer p50", "ms", kParameterLinear, 0, 1000, 0, 0, 2, ""},
  {kParameterFirstAnswerP99, "First Answer p99", "ms", kParameterLinear, 0, 1000, 0, 0, 2, ""},
  {kParameterLateShifts, "Late Shifts", "", kParameterInteger, 0, 9999, 0, 9999, 2, ""},
  {kParameterSparesUsed, "Spares Used", "", kParameterInteger, 0, 9999, 0, 9999, 2, ""},
  {kParameterLoadedPreset, "Loaded Preset", "", kParameterInteger, 0, 128, 0, 128, 2, ""},
  {kParameterProblem, "Problem", "", kParameterList, 0, 5, 0, 5, 2, "None|No .NET runtime|Preset missing|Model damaged|Answers late|Not the song's model"},
  {kParameterPhrasesRemembered, "Phrases Remembered", "", kParameterInteger, 0, 9999, 0, 9999, 2, ""},
};

#endif
