/* The fixed-size events of both rings. Positions are in quarter notes (ppq), never in samples or seconds.
 * Mirrored by plugin/Interop/RingEvents.cs.
 */
#ifndef CONTINUO_ABI_RING_EVENTS_H
#define CONTINUO_ABI_RING_EVENTS_H

#include <stdint.h>

/* What the audio thread tells the managed side, in order of position within a block. */
typedef enum ShimInboundKind {
  kShimInboundNoteOn = 1,     /* pitch, velocity, channel, noteId */
  kShimInboundNoteOff = 2,    /* pitch, velocity, channel, noteId */
  kShimInboundParameter = 3,  /* parameterId in `id`, normalised value 0..1 in `value` */
  kShimInboundJump = 4,       /* the position was moved: from `value` to `ppq`; ShimJump in `id` */
  kShimInboundMeter = 5,      /* numerator << 16 | denominator in `id`; a bar begins at `ppq` */
  kShimInboundClock = 6,      /* every event before `ppq` has been sent; tempo in quarters a minute in `value` */
  kShimInboundCycle = 8,      /* the host's cycle: `id` 1 on, 0 off; it ends at quarter note `value` */
  kShimInboundRestored = 9,   /* a saved state is in force: its number in `id`; in `value` the normalised Preset, or
                                 CONTINUO_PROGRAM_OF_STATE where the state has named it */
  kShimInboundAllNotesOff = 10,  /* the keys of `channel` are up; the phrase goes on */
  kShimInboundController = 11,  /* a pedal or wheel of `channel`: `id` its number as in VST 3 (1 modulation wheel,
                                   64 sustain, 66 sostenuto, 121 all of them at rest, 129 pitch bend), `value` 0..1 */
  kShimInboundChordNoteOn = 12,  /* as a note-on, from the Chords input */
  kShimInboundChordNoteOff = 13, /* as a note-off, from the Chords input */
  kShimInboundSilence = 7     /* all keys up by order (panic, bypass, stop): the phrase is over, nothing answers it */
} ShimInboundKind;

/* What a jump means. */
typedef enum ShimJump {
  kShimJumpElsewhere = 0,  /* relocated, or the transport stopped */
  kShimJumpAtStart = 1,    /* the transport started with it */
  kShimJumpRoundCycle = 2  /* from the end of the host's cycle to its start: the phrase goes on */
} ShimJump;

typedef struct ShimInboundEvent {
  double ppq;       /* quarter notes; negative during a count-in */
  double value;     /* by kind */
  uint32_t epoch;   /* the epoch in force once this event has been applied */
  uint16_t kind;    /* ShimInboundKind */
  uint8_t channel;  /* 0..15 */
  uint8_t pitch;    /* MIDI key 0..127 */
  int32_t id;       /* by kind: parameter id, packed meter or the host's note id */
  float velocity;   /* 0..1 */
} ShimInboundEvent; /* 32 bytes */

/* What the managed side commits to the audio thread: whole notes, so that an off can never be lost. */
typedef enum ShimOutboundKind {
  kShimOutboundNote = 1,
  kShimOutboundTakeOver = 2,  /* a note, before which the notes that sound of another answer end */
  kShimOutboundWheel = 3      /* a move of a wheel, as part of the shape of the note with the onset `ppq`: `duration`
                                 after that, >= 0, the controller `pitch` (1 or 129, as inbound) goes to `velocity`.
                                 Stands before its note; what moves of the note before are left are void */
} ShimOutboundKind;

typedef struct ShimOutboundEvent {
  double ppq;       /* onset, quarter notes; never before the onset of the event ahead of it in the same epoch */
  double duration;  /* quarter notes, > 0 of a note */
  uint32_t epoch;   /* the note is void once the audio thread's epoch has moved past this */
  uint8_t kind;     /* ShimOutboundKind */
  int8_t earlier;   /* milliseconds by which it is sent before its position; below 0, after it */
  uint8_t channel;  /* 0..15 */
  uint8_t pitch;    /* 0..127 */
  float lead;       /* quarter notes before `ppq`, >= 0: it was not known earlier, and is not sent earlier */
  float velocity;   /* 0..1, above 0 of a note */
} ShimOutboundEvent; /* 32 bytes */

#endif
