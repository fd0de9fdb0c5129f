// Restates the VST 3 specification's processing context: the host's transport, position, tempo and meter at the start
// of a block, and the interface by which a plugin says what it needs of it.
#ifndef CONTINUO_VST3_PROCESS_CONTEXT_H
#define CONTINUO_VST3_PROCESS_CONTEXT_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

struct FrameRate {
  enum FrameRateFlags { kPullDownRate = 1 << 0, kDropRate = 1 << 1 };

  uint32 framesPerSecond;
  uint32 flags;  // FrameRateFlags
};

struct Chord {
  uint8 keyNote;
  uint8 rootNote;
  int16 chordMask;

  enum Masks { kChordMask = 0x0FFF, kReservedMask = 0xF000 };
};

struct ProcessContext {
  enum StatesAndFlags {
    kPlaying = 1 << 1,
    kCycleActive = 1 << 2,
    kRecording = 1 << 3,
    kSystemTimeValid = 1 << 8,
    kProjectTimeMusicValid = 1 << 9,
    kTempoValid = 1 << 10,
    kBarPositionValid = 1 << 11,
    kCycleValid = 1 << 12,
    kTimeSigValid = 1 << 13,
    kSmpteValid = 1 << 14,
    kClockValid = 1 << 15,
    kContTimeValid = 1 << 17,
    kChordValid = 1 << 18
  };

  uint32 state;                    // StatesAndFlags; the fields marked * are valid by their flag alone
  double sampleRate;               // Hz
  TSamples projectTimeSamples;     // may be negative
  int64 systemTime;                // * nanoseconds
  TSamples continousTimeSamples;   // * runs on through cycles; spelled so by the specification
  TQuarterNotes projectTimeMusic;  // *
  TQuarterNotes barPositionMusic;  // * of the last bar line
  TQuarterNotes cycleStartMusic;   // *
  TQuarterNotes cycleEndMusic;     // *
  double tempo;                    // * quarters a minute
  int32 timeSigNumerator;          // *
  int32 timeSigDenominator;        // *
  Chord chord;                     // *
  int32 smpteOffsetSubframes;      // * 1/80 frame
  FrameRate frameRate;             // *
  int32 samplesToNextClock;        // * 24 a quarter, the nearest; may be negative
};

class IProcessContextRequirements : public FUnknown {
 public:
  enum Flags {
    kNeedSystemTime = 1 << 0,
    kNeedContinousTimeSamples = 1 << 1,
    kNeedProjectTimeMusic = 1 << 2,
    kNeedBarPositionMusic = 1 << 3,
    kNeedCycleMusic = 1 << 4,
    kNeedSamplesToNextClock = 1 << 5,
    kNeedTempo = 1 << 6,
    kNeedTimeSignature = 1 << 7,
    kNeedChord = 1 << 8,
    kNeedFrameRate = 1 << 9,
    kNeedTransportState = 1 << 10
  };

  virtual uint32 PLUGIN_API getProcessContextRequirements() = 0;

  static constexpr TUID iid = VST3_UID(0x2A654303u, 0xEF764E3Du, 0x95B5FE83u, 0x730EF6D0u);
};

}  // namespace vst3

#include "pack_pop.h"

#endif
