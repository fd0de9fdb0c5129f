#include "controller.h"

#include <algorithm>

#include "../vst3/component.h"
#include "flow/host_to_timeline.h"
#include "hosting/managed_api.h"
#include "log.h"
#include "parameter_texts.h"
#include "parameter_values.h"
#include "plugin_state.h"
#include "streams.h"
#include "text.h"

namespace continuo {

using namespace vst3;

namespace {

constexpr ProgramListID kPresetList = 1;

constexpr ShimParameter kMidiPanicRow = {static_cast<ShimParameterId>(kParameterMidiPanic),
                                         "MIDI All Notes Off",
                                         "",
                                         kParameterToggle,
                                         0,
                                         1,
                                         0,
                                         1,
                                         0,
                                         "Off|On"};

const ShimParameter* rowOf(ParamID id) {
  if (id == kParameterMidiPanic) return &kMidiPanicRow;
  return id < kParameterCount ? &kShimParameters[id] : nullptr;
}

int32 flagsOf(const ShimParameter& row) {
  int32 flags = 0;
  if ((row.flags & kParameterCanAutomate) != 0) flags |= ParameterInfo::kCanAutomate;
  if ((row.flags & kParameterIsReadOnly) != 0) flags |= ParameterInfo::kIsReadOnly;
  if ((row.flags & kParameterIsBypass) != 0) flags |= ParameterInfo::kIsBypass;
  if ((row.flags & kParameterIsProgramChange) != 0) flags |= ParameterInfo::kIsProgramChange | ParameterInfo::kIsList;
  if (row.kind == kParameterList) flags |= ParameterInfo::kIsList;
  return flags;
}

}  // namespace

tresult Controller::initialize(FUnknown*) {
  for (const ShimParameter& row : kShimParameters) values_[row.id] = defaultNormalized(row);
  programs_ = presetNames();
  const double status = !managedApi() ? kShimStateNoRuntime : programs_.empty() ? kShimStateNoPreset : kShimStateReady;
  values_[kParameterStatus] = toNormalized(kShimParameters[kParameterStatus], status);
  if (programs_.empty()) programs_.emplace_back("(no presets)");
  return kResultOk;
}

tresult Controller::terminate() {
  handler_.reset();
  return kResultOk;
}

tresult Controller::setComponentState(IBStream* stream) {
  PluginState::Bytes bytes;
  if (!stream || !readAll(*stream, bytes)) return kResultFalse;
  const PluginState::ReadResult read = PluginState::read(bytes);
  if (!read.error.empty()) return kResultFalse;
  for (const ShimParameter& row : kShimParameters) {
    if (!isReadOnly(row.id)) {
      values_[row.id] = clampNormalized(read.state.parameter(row.id).value_or(defaultNormalized(row)));
    }
  }
  const int32 preset = presetOfState(read.state.preset());
  if (preset >= 0 && lastProgram() > 0) {
    values_[kParameterPreset] = clampNormalized(static_cast<double>(preset) / lastProgram());
  }
  return kResultOk;
}

// The controller has no state of its own.
tresult Controller::setState(IBStream* stream) { return stream ? kResultOk : kInvalidArgument; }
tresult Controller::getState(IBStream* stream) { return stream ? kResultOk : kInvalidArgument; }

int32 Controller::getParameterCount() { return kParameterCount + 1; }

tresult Controller::getParameterInfo(int32 paramIndex, ParameterInfo& info) {
  if (paramIndex < 0 || paramIndex >= getParameterCount()) return kInvalidArgument;
  const bool inTable = static_cast<uint32>(paramIndex) < kParameterCount;
  const ShimParameter& row = inTable ? kShimParameters[paramIndex] : kMidiPanicRow;
  info = ParameterInfo{};
  info.id = row.id;
  toUtf16(row.name, info.title);
  toUtf16(row.name, info.shortTitle);
  toUtf16(row.units, info.units);
  info.stepCount = row.id == kParameterPreset ? lastProgram() : row.stepCount;
  info.defaultNormalizedValue = defaultNormalized(row);
  info.unitId = kRootUnitId;
  info.flags = flagsOf(row);
  return kResultOk;
}

tresult Controller::getParamStringByValue(ParamID id, ParamValue value, String128 string) {
  const ShimParameter* row = rowOf(id);
  if (!row || !string) return kInvalidArgument;
  const std::span<char16_t> out(string, 128);
  toUtf16(id == kParameterPreset ? programs_[static_cast<size_t>(stepOf(value, lastProgram()))] : textOf(*row, value),
          out);
  return kResultOk;
}

tresult Controller::getParamValueByString(ParamID id, TChar* string, ParamValue& value) {
  const ShimParameter* row = rowOf(id);
  if (!row || !string) return kInvalidArgument;
  const std::string text = toUtf8(string, 128);
  if (id == kParameterPreset) {
    const int index = indexOf(programTexts(), text);
    if (index < 0) return kResultFalse;
    value = plainParamToNormalized(id, index);
    return kResultOk;
  }
  const auto normalized = normalizedOf(*row, text);
  if (!normalized) return kResultFalse;
  value = *normalized;
  return kResultOk;
}

ParamValue Controller::normalizedParamToPlain(ParamID id, ParamValue value) {
  if (id == kParameterPreset) return stepOf(value, lastProgram());
  const ShimParameter* row = rowOf(id);
  return row ? toPlain(*row, value) : value;
}

ParamValue Controller::plainParamToNormalized(ParamID id, ParamValue plain) {
  if (id == kParameterPreset) return lastProgram() > 0 ? clampNormalized(plain / lastProgram()) : 0;
  const ShimParameter* row = rowOf(id);
  return row ? toNormalized(*row, plain) : plain;
}

ParamValue Controller::getParamNormalized(ParamID id) {
  if (id == kParameterMidiPanic) return midiPanic_;
  return id < kParameterCount ? values_[id] : 0;
}

tresult Controller::setParamNormalized(ParamID id, ParamValue value) {
  if (!rowOf(id)) return kInvalidArgument;
  (id == kParameterMidiPanic ? midiPanic_ : values_[id]) = clampNormalized(value);
  return kResultOk;
}

tresult Controller::setComponentHandler(IComponentHandler* handler) {
  handler_ = ComPtr<IComponentHandler>::share(handler);
  return kResultOk;
}

IPlugView* Controller::createView(FIDString) { return nullptr; }

tresult Controller::setKnobMode(KnobMode) { return kResultFalse; }
tresult Controller::openHelp(TBool) { return kResultFalse; }
tresult Controller::openAboutBox(TBool) { return kResultFalse; }

tresult Controller::getMidiControllerAssignment(int32 busIndex, int16 channel, CtrlNumber number, ParamID& id) {
  if (busIndex != 0 || channel < 0 || channel > 15) return kResultFalse;
  switch (number) {
    case kCtrlVolume:
      id = kParameterVoiceLevel;
      return kResultTrue;
    case kCtrlAllSoundsOff:
    case kCtrlAllNotesOff:
      id = kParameterMidiPanic;
      return kResultTrue;
    default:
      return kResultFalse;
  }
}

int32 Controller::getUnitCount() { return 1; }

tresult Controller::getUnitInfo(int32 unitIndex, UnitInfo& info) {
  if (unitIndex != 0) return kInvalidArgument;
  info = {kRootUnitId, kNoParentUnitId, {}, kPresetList};
  toUtf16("Root", info.name);
  return kResultTrue;
}

int32 Controller::getProgramListCount() { return 1; }

tresult Controller::getProgramListInfo(int32 listIndex, ProgramListInfo& info) {
  if (listIndex != 0) return kInvalidArgument;
  info = {kPresetList, {}, static_cast<int32>(programs_.size())};
  toUtf16("Presets", info.name);
  return kResultTrue;
}

bool Controller::isProgram(ProgramListID listId, int32 programIndex) const {
  return listId == kPresetList && programIndex >= 0 && programIndex <= lastProgram();
}

tresult Controller::getProgramName(ProgramListID listId, int32 programIndex, String128 name) {
  if (!isProgram(listId, programIndex)) return kInvalidArgument;
  toUtf16(programs_[static_cast<size_t>(programIndex)], std::span<char16_t>(name, 128));
  return kResultTrue;
}

tresult Controller::getProgramInfo(ProgramListID, int32, CString, String128) { return kResultFalse; }
tresult Controller::hasProgramPitchNames(ProgramListID, int32) { return kResultFalse; }
tresult Controller::getProgramPitchName(ProgramListID, int32, int16, String128) { return kResultFalse; }
UnitID Controller::getSelectedUnit() { return kRootUnitId; }
tresult Controller::selectUnit(UnitID unitId) { return unitId == kRootUnitId ? kResultTrue : kResultFalse; }

tresult Controller::getUnitByBus(MediaType type, BusDirection dir, int32 busIndex, int32 channel, UnitID& unitId) {
  const bool isEvent = type == kEvent && (dir == kInput || dir == kOutput);
  const bool isAudio = type == kAudio && dir == kOutput;
  const int32 channels = isEvent ? 16 : isAudio ? 2 : 0;
  if (busIndex != 0 || channel < -1 || channel >= channels) return kResultFalse;
  unitId = kRootUnitId;
  return kResultTrue;
}

tresult Controller::setUnitProgramData(int32, int32, IBStream*) { return kNotImplemented; }

tresult Controller::connect(IConnectionPoint* other) { return other ? kResultOk : kInvalidArgument; }
tresult Controller::disconnect(IConnectionPoint* other) { return other ? kResultOk : kInvalidArgument; }
tresult Controller::notify(IMessage* message) { return message ? kResultFalse : kInvalidArgument; }

}  // namespace continuo
