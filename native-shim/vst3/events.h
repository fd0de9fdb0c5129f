// Restates the VST 3 specification's events: notes and the rest of what an event bus carries, and IEventList.
#ifndef CONTINUO_VST3_EVENTS_H
#define CONTINUO_VST3_EVENTS_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

using NoteExpressionTypeID = uint32;
using NoteExpressionValue = double;

enum NoteIDUserRange { kNoteIDUserRangeLowerBound = -10000, kNoteIDUserRangeUpperBound = -1000 };

struct NoteOnEvent {
  int16 channel;   // from 0
  int16 pitch;     // MIDI key 0..127
  float tuning;    // cent
  float velocity;  // 0..1
  int32 length;    // samples, 0: unknown
  int32 noteId;    // -1: none
};

struct NoteOffEvent {
  int16 channel;
  int16 pitch;
  float velocity;
  int32 noteId;
  float tuning;
};

struct DataEvent {
  uint32 size;
  uint32 type;  // DataTypes
  const uint8* bytes;

  enum DataTypes { kMidiSysEx = 0 };
};

struct PolyPressureEvent {
  int16 channel;
  int16 pitch;
  float pressure;  // 0..1
  int32 noteId;
};

struct ChordEvent {
  int16 root;
  int16 bassNote;
  int16 mask;
  uint16 textLen;
  const TChar* text;
};

struct ScaleEvent {
  int16 root;
  int16 mask;
  uint16 textLen;
  const TChar* text;
};

struct LegacyMIDICCOutEvent {
  uint8 controlNumber;  // ControllerNumbers
  int8 channel;
  int8 value;
  int8 value2;  // pitch bend: the upper seven bits; polyphonic pressure: the pressure
};

#if defined(_WIN32) && !defined(_WIN64)
#pragma pack(push, 4)
#endif
struct NoteExpressionValueEvent {
  NoteExpressionTypeID typeId;
  int32 noteId;
  NoteExpressionValue value;  // 0..1
};

struct NoteExpressionTextEvent {
  NoteExpressionTypeID typeId;
  int32 noteId;
  uint32 textLen;
  const TChar* text;
};
#if defined(_WIN32) && !defined(_WIN64)
#pragma pack(pop)
#endif

struct Event {
  int32 busIndex;
  int32 sampleOffset;         // from the start of the block
  TQuarterNotes ppqPosition;  // in the project
  uint16 flags;               // EventFlags

  enum EventFlags { kIsLive = 1 << 0, kUserReserved1 = 1 << 14, kUserReserved2 = 1 << 15 };
  enum EventTypes {
    kNoteOnEvent = 0,
    kNoteOffEvent = 1,
    kDataEvent = 2,
    kPolyPressureEvent = 3,
    kNoteExpressionValueEvent = 4,
    kNoteExpressionTextEvent = 5,
    kChordEvent = 6,
    kScaleEvent = 7,
    kLegacyMIDICCOutEvent = 65535
  };

  uint16 type;  // EventTypes
  union {
    NoteOnEvent noteOn;
    NoteOffEvent noteOff;
    DataEvent data;
    PolyPressureEvent polyPressure;
    NoteExpressionValueEvent noteExpressionValue;
    NoteExpressionTextEvent noteExpressionText;
    ChordEvent chord;
    ScaleEvent scale;
    LegacyMIDICCOutEvent midiCCOut;
  };
};

class IEventList : public FUnknown {
 public:
  virtual int32 PLUGIN_API getEventCount() = 0;
  virtual tresult PLUGIN_API getEvent(int32 index, Event& e) = 0;
  virtual tresult PLUGIN_API addEvent(Event& e) = 0;

  static constexpr TUID iid = VST3_UID(0x3A2C4214u, 0x346349FEu, 0xB2C4F397u, 0xB9695A44u);
};

}  // namespace vst3

#include "pack_pop.h"

#endif
