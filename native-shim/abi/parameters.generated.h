// Generated from engine/Parameters/ParameterTable.cs by `continuo parameters-header`; do not edit.
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
  kParameterEventsLost = 62,
  kParameterLockControls = 63,
  kParameterReturn = 64,
  kParameterFollow = 65,
  kParameterSplitKey = 66,
  kParameterOutputLatency = 67,
  kParameterCapture = 68,
  kParameterKeep = 69,
  kParameterCaptures = 70,
  kParameterImitateWheels = 71,
};

enum : uint32_t { kParameterCount = 72 };

// As in engine/Parameters/ParameterColumns.cs, which says what they mean.
enum ShimParameterKind : uint32_t {
  kParameterToggle = 0,
  kParameterList = 1,
  kParameterInteger = 2,
  kParameterLinear = 3,
  kParameterPitch = 4,
};

enum ShimParameterFlags : uint32_t {
  kParameterCanAutomate = 1,
  kParameterIsReadOnly = 2,
  kParameterIsBypass = 4,
  kParameterChoosesProgram = 8,
};

// VST 3 units.
enum ShimParameterGroup : int32_t {
  kGroupRoot = 0,
  kGroupFloor = 1,
  kGroupNotes = 2,
  kGroupFeel = 3,
  kGroupMemory = 4,
  kGroupPresets = 5,
  kGroupSound = 6,
  kGroupNumbers = 7,
};

enum : int32_t { kGroupCount = 8 };

inline constexpr const char* kShimGroupNames[kGroupCount] = {
  "Root",
  "Floor",
  "Notes",
  "Feel",
  "Memory",
  "Presets",
  "Sound",
  "Numbers",
};

enum ShimEpochRule : uint32_t { kEpochNever = 0, kEpochOnChange = 1, kEpochOnPress = 2, kEpochOnRelease = 3 };

// One host parameter; minimum, maximum and defaultValue are plain. Texts are UTF-8; '|' divides labels.
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
  ShimParameterGroup group = kGroupRoot;
  bool isShimOnly = false;
  bool isTrigger = false;
  ShimEpochRule movesEpoch = kEpochNever;
  bool isInPreset = false;
  bool springsBack = false;
};

// Row i has the id i.
inline constexpr ShimParameter kShimParameters[kParameterCount] = {
  {kParameterBypass, "Bypass", "", kParameterToggle, 0, 1, 0, 1, 5, "Off|On", kGroupRoot, true, false,
    kEpochOnChange, false, false},
  {kParameterPreset, "Preset", "", kParameterInteger, 0, 127, 0, 127, 9, "", kGroupRoot, false, false, kEpochNever,
    false, false},
  {kParameterStatus, "Status", "", kParameterList, 0, 5, 0, 5, 2,
    "No .NET runtime|Preset missing|Model damaged|Ready|" "Listening|Responding", kGroupNumbers, false, false,
    kEpochNever, false, false},
  {kParameterTemperature, "Temperature", "", kParameterLinear, 0.1, 2, 0.95, 0, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterTopK, "Top K", "", kParameterInteger, 0, 64, 0, 64, 1, "", kGroupNotes, false, false, kEpochNever,
    true, false},
  {kParameterTopP, "Top P", "", kParameterLinear, 0.1, 1, 0.98, 0, 1, "", kGroupNotes, false, false, kEpochNever,
    true, false},
  {kParameterLength, "Answer Length", "bars", kParameterInteger, 1, 32, 4, 31, 1, "", kGroupFloor, false, false,
    kEpochNever, true, false},
  {kParameterGrid, "Grid", "", kParameterList, 0, 5, 3, 5, 1, "1/4|1/8|1/8T|1/16|1/16T|1/32", kGroupFeel, false,
    false, kEpochNever, true, false},
  {kParameterPhraseGap, "Phrase Gap", "beats", kParameterLinear, 0, 4, 1, 0, 1, "", kGroupFloor, false, false,
    kEpochNever, true, false},
  {kParameterHandOver, "Hand-Over", "", kParameterList, 0, 3, 3, 3, 1, "Step|Beat|Bar|Auto", kGroupFloor, false,
    false, kEpochNever, true, false},
  {kParameterCommitWindow, "Commit Window", "beats", kParameterLinear, 0.25, 4, 1, 0, 1, "", kGroupFloor, false,
    false, kEpochNever, false, false},
  {kParameterSeed, "Seed", "", kParameterInteger, 0, 9999, 1, 9999, 1, "", kGroupNotes, false, false, kEpochNever,
    false, false},
  {kParameterMidiThrough, "MIDI Through", "", kParameterToggle, 0, 1, 1, 1, 1, "Off|On", kGroupSound, true, false,
    kEpochNever, false, false},
  {kParameterVoice, "Voice", "", kParameterToggle, 0, 1, 1, 1, 1, "Off|On", kGroupSound, true, false, kEpochNever,
    false, false},
  {kParameterVoiceLevel, "Voice Level", "dB", kParameterLinear, -60, 0, -12, 0, 1, "", kGroupSound, true, false,
    kEpochNever, false, false},
  {kParameterOnTimeRate, "On-Time Rate", "%", kParameterLinear, 0, 100, 100, 0, 2, "", kGroupNumbers, false, false,
    kEpochNever, false, false},
  {kParameterFirstAnswerTime, "First Answer Time", "ms", kParameterLinear, 0, 1000, 0, 0, 2, "", kGroupNumbers,
    false, false, kEpochNever, false, false},
  {kParameterLateNotes, "Late Notes", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupNumbers, false, false,
    kEpochNever, false, false},
  {kParameterPanic, "Panic", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupSound, true, true, kEpochOnPress,
    false, true},
  {kParameterMode, "Mode", "", kParameterList, 0, 4, 0, 4, 1, "Continue|Trade|Hold|Duet|Loop", kGroupFloor, false,
    false, kEpochOnChange, true, false},
  {kParameterTradeBars, "Trade Bars", "bars", kParameterInteger, 1, 16, 4, 15, 1, "", kGroupFloor, false, false,
    kEpochNever, true, false},
  {kParameterHold, "Hold", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupFloor, false, true,
    kEpochOnRelease, false, false},
  {kParameterMutation, "Mutation", "%", kParameterLinear, 0, 100, 20, 0, 1, "", kGroupFloor, false, false,
    kEpochNever, true, false},
  {kParameterAgain, "Again", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupFloor, false, true, kEpochNever,
    false, true},
  {kParameterForget, "Forget", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true,
    kEpochOnPress, false, true},
  {kParameterForgetAll, "Forget All", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true,
    kEpochNever, false, true},
  {kParameterLengthFrom, "Length From", "", kParameterList, 0, 1, 0, 1, 1, "Bars|Phrase", kGroupFloor, false,
    false, kEpochNever, true, false},
  {kParameterResolve, "Resolve", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterLandingBar, "Landing Bar", "", kParameterInteger, 0, 32, 0, 32, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterAdventure, "Adventure", "%", kParameterLinear, 0, 100, 0, 0, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterEntropyTarget, "Entropy Target", "bits", kParameterLinear, 0, 4, 1.5, 0, 1, "", kGroupNotes, false,
    false, kEpochNever, true, false},
  {kParameterRestWeight, "Rest Weight", "", kParameterLinear, -3, 3, 0, 0, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterDensity, "Density", "%", kParameterLinear, -100, 100, 0, 0, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterLowestNote, "Lowest Note", "", kParameterPitch, 0, 127, 0, 127, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterHighestNote, "Highest Note", "", kParameterPitch, 0, 127, 127, 127, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterAvoidRegister, "Avoid My Register", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupNotes, false,
    false, kEpochNever, true, false},
  {kParameterKey, "Key", "", kParameterList, 0, 24, 0, 24, 1,
    "Auto|C major|Db major|D major|Eb major|E major|F major|"
    "F# major|G major|Ab major|A major|Bb major|B major|C minor|"
    "C# minor|D minor|Eb minor|E minor|F minor|F# minor|G minor|" "G# minor|A minor|Bb minor|B minor", kGroupNotes,
    false, false, kEpochNever, true, false},
  {kParameterScale, "Scale", "", kParameterList, 0, 9, 0, 9, 1,
    "Key|Major|Natural minor|Harmonic minor|Dorian|Mixolydian|"
    "Major pentatonic|Minor pentatonic|Blues|Whole tone", kGroupNotes, false, false, kEpochNever, true, false},
  {kParameterScaleStrength, "Scale Strength", "%", kParameterLinear, 0, 100, 0, 0, 1, "", kGroupNotes, false,
    false, kEpochNever, true, false},
  {kParameterPolyphony, "Polyphony", "notes", kParameterInteger, 1, 16, 16, 15, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterQuantise, "Quantise", "%", kParameterLinear, 0, 100, 100, 0, 1, "", kGroupFeel, false, false,
    kEpochNever, true, false},
  {kParameterSwing, "Swing", "%", kParameterLinear, 50, 75, 50, 0, 1, "", kGroupFeel, false, false, kEpochNever,
    true, false},
  {kParameterVelocityFollow, "Velocity Follow", "%", kParameterLinear, 0, 100, 100, 0, 1, "", kGroupFeel, false,
    false, kEpochNever, true, false},
  {kParameterHumanise, "Humanise", "%", kParameterLinear, 0, 200, 50, 0, 1, "", kGroupFeel, false, false,
    kEpochNever, true, false},
  {kParameterMuteWhileListening, "Mute While Listening", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On",
    kGroupSound, true, false, kEpochNever, false, false},
  {kParameterImitate, "Imitate", "%", kParameterLinear, 0, 100, 0, 0, 1, "", kGroupMemory, false, false,
    kEpochNever, true, false},
  {kParameterGood, "Good", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true, kEpochNever,
    false, true},
  {kParameterBad, "Bad", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true, kEpochNever,
    false, true},
  {kParameterUndoFeedback, "Undo Feedback", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false,
    true, kEpochNever, false, true},
  {kParameterNextPreset, "Next Preset", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupPresets, true, true,
    kEpochNever, false, true},
  {kParameterPreviousPreset, "Previous Preset", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupPresets, true,
    true, kEpochNever, false, true},
  {kParameterListenChannel, "Listen Channel", "", kParameterInteger, 0, 16, 0, 16, 1, "", kGroupSound, false,
    false, kEpochNever, false, false},
  {kParameterAnswerChannel, "Answer Channel", "", kParameterInteger, 1, 16, 1, 15, 1, "", kGroupSound, false,
    false, kEpochNever, false, false},
  {kParameterLookAhead, "Look-Ahead", "beats", kParameterLinear, 0, 8, 2, 0, 1, "", kGroupFloor, false, false,
    kEpochNever, false, false},
  {kParameterModelInSong, "Model In Song", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupPresets, true,
    false, kEpochNever, false, false},
  {kParameterFirstAnswerP50, "First Answer p50", "ms", kParameterLinear, 0, 1000, 0, 0, 2, "", kGroupNumbers,
    false, false, kEpochNever, false, false},
  {kParameterFirstAnswerP99, "First Answer p99", "ms", kParameterLinear, 0, 1000, 0, 0, 2, "", kGroupNumbers,
    false, false, kEpochNever, false, false},
  {kParameterLateShifts, "Late Shifts", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupNumbers, false,
    false, kEpochNever, false, false},
  {kParameterSparesUsed, "Spares Used", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupNumbers, false,
    false, kEpochNever, false, false},
  {kParameterLoadedPreset, "Loaded Preset", "", kParameterInteger, 0, 128, 0, 128, 2, "", kGroupPresets, false,
    false, kEpochNever, false, false},
  {kParameterProblem, "Problem", "", kParameterList, 0, 6, 0, 6, 2,
    "None|No .NET runtime|Preset missing|Model damaged|" "Answers late|Not the song's model|Not captured",
    kGroupNumbers, false, false, kEpochNever, false, false},
  {kParameterPhrasesRemembered, "Phrases Remembered", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupMemory,
    false, false, kEpochNever, false, false},
  {kParameterEventsLost, "Events Lost", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupNumbers, false,
    false, kEpochNever, false, false},
  {kParameterLockControls, "Lock Controls", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupPresets, true,
    false, kEpochNever, false, false},
  {kParameterReturn, "Return", "%", kParameterLinear, 0, 200, 100, 0, 1, "", kGroupMemory, false, false,
    kEpochNever, true, false},
  {kParameterFollow, "Follow Chords", "%", kParameterLinear, 0, 100, 50, 0, 1, "", kGroupNotes, false, false,
    kEpochNever, true, false},
  {kParameterSplitKey, "Split Key", "", kParameterPitch, 0, 127, 0, 127, 1, "", kGroupNotes, false, false,
    kEpochNever, false, false},
  {kParameterOutputLatency, "Output Latency", "ms", kParameterInteger, -50, 50, 0, 100, 1, "", kGroupSound, false,
    false, kEpochNever, false, false},
  {kParameterCapture, "Capture", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true,
    kEpochNever, false, true},
  {kParameterKeep, "Keep", "", kParameterToggle, 0, 1, 0, 1, 1, "Off|On", kGroupMemory, false, true, kEpochNever,
    false, true},
  {kParameterCaptures, "Captures", "", kParameterInteger, 0, 9999, 0, 9999, 2, "", kGroupNumbers, false, false,
    kEpochNever, false, false},
  {kParameterImitateWheels, "Imitate Wheels", "", kParameterToggle, 0, 1, 1, 1, 1, "Off|On", kGroupFeel, false,
    false, kEpochNever, true, false},
};

// As hosts list them.
inline constexpr ShimParameterId kShimParametersInHosts[kParameterCount] = {
  kParameterMode,
  kParameterPreset,
  kParameterLength,
  kParameterTemperature,
  kParameterDensity,
  kParameterKey,
  kParameterAgain,
  kParameterHold,
  kParameterGood,
  kParameterBad,
  kParameterKeep,
  kParameterCapture,
  kParameterForget,
  kParameterPanic,
  kParameterNextPreset,
  kParameterPreviousPreset,
  kParameterTradeBars,
  kParameterMutation,
  kParameterImitate,
  kParameterAdventure,
  kParameterScale,
  kParameterScaleStrength,
  kParameterFollow,
  kParameterSplitKey,
  kParameterGrid,
  kParameterSwing,
  kParameterHumanise,
  kParameterVelocityFollow,
  kParameterImitateWheels,
  kParameterHandOver,
  kParameterPhraseGap,
  kParameterLengthFrom,
  kParameterResolve,
  kParameterLandingBar,
  kParameterPolyphony,
  kParameterLowestNote,
  kParameterHighestNote,
  kParameterAvoidRegister,
  kParameterQuantise,
  kParameterRestWeight,
  kParameterReturn,
  kParameterVoice,
  kParameterVoiceLevel,
  kParameterMidiThrough,
  kParameterMuteWhileListening,
  kParameterListenChannel,
  kParameterAnswerChannel,
  kParameterOutputLatency,
  kParameterBypass,
  kParameterSeed,
  kParameterLockControls,
  kParameterModelInSong,
  kParameterUndoFeedback,
  kParameterForgetAll,
  kParameterTopP,
  kParameterTopK,
  kParameterEntropyTarget,
  kParameterCommitWindow,
  kParameterLookAhead,
  kParameterStatus,
  kParameterProblem,
  kParameterLoadedPreset,
  kParameterPhrasesRemembered,
  kParameterCaptures,
  kParameterOnTimeRate,
  kParameterFirstAnswerTime,
  kParameterFirstAnswerP50,
  kParameterFirstAnswerP99,
  kParameterLateNotes,
  kParameterLateShifts,
  kParameterSparesUsed,
  kParameterEventsLost,
};

// The parameter that a MIDI controller usually moves.
struct ShimController {
  uint8_t controller;
  ShimParameterId parameter;
};

inline constexpr ShimController kShimControllers[] = {
  {7, kParameterVoiceLevel},
  {15, kParameterAdventure},
  {16, kParameterTemperature},
  {17, kParameterDensity},
  {18, kParameterImitate},
  {19, kParameterMutation},
  {20, kParameterMode},
  {21, kParameterPreset},
  {22, kParameterLength},
  {23, kParameterHandOver},
  {24, kParameterTradeBars},
  {25, kParameterKey},
  {26, kParameterScaleStrength},
  {27, kParameterSwing},
  {28, kParameterVelocityFollow},
  {29, kParameterHumanise},
  {30, kParameterAvoidRegister},
  {31, kParameterResolve},
  {80, kParameterAgain},
  {81, kParameterForget},
  {82, kParameterGood},
  {83, kParameterBad},
  {85, kParameterUndoFeedback},
  {86, kParameterNextPreset},
  {87, kParameterPreviousPreset},
  {89, kParameterMuteWhileListening},
  {90, kParameterBypass},
};

// What MIDI Learn offers, in its order.
inline constexpr ShimParameterId kShimLearnable[] = {
  kParameterHold,
  kParameterAgain,
  kParameterForget,
  kParameterForgetAll,
  kParameterGood,
  kParameterBad,
  kParameterUndoFeedback,
  kParameterNextPreset,
  kParameterPreviousPreset,
  kParameterPanic,
  kParameterMode,
  kParameterTemperature,
  kParameterAdventure,
  kParameterDensity,
  kParameterImitate,
  kParameterMutation,
  kParameterLength,
  kParameterScaleStrength,
  kParameterSwing,
};

// The labels of MIDI Learn: its first entry moves nothing, its last one forgets what was learnt.
inline constexpr const char* kShimLearnLabels =
  "Off|Hold|Again|Forget|Forget All|Good|Bad|Undo Feedback|" "Next Preset|Previous Preset|Panic|Mode|Temperature|"
    "Adventure|Density|Imitate|Mutation|Answer Length|" "Scale Strength|Swing|Forget what was learnt";

// One value of the parameter Mode: engine/Continuation/Modes/IContinuationMode.cs.
struct ShimMode {
  bool yieldsToPlayer;
  bool releaseEnds;
};

inline constexpr ShimMode kShimModes[] = {
  {true, false},  // Continue
  {false, false},  // Trade
  {false, true},  // Hold
  {false, false},  // Duet
  {false, false},  // Loop
};

#endif
