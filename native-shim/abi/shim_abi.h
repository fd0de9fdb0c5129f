/* The C border between the VST 3 shim and the managed plugin: version first, plain structs, result codes, function
 * tables, no exceptions, no C++ types. One managed export fills ShimManagedApi; everything else goes through it.
 * Mirrored by plugin/Interop/ShimAbi.cs; sizes, offsets and values are compared by tests/Abi.Tests.
 *
 * Threads: [main] the host's UI thread, [audio] the host's, [beside] the shim's, one call of an instance at a time,
 * [pump] and [engine] ours, managed.
 */
#ifndef CONTINUO_ABI_SHIM_ABI_H
#define CONTINUO_ABI_SHIM_ABI_H

#include <stdint.h>

#include "ring_events.h"
#include "ring_layout.h"

#define CONTINUO_ABI_VERSION 5

typedef enum ShimResult {
  kShimOk = 0,
  kShimInvalidArgument = 1,
  kShimWrongVersion = 2,
  kShimBufferTooSmall = 3, /* the needed size has been stored */
  kShimPresetMissing = 4,
  kShimModelDamaged = 5,
  kShimStateDamaged = 6,
  kShimInternalError = 7   /* an exception was caught at the border; lastError has its text */
} ShimResult;

/* What the instance can do; shown by the read-only parameter Status. */
typedef enum ShimEngineState {
  kShimStateNoRuntime = 0,     /* .NET could not be started; set by the shim alone */
  kShimStateNoPreset = 1,      /* no preset by the wanted id is installed */
  kShimStateModelDamaged = 2,  /* the preset's model could not be read */
  kShimStateReady = 3,         /* loaded, idle */
  kShimStateListening = 4,     /* a phrase is being played */
  kShimStateResponding = 5     /* an answer sounds or is about to */
} ShimEngineState;

/* What is wrong; shown by the read-only parameter Problem. */
typedef enum ShimProblem {
  kShimProblemNone = 0,
  kShimProblemNoRuntime = 1,
  kShimProblemPresetMissing = 2,
  kShimProblemModelDamaged = 3,
  kShimProblemAnswersLate = 4,     /* within the last answer */
  kShimProblemNotCaptured = 6,     /* the last capture could not be written */
  kShimProblemNotTheSongsModel = 5 /* the preset's model is not the one that the song was saved with */
} ShimProblem;

/* Shared by both sides for the life of an instance. Each field has one writer; loads and stores are atomic. */
typedef struct ShimStatus {
  uint64_t settled;            /* [pump] inbound events whose consequences are all in the outbound ring */
  uint32_t engineState;        /* [pump] ShimEngineState */
  uint32_t firstAnswerMicros;  /* [pump] phrase end received -> first answer note in the ring; 0 = none yet */
  uint64_t answers;            /* [pump] answers begun */
  uint32_t firstAnswerP50;     /* [pump] median of the last 1024 of firstAnswerMicros; 0 = none yet */
  uint32_t firstAnswerP99;     /* [pump] their 99th percentile */
  uint32_t lateShifts;         /* [pump] times that an answer was moved by whole grid steps */
  uint32_t sparesUsed;         /* [pump] quarter notes played from the spare or from the session's memory */
  uint32_t loadedPreset; /* [pump] program number of the one that answers, from 1; 0 = none, 128 = the song's own */
  uint32_t problem;            /* [pump] ShimProblem */
  uint32_t phrasesRemembered;  /* [pump] in the memory of this session */
  uint32_t presetRevision;     /* [pump] moves on when the list of presets has changed */
  uint32_t captures;           /* [pump] how often the exchange was written to MIDI files */
  uint8_t pumpPad[4];
  uint32_t epoch;              /* [audio] the epoch in force; notes of an older one are void */
  uint32_t offlineTimeouts;    /* [audio] blocks that went on without the engine in offline mode */
  uint64_t notesOnTime;        /* [audio] answer notes played at their sample */
  uint64_t notesLate;          /* [audio] answer notes that arrived after they were due, and were dropped */
  uint64_t outboundStale;      /* [audio] answer notes dropped because the epoch had moved on */
  uint32_t audioWaits;         /* [audio] 1 while it renders offline and waits for `settled` after every block */
  uint32_t timelineDropped;    /* [audio] events of the host for which a block had no room */
  uint8_t audioPad[24];
} ShimStatus;                  /* 128 bytes: a cache line a writer */

/* Given by the shim to createInstance; must outlive the instance. */
typedef struct ShimInstanceConfig {
  uint32_t abiVersion;
  uint32_t structSize;
  ShimRingHeader* inbound;     /* audio -> pump */
  ShimRingHeader* outbound;    /* pump -> audio */
  ShimStatus* status;
  void* context;               /* handed back to the three calls below */
  /* [pump] Sleeps until rung or until the time is over; returns 1 when rung. */
  int32_t (*waitForWork)(void* context, int32_t timeoutMicros);
  /* [any] Wakes waitForWork. */
  void (*ring)(void* context);
  /* [pump] Wakes an audio thread that waits for `settled` in offline mode. */
  void (*signalSettled)(void* context);
} ShimInstanceConfig;

/* Which preset is wanted, given with each call that depends on it, so that the shim alone decides: a program's number,
 * or this: the one that the last setState named. */
#define CONTINUO_PROGRAM_OF_STATE (-1)

typedef struct ShimManagedApi {
  uint32_t abiVersion;
  uint32_t structSize;
  /* [main], or where it says so [beside], at the same time. Texts are UTF-8, zero-terminated, truncated at a
   * character's border to fit `capacity` bytes. */
  int32_t (*lastError)(char* text, int32_t capacity);  /* of the calling thread; returns the bytes written */
  int32_t (*presetCount)(void);
  int32_t (*presetName)(int32_t index, char* text, int32_t capacity);
  /* Index of the preset that a saved state names; -1: it is not installed; -2: the state names none; -3: damaged. */
  int32_t (*presetOfState)(const uint8_t* state, int32_t size);
  int32_t (*createInstance)(const ShimInstanceConfig* config, void** instance);  /* [beside] */
  int32_t (*destroyInstance)(void* instance);                                    /* [beside] */
  /* [beside] `program` and `parameters` (normalised values by index of the generated table) as they were when what lies
   * in the inbound ring began, after the saved state of the number `restore`. Returns once the preset is loaded. */
  int32_t (*prepare)(void* instance, int32_t program, uint32_t restore, const double* parameters,
                     int32_t parameterCount);
  /* [beside] Returns once the threads have ended. */
  int32_t (*release)(void* instance);
  /* The managed part of the state. `size` receives the bytes needed. */
  int32_t (*getState)(void* instance, int32_t program, uint8_t* state, int32_t capacity, int32_t* size);
  /* `restore`: the number that the inbound event Restored will bring; choices that are still in the ring ahead of it
   * are older than this state. */
  int32_t (*setState)(void* instance, uint32_t restore, const uint8_t* state, int32_t size);
  /* Moves on when the list of presets has changed: it may have grown, names may say (missing) or (broken). A number
   * never means another preset. There are at most 127. */
  uint32_t (*presetRevision)(void);
  /* 1: can be expected to play; 0: missing or broken. */
  int32_t (*presetIsPlayable)(int32_t index);
  /* The whole preset, to travel with the song; as getState. Size 0 when there is none to be had. */
  int32_t (*getModel)(void* instance, int32_t program, uint8_t* model, int32_t capacity, int32_t* size);
  /* What came with the song, before setState; size 0 when nothing did. */
  int32_t (*setModel)(void* instance, const uint8_t* model, int32_t size);
  /* The values that a preset brings for the parameters: normalised, by index of the generated table; NaN where it
   * brings none. `count`: room in `values`, the table's length. */
  int32_t (*presetDefaults)(int32_t index, double* values, int32_t count);
} ShimManagedApi;

/* The one export: `Continuo.Plugin.PluginEntry, Continuo.Plugin` method `GetApi` under CoreCLR,
 * the symbol `continuo_get_api` under NativeAOT. [beside] `bundleResources`: Contents/Resources of the bundle, UTF-8.
 * `programs`: ids of the presets that the host has been told of, in their order, divided by '/': they keep their
 * numbers. */
typedef int32_t (*ShimGetApi)(ShimManagedApi* api, const char* bundleResources, const char* programs);

#endif
