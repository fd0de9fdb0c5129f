// Facts of controller.h, midi_learn.h, midi_mapping.h and units.h.
#include <cstring>

#include "layout_test.h"
#include "pluginterfaces/vst/ivsteditcontroller.h"
#include "pluginterfaces/vst/ivstmidicontrollers.h"
#include "pluginterfaces/vst/ivstmidilearn.h"
#include "pluginterfaces/vst/ivstunits.h"
#include "vst3/controller.h"
#include "vst3/midi_learn.h"
#include "vst3/midi_mapping.h"
#include "vst3/units.h"

namespace ours = vst3;
namespace theirs {
using namespace Steinberg;
using namespace Steinberg::Vst;
}  // namespace theirs

static void compareParameters() {
  STRUCT(ParameterInfo);
  FIELD(ParameterInfo, id);
  FIELD(ParameterInfo, title);
  FIELD(ParameterInfo, shortTitle);
  FIELD(ParameterInfo, units);
  FIELD(ParameterInfo, stepCount);
  FIELD(ParameterInfo, defaultNormalizedValue);
  FIELD(ParameterInfo, unitId);
  FIELD(ParameterInfo, flags);
  VALUE(ParameterInfo::kNoFlags);
  VALUE(ParameterInfo::kCanAutomate);
  VALUE(ParameterInfo::kIsReadOnly);
  VALUE(ParameterInfo::kIsWrapAround);
  VALUE(ParameterInfo::kIsList);
  VALUE(ParameterInfo::kIsHidden);
  VALUE(ParameterInfo::kIsProgramChange);
  VALUE(ParameterInfo::kIsBypass);
  TEXT(ViewType::kEditor);
  VALUE(kReloadComponent);
  VALUE(kIoChanged);
  VALUE(kParamValuesChanged);
  VALUE(kLatencyChanged);
  VALUE(kParamTitlesChanged);
  VALUE(kMidiCCAssignmentChanged);
  VALUE(kNoteExpressionChanged);
  VALUE(kIoTitlesChanged);
  VALUE(kPrefetchableSupportChanged);
  VALUE(kRoutingInfoChanged);
  VALUE(kCircularMode);
  VALUE(kRelativCircularMode);
  VALUE(kLinearMode);
  TYPE(KnobMode);
}

static void compareInterfaces() {
  INTERFACE(IComponentHandler);
  METHOD(IComponentHandler, beginEdit);
  METHOD(IComponentHandler, performEdit);
  METHOD(IComponentHandler, endEdit);
  METHOD(IComponentHandler, restartComponent);
  INTERFACE(IComponentHandler2);
  METHOD(IComponentHandler2, setDirty);
  METHOD(IComponentHandler2, requestOpenEditor);
  METHOD(IComponentHandler2, startGroupEdit);
  METHOD(IComponentHandler2, finishGroupEdit);
  INTERFACE(IEditController);
  METHOD(IEditController, setComponentState);
  METHOD(IEditController, setState);
  METHOD(IEditController, getState);
  METHOD(IEditController, getParameterCount);
  METHOD(IEditController, getParameterInfo);
  METHOD(IEditController, getParamStringByValue);
  METHOD(IEditController, getParamValueByString);
  METHOD(IEditController, normalizedParamToPlain);
  METHOD(IEditController, plainParamToNormalized);
  METHOD(IEditController, getParamNormalized);
  METHOD(IEditController, setParamNormalized);
  METHOD(IEditController, setComponentHandler);
  METHOD(IEditController, createView);
  INTERFACE(IEditController2);
  METHOD(IEditController2, setKnobMode);
  METHOD(IEditController2, openHelp);
  METHOD(IEditController2, openAboutBox);
  INTERFACE(IMidiMapping);
  METHOD(IMidiMapping, getMidiControllerAssignment);
  INTERFACE(IMidiLearn);
  METHOD(IMidiLearn, onLiveMIDIControllerInput);
}

static void compareControllerNumbers() {
  VALUE(kCtrlBankSelectMSB);
  VALUE(kCtrlModWheel);
  VALUE(kCtrlBreath);
  VALUE(kCtrlFoot);
  VALUE(kCtrlVolume);
  VALUE(kCtrlPan);
  VALUE(kCtrlExpression);
  VALUE(kCtrlBankSelectLSB);
  VALUE(kCtrlSustainOnOff);
  VALUE(kCtrlSustenutoOnOff);
  VALUE(kCtrlSoftPedalOnOff);
  VALUE(kCtrlFilterCutoff);
  VALUE(kCtrlReleaseTime);
  VALUE(kCtrlAttackTime);
  VALUE(kCtrlFilterResonance);
  VALUE(kCtrlGPC5);
  VALUE(kCtrlGPC6);
  VALUE(kCtrlGPC7);
  VALUE(kCtrlGPC8);
  VALUE(kCtrlAllSoundsOff);
  VALUE(kCtrlResetAllCtrlers);
  VALUE(kCtrlLocalCtrlOnOff);
  VALUE(kCtrlAllNotesOff);
  VALUE(kCtrlOmniModeOff);
  VALUE(kCtrlOmniModeOn);
  VALUE(kCtrlPolyModeOnOff);
  VALUE(kCtrlPolyModeOn);
  VALUE(kAfterTouch);
  VALUE(kPitchBend);
  VALUE(kCountCtrlNumber);
  VALUE(kCtrlProgramChange);
  VALUE(kCtrlPolyPressure);
  VALUE(kCtrlQuarterFrame);
}

static void compareUnits() {
  VALUE(kRootUnitId);
  VALUE(kNoParentUnitId);
  VALUE(kNoProgramListId);
  VALUE(kAllProgramInvalid);
  STRUCT(UnitInfo);
  FIELD(UnitInfo, id);
  FIELD(UnitInfo, parentUnitId);
  FIELD(UnitInfo, name);
  FIELD(UnitInfo, programListId);
  STRUCT(ProgramListInfo);
  FIELD(ProgramListInfo, id);
  FIELD(ProgramListInfo, name);
  FIELD(ProgramListInfo, programCount);
  INTERFACE(IUnitHandler);
  METHOD(IUnitHandler, notifyUnitSelection);
  METHOD(IUnitHandler, notifyProgramListChange);
  INTERFACE(IUnitInfo);
  METHOD(IUnitInfo, getUnitCount);
  METHOD(IUnitInfo, getUnitInfo);
  METHOD(IUnitInfo, getProgramListCount);
  METHOD(IUnitInfo, getProgramListInfo);
  METHOD(IUnitInfo, getProgramName);
  METHOD(IUnitInfo, getProgramInfo);
  METHOD(IUnitInfo, hasProgramPitchNames);
  METHOD(IUnitInfo, getProgramPitchName);
  METHOD(IUnitInfo, getSelectedUnit);
  METHOD(IUnitInfo, selectUnit);
  METHOD(IUnitInfo, getUnitByBus);
  METHOD(IUnitInfo, setUnitProgramData);
  INTERFACE(IProgramListData);
  METHOD(IProgramListData, programDataSupported);
  METHOD(IProgramListData, getProgramData);
  METHOD(IProgramListData, setProgramData);
}

void layout::compareController() {
  compareParameters();
  compareInterfaces();
  compareControllerNumbers();
  compareUnits();
}
