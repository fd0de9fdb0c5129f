// Facts of events.h and parameter_changes.h.
#include "layout_test.h"
#include "pluginterfaces/vst/ivstevents.h"
#include "pluginterfaces/vst/ivstparameterchanges.h"
#include "vst3/events.h"
#include "vst3/parameter_changes.h"

namespace ours = vst3;
namespace theirs {
using namespace Steinberg;
using namespace Steinberg::Vst;
}  // namespace theirs

static void compareEventStructs() {
  TYPE(NoteExpressionTypeID);
  TYPE(NoteExpressionValue);
  VALUE(kNoteIDUserRangeLowerBound);
  VALUE(kNoteIDUserRangeUpperBound);
  STRUCT(NoteOnEvent);
  FIELD(NoteOnEvent, channel);
  FIELD(NoteOnEvent, pitch);
  FIELD(NoteOnEvent, tuning);
  FIELD(NoteOnEvent, velocity);
  FIELD(NoteOnEvent, length);
  FIELD(NoteOnEvent, noteId);
  STRUCT(NoteOffEvent);
  FIELD(NoteOffEvent, channel);
  FIELD(NoteOffEvent, pitch);
  FIELD(NoteOffEvent, velocity);
  FIELD(NoteOffEvent, noteId);
  FIELD(NoteOffEvent, tuning);
  STRUCT(DataEvent);
  FIELD(DataEvent, size);
  FIELD(DataEvent, type);
  FIELD(DataEvent, bytes);
  VALUE(DataEvent::kMidiSysEx);
  STRUCT(PolyPressureEvent);
  FIELD(PolyPressureEvent, channel);
  FIELD(PolyPressureEvent, pitch);
  FIELD(PolyPressureEvent, pressure);
  FIELD(PolyPressureEvent, noteId);
  STRUCT(ChordEvent);
  FIELD(ChordEvent, root);
  FIELD(ChordEvent, bassNote);
  FIELD(ChordEvent, mask);
  FIELD(ChordEvent, textLen);
  FIELD(ChordEvent, text);
  STRUCT(ScaleEvent);
  FIELD(ScaleEvent, root);
  FIELD(ScaleEvent, mask);
  FIELD(ScaleEvent, textLen);
  FIELD(ScaleEvent, text);
  STRUCT(LegacyMIDICCOutEvent);
  FIELD(LegacyMIDICCOutEvent, controlNumber);
  FIELD(LegacyMIDICCOutEvent, channel);
  FIELD(LegacyMIDICCOutEvent, value);
  FIELD(LegacyMIDICCOutEvent, value2);
  STRUCT(NoteExpressionValueEvent);
  FIELD(NoteExpressionValueEvent, typeId);
  FIELD(NoteExpressionValueEvent, noteId);
  FIELD(NoteExpressionValueEvent, value);
  STRUCT(NoteExpressionTextEvent);
  FIELD(NoteExpressionTextEvent, typeId);
  FIELD(NoteExpressionTextEvent, noteId);
  FIELD(NoteExpressionTextEvent, textLen);
  FIELD(NoteExpressionTextEvent, text);
}

static void compareEvent() {
  STRUCT(Event);
  FIELD(Event, busIndex);
  FIELD(Event, sampleOffset);
  FIELD(Event, ppqPosition);
  FIELD(Event, flags);
  FIELD(Event, type);
  FIELD(Event, noteOn);
  FIELD(Event, noteOff);
  FIELD(Event, data);
  FIELD(Event, polyPressure);
  FIELD(Event, noteExpressionValue);
  FIELD(Event, noteExpressionText);
  FIELD(Event, chord);
  FIELD(Event, scale);
  FIELD(Event, midiCCOut);
  VALUE(Event::kIsLive);
  VALUE(Event::kUserReserved1);
  VALUE(Event::kUserReserved2);
  VALUE(Event::kNoteOnEvent);
  VALUE(Event::kNoteOffEvent);
  VALUE(Event::kDataEvent);
  VALUE(Event::kPolyPressureEvent);
  VALUE(Event::kNoteExpressionValueEvent);
  VALUE(Event::kNoteExpressionTextEvent);
  VALUE(Event::kChordEvent);
  VALUE(Event::kScaleEvent);
  VALUE(Event::kLegacyMIDICCOutEvent);
  INTERFACE(IEventList);
  METHOD(IEventList, getEventCount);
  METHOD(IEventList, getEvent);
  METHOD(IEventList, addEvent);
}

void layout::compareEvents() {
  compareEventStructs();
  compareEvent();
  INTERFACE(IParamValueQueue);
  METHOD(IParamValueQueue, getParameterId);
  METHOD(IParamValueQueue, getPointCount);
  METHOD(IParamValueQueue, getPoint);
  METHOD(IParamValueQueue, addPoint);
  INTERFACE(IParameterChanges);
  METHOD(IParameterChanges, getParameterCount);
  METHOD(IParameterChanges, getParameterData);
  METHOD(IParameterChanges, addParameterData);
}
