#include "controller.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "audio/flow/event_busses.h"
#include "edit_message.h"
#include "hosting/managed_api.h"
#include "hosting/preset_list.h"
#include "parameters/texts.h"
#include "parameters/values.h"
#include "plugin_state.h"
#include "streams.h"
#include "text.h"
#include "vst3/component.h"

namespace continuo {

using namespace vst3;

namespace {

constexpr ProgramListID kPresetList = 1;

// Hosts keep values as floats.
constexpr double kSameValue = 1e-6;

// Ardour shows the texts of what can be set, but plain numbers for what is only read.
constexpr const char* kShowsTextsOfKnobsAlone = "Ardour";

constexpr const char* kNoPreset = "None";
constexpr const char* kSongsPreset = "From the song";
constexpr int32 kSongsProgram = ProgramTable::kMost + 1;

// Values that are words.
bool hasWords(const ShimParameter& row) {
  return row.kind == kParameterList || meantBy(row.id) == kParameterPreset || row.id == kParameterLoadedPreset;
}

int32 flagsOf(const ShimParameter& row) {
  int32 flags = 0;
  if ((row.flags & kParameterCanAutomate) != 0) flags |= ParameterInfo::kCanAutomate;
  if ((row.flags & kParameterIsReadOnly) != 0) flags |= ParameterInfo::kIsReadOnly;
  if ((row.flags & kParameterIsBypass) != 0) flags |= ParameterInfo::kIsBypass;
  if ((row.flags & kOwnIsProgramChange) != 0) flags |= ParameterInfo::kIsProgramChange;
  if (hasWords(row)) flags |= ParameterInfo::kIsList;
  if ((row.flags & kOwnIsHidden) != 0) flags |= ParameterInfo::kIsHidden;
  return flags;
}

}  // namespace

tresult Controller::initialize(FUnknown* context) {
  host_ = ComPtr<IHostApplication>::query(context);
  String128 name{};
  showsTextsOfKnobsAlone_ =
      host_ && host_->getName(name) == kResultOk && toUtf8(name) == kShowsTextsOfKnobsAlone;
  for (const ShimParameter& row : kShimParameters) values_[row.id] = defaultNormalized(row);
  takenOf_ = -1;
  PresetList::ofProcess().refresh();
  takePresetList();
  const bool hasPresets = !PresetList::ofProcess().names().empty();
  const double status = managedApiFailed() ? kShimStateNoRuntime : hasPresets ? kShimStateReady : kShimStateNoPreset;
  values_[kParameterStatus] = toNormalized(kShimParameters[kParameterStatus], status);
  return kResultOk;
}

tresult Controller::terminate() {
  handler_.reset();
  host_.reset();
  return kResultOk;
}

tresult Controller::setComponentState(IBStream* stream) {
  PluginState::Bytes bytes;
  if (!stream || !readAll(*stream, bytes)) return kResultFalse;
  const PluginState::ReadResult read = PluginState::read(bytes);
  if (!read.error.empty()) return kResultFalse;
  const int32 preset = PresetList::ofProcess().indexOfState(read.state.preset());
  if (preset == PresetList::kIsDamaged) return kResultFalse;
  for (const ShimParameter& row : kShimParameters) {
    if (!isReadOnly(row.id)) {
      const double value = read.state.parameter(row.id).value_or(defaultNormalized(row));
      values_[row.id] = isTrigger(row.id) ? 0 : clampNormalized(value);
    }
  }
  takenOf_ = preset;
  if (preset >= 0) values_[kParameterPreset] = plainParamToNormalized(kParameterPreset, preset);
  return kResultOk;
}

tresult Controller::setState(IBStream* stream) {
  std::vector<uint8_t> bytes;
  if (!stream) return kInvalidArgument;
  if (!readAll(*stream, bytes) || !midi_.read(bytes)) return kResultFalse;
  say(kMidiCCAssignmentChanged);
  return kResultOk;
}

tresult Controller::getState(IBStream* stream) {
  if (!stream) return kInvalidArgument;
  std::vector<uint8_t> bytes = midi_.write();
  return writeAll(*stream, bytes) ? kResultOk : kResultFalse;
}

int32 Controller::getParameterCount() { return kParameterCount + kOwnParameterCount + kMidiMessageCount; }

// "MIDI 123 channel 1".
void Controller::describeMidiMessage(uint32 id, ParameterInfo& info) {
  const std::string title = std::string(kMidiMessageRow.name) + " " + std::to_string(midiNumberOf(id)) + " channel " +
                            std::to_string(midiChannelOf(id) + 1);
  info = ParameterInfo{};
  info.id = id;
  toUtf16(title, info.title);
  toUtf16(title, info.shortTitle);
  info.flags = flagsOf(kMidiMessageRow);
}

tresult Controller::getParameterInfo(int32 paramIndex, ParameterInfo& info) {
  if (paramIndex < 0 || paramIndex >= getParameterCount()) return kInvalidArgument;
  const auto index = static_cast<uint32>(paramIndex);
  constexpr uint32 kFirstMessage = kParameterCount + kOwnParameterCount;
  if (index >= kFirstMessage) {
    describeMidiMessage(midiMessageAt(index - kFirstMessage), info);
    return kResultOk;
  }
  const ShimParameter& row =
      index < kParameterCount ? *rowOf(kShimParametersInHosts[index]) : kOwnParameters[index - kParameterCount];
  info = ParameterInfo{};
  info.id = row.id;
  toUtf16(row.name, info.title);
  toUtf16(row.name, info.shortTitle);
  toUtf16(row.units, info.units);
  info.stepCount = meantBy(row.id) == kParameterPreset ? lastProgram() : row.stepCount;
  info.defaultNormalizedValue = defaultNormalized(row);
  info.unitId = index < kParameterCount ? row.group : kGroupRoot;
  info.flags = flagsOf(row);
  const bool isReadInWords = hasWords(row) && (row.flags & kParameterIsReadOnly) != 0;
  if (isReadInWords && showsTextsOfKnobsAlone_) info.flags = ParameterInfo::kCanAutomate | ParameterInfo::kIsList;
  return kResultOk;
}

// Presets are shown by name, whether it is the one wanted (from 0) or the one that plays (from 1; 0 = none).
std::string Controller::presetText(ParamID id, ParamValue value) const {
  int32 program = meantBy(id) == kParameterPreset ? stepOf(value, lastProgram())
                                                  : static_cast<int32>(toPlain(kShimParameters[id], value)) - 1;
  if (program < 0) return kNoPreset;
  if (program == kSongsProgram - 1) return kSongsPreset;
  return program <= lastProgram() ? programs_[static_cast<size_t>(program)] : std::to_string(program + 1);
}

tresult Controller::getParamStringByValue(ParamID id, ParamValue value, String128 string) {
  const ShimParameter* row = rowOf(id);
  if (!row || !string) return kInvalidArgument;
  const bool isPreset = meantBy(id) == kParameterPreset || id == kParameterLoadedPreset;
  toUtf16(isPreset ? presetText(id, value) : textOf(*row, value), std::span<char16_t>(string, 128));
  return kResultOk;
}

tresult Controller::getParamValueByString(ParamID id, TChar* string, ParamValue& value) {
  const ShimParameter* row = rowOf(id);
  if (!row || !string) return kInvalidArgument;
  const std::string text = toUtf8(string, 128);
  if (meantBy(id) == kParameterPreset || id == kParameterLoadedPreset) {
    int index = indexOf(programTexts(), text);
    if (id == kParameterLoadedPreset) {
      index = text == kNoPreset ? 0 : text == kSongsPreset ? kSongsProgram : index + (index < 0 ? 0 : 1);
    }
    if (index >= 0) {
      value = plainParamToNormalized(id, index);
      return kResultOk;
    }
    if (meantBy(id) == kParameterPreset) return kResultFalse;
  }
  const auto normalized = normalizedOf(*row, text);
  if (!normalized) return kResultFalse;
  value = *normalized;
  return kResultOk;
}

ParamValue Controller::normalizedParamToPlain(ParamID id, ParamValue value) {
  if (meantBy(id) == kParameterPreset) return stepOf(value, lastProgram());
  const ShimParameter* row = rowOf(id);
  return row ? toPlain(*row, value) : value;
}

ParamValue Controller::plainParamToNormalized(ParamID id, ParamValue plain) {
  if (meantBy(id) == kParameterPreset) return lastProgram() > 0 ? clampNormalized(plain / lastProgram()) : 0;
  const ShimParameter* row = rowOf(id);
  return row ? toNormalized(*row, plain) : plain;
}

double& Controller::valueOf(ParamID id) {
  id = meantBy(id);
  if (isMidiMessage(id)) return midiValues_[midiChannelOf(id)][midiNumberOf(id)];
  return id < kParameterCount ? values_[id] : ownValues_[static_cast<size_t>(rowOf(id) - kOwnParameters)];
}

ParamValue Controller::getParamNormalized(ParamID id) { return rowOf(id) ? valueOf(id) : 0; }

tresult Controller::setParamNormalized(ParamID id, ParamValue value) {
  if (!rowOf(id)) return kInvalidArgument;
  const double before = std::exchange(valueOf(id), clampNormalized(value));
  tellProcessor(id);
  if (id == kParameterPresetList) followPresetList();
  if (id == kParameterMidiLearn && valueOf(id) != before) chooseWhatToLearn();
  if (id == kParameterPresetChosen && valueOf(id) != before) {
    takeDefaults((static_cast<int32>(toPlain(*rowOf(id), valueOf(id))) - 1) / 2);
  }
  return kResultOk;
}

// The player has chosen a preset: the knobs get the values that it brings. A knob that the last preset moved, and the
// player has not, goes back to where a fresh instance has it. One step for the host's undo, where the host groups
// edits.
void Controller::takeDefaults(int32 program) {
  chosenTooEarly_.reset();
  if (values_[kParameterLockControls] >= 0.5) return;
  if (!managedApi()) return void(chosenTooEarly_ = program);
  const ParameterSnapshot brought = presetDefaults(program);
  const ParameterSnapshot taken = presetDefaults(takenOf_);
  const auto group = ComPtr<IComponentHandler2>::query(handler_.get());
  if (group) group->startGroupEdit();
  for (const ShimParameter& row : kShimParameters) {
    const bool isLeft = std::isnan(brought[row.id]) && std::abs(values_[row.id] - taken[row.id]) < kSameValue;
    const double value = isLeft ? defaultNormalized(row) : brought[row.id];
    if (std::abs(values_[row.id] - value) >= kSameValue) edit(row.id, value);
  }
  if (group) group->finishGroupEdit();
  takenOf_ = program;
}

// It hears of it with the next block, too; but a song may be saved before there is one.
void Controller::tellProcessor(ParamID id) {
  const uint32 meant = meantBy(id);
  if (!host_ || !processor_ || meant >= kParameterCount || isReadOnly(meant)) return;
  sendEdit(*host_, *processor_, meant, valueOf(meant));
}

void Controller::edit(ParamID id, ParamValue value) {
  valueOf(id) = value;
  tellProcessor(id);
  if (!handler_) return;
  handler_->beginEdit(id);
  handler_->performEdit(id, value);
  handler_->endEdit(id);
}

// The processor says that presets have come or gone, or that .NET has come.
void Controller::followPresetList() {
  PresetList::ofProcess().refresh();
  if (chosenTooEarly_) takeDefaults(*chosenTooEarly_);
  if (PresetList::ofProcess().revision() == presetRevision_) return;
  takePresetList();
  if (const auto units = ComPtr<IUnitHandler>::query(handler_.get())) {
    units->notifyProgramListChange(kPresetList, kAllProgramInvalid);
  }
  say(kParamTitlesChanged | kParamValuesChanged);
}

// The chosen program keeps its number, so that its value moves when there are more.
void Controller::takePresetList() {
  const int32 chosen = stepOf(values_[kParameterPreset], lastProgram());
  programs_ = PresetList::ofProcess().names();
  presetRevision_ = PresetList::ofProcess().revision();
  if (programs_.empty()) programs_.emplace_back("(no presets)");
  values_[kParameterPreset] = plainParamToNormalized(kParameterPreset, chosen);
}

void Controller::chooseWhatToLearn() {
  const ShimParameter& row = *rowOf(kParameterMidiLearn);
  if (toPlain(row, valueOf(row.id)) < row.maximum) return;
  midi_.forgetLearnt();
  say(kMidiCCAssignmentChanged);
}

tresult Controller::onLiveMIDIControllerInput(int32 busIndex, int16, CtrlNumber midiCC) {
  const auto wanted = static_cast<int32>(toPlain(*rowOf(kParameterMidiLearn), valueOf(kParameterMidiLearn)));
  if (busIndex != 0 || wanted < 1 || wanted > kLearnableCount) return kResultFalse;
  if (!midi_.learn(midiCC, kShimLearnable[wanted - 1])) return kResultFalse;
  edit(kParameterMidiLearn, 0);
  say(kMidiCCAssignmentChanged);
  return kResultTrue;
}

void Controller::say(int32 restartFlags) {
  if (handler_) handler_->restartComponent(restartFlags);
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
  const uint32 parameter = midi_.parameterOf(channel, number);
  if (parameter == MidiMapping::kNothing) return kResultFalse;
  id = parameter;
  return kResultTrue;
}

int32 Controller::getUnitCount() { return kGroupCount; }

tresult Controller::getUnitInfo(int32 unitIndex, UnitInfo& info) {
  if (unitIndex < 0 || unitIndex >= kGroupCount) return kInvalidArgument;
  const bool isRoot = unitIndex == kGroupRoot;
  info = {unitIndex, isRoot ? kNoParentUnitId : kRootUnitId, {}, isRoot ? kPresetList : kNoProgramListId};
  toUtf16(kShimGroupNames[unitIndex], info.name);
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
tresult Controller::selectUnit(UnitID unitId) {
  return unitId >= 0 && unitId < kGroupCount ? kResultTrue : kResultFalse;
}

tresult Controller::getUnitByBus(MediaType type, BusDirection dir, int32 busIndex, int32 channel, UnitID& unitId) {
  const bool isEvent = type == kEvent && (dir == kInput || dir == kOutput);
  const bool isAudio = type == kAudio && dir == kOutput;
  const int32 channels = isEvent ? 16 : isAudio ? 2 : 0;
  const int32 busses = type == kEvent && dir == kInput ? kEventInputs : 1;
  if (busIndex < 0 || busIndex >= busses || channel < -1 || channel >= channels) return kResultFalse;
  unitId = kRootUnitId;
  return kResultTrue;
}

tresult Controller::setUnitProgramData(int32, int32, IBStream*) { return kNotImplemented; }

tresult Controller::connect(IConnectionPoint* other) {
  processor_ = other;
  return other ? kResultOk : kInvalidArgument;
}

tresult Controller::disconnect(IConnectionPoint* other) {
  processor_ = nullptr;
  return other ? kResultOk : kInvalidArgument;
}

tresult Controller::notify(IMessage* message) { return message ? kResultFalse : kInvalidArgument; }

}  // namespace continuo
