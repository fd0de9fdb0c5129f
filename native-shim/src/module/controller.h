// The controlling half of the instrument: parameters, programs, MIDI mapping. Works even if .NET failed.
#ifndef CONTINUO_MODULE_CONTROLLER_H
#define CONTINUO_MODULE_CONTROLLER_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/controller_parameters.h"
#include "parameters/mailbox.h"
#include "parameters/mapping.h"
#include "vst3/com.h"
#include "vst3/controller.h"
#include "vst3/host.h"
#include "vst3/midi_learn.h"
#include "vst3/midi_mapping.h"
#include "vst3/units.h"

namespace continuo {

// All [main]. The programs of the one list are the installed presets; the parameter Preset chooses among them.
class Controller final
    : public vst3::RefCounted<vst3::IEditController, vst3::IEditController2, vst3::IMidiMapping, vst3::IMidiLearn,
                              vst3::IUnitInfo, vst3::IConnectionPoint> {
 public:
  // IPluginBase
  vst3::tresult PLUGIN_API initialize(vst3::FUnknown* context) override;
  vst3::tresult PLUGIN_API terminate() override;

  // IEditController. Its own state is what MIDI controllers were taught.
  vst3::tresult PLUGIN_API setComponentState(vst3::IBStream* stream) override;
  vst3::tresult PLUGIN_API setState(vst3::IBStream* stream) override;
  vst3::tresult PLUGIN_API getState(vst3::IBStream* stream) override;
  vst3::int32 PLUGIN_API getParameterCount() override;
  vst3::tresult PLUGIN_API getParameterInfo(vst3::int32 paramIndex, vst3::ParameterInfo& info) override;
  vst3::tresult PLUGIN_API getParamStringByValue(vst3::ParamID id, vst3::ParamValue value,
                                                 vst3::String128 string) override;
  vst3::tresult PLUGIN_API getParamValueByString(vst3::ParamID id, vst3::TChar* string,
                                                 vst3::ParamValue& value) override;
  vst3::ParamValue PLUGIN_API normalizedParamToPlain(vst3::ParamID id, vst3::ParamValue value) override;
  vst3::ParamValue PLUGIN_API plainParamToNormalized(vst3::ParamID id, vst3::ParamValue plain) override;
  vst3::ParamValue PLUGIN_API getParamNormalized(vst3::ParamID id) override;
  vst3::tresult PLUGIN_API setParamNormalized(vst3::ParamID id, vst3::ParamValue value) override;
  vst3::tresult PLUGIN_API setComponentHandler(vst3::IComponentHandler* handler) override;
  vst3::IPlugView* PLUGIN_API createView(vst3::FIDString name) override;

  // IEditController2
  vst3::tresult PLUGIN_API setKnobMode(vst3::KnobMode mode) override;
  vst3::tresult PLUGIN_API openHelp(vst3::TBool onlyCheck) override;
  vst3::tresult PLUGIN_API openAboutBox(vst3::TBool onlyCheck) override;

  // IMidiMapping: the usual assignments and those that were learnt, on every channel; docs/midi.md.
  vst3::tresult PLUGIN_API getMidiControllerAssignment(vst3::int32 busIndex, vst3::int16 channel,
                                                       vst3::CtrlNumber number, vst3::ParamID& id) override;

  // IMidiLearn: the controller that moves is given to the parameter that "MIDI Learn" names.
  vst3::tresult PLUGIN_API onLiveMIDIControllerInput(vst3::int32 busIndex, vst3::int16 channel,
                                                     vst3::CtrlNumber midiCC) override;

  // IUnitInfo: groups of parameters; the root unit has the program list.
  vst3::int32 PLUGIN_API getUnitCount() override;
  vst3::tresult PLUGIN_API getUnitInfo(vst3::int32 unitIndex, vst3::UnitInfo& info) override;
  vst3::int32 PLUGIN_API getProgramListCount() override;
  vst3::tresult PLUGIN_API getProgramListInfo(vst3::int32 listIndex, vst3::ProgramListInfo& info) override;
  vst3::tresult PLUGIN_API getProgramName(vst3::ProgramListID listId, vst3::int32 programIndex,
                                          vst3::String128 name) override;
  vst3::tresult PLUGIN_API getProgramInfo(vst3::ProgramListID listId, vst3::int32 programIndex,
                                          vst3::CString attributeId, vst3::String128 attributeValue) override;
  vst3::tresult PLUGIN_API hasProgramPitchNames(vst3::ProgramListID listId, vst3::int32 programIndex) override;
  vst3::tresult PLUGIN_API getProgramPitchName(vst3::ProgramListID listId, vst3::int32 programIndex,
                                               vst3::int16 midiPitch, vst3::String128 name) override;
  vst3::UnitID PLUGIN_API getSelectedUnit() override;
  vst3::tresult PLUGIN_API selectUnit(vst3::UnitID unitId) override;
  vst3::tresult PLUGIN_API getUnitByBus(vst3::MediaType type, vst3::BusDirection dir, vst3::int32 busIndex,
                                        vst3::int32 channel, vst3::UnitID& unitId) override;
  vst3::tresult PLUGIN_API setUnitProgramData(vst3::int32 listOrUnitId, vst3::int32 programIndex,
                                              vst3::IBStream* data) override;

  // IConnectionPoint: what the host's hand moves is told to the processor, see edit_message.h.
  vst3::tresult PLUGIN_API connect(vst3::IConnectionPoint* other) override;
  vst3::tresult PLUGIN_API disconnect(vst3::IConnectionPoint* other) override;
  vst3::tresult PLUGIN_API notify(vst3::IMessage* message) override;

 private:
  static void describeMidiMessage(vst3::uint32 id, vst3::ParameterInfo& info);
  double& valueOf(vst3::ParamID id);
  void followPresetList();
  void takePresetList();
  void chooseWhatToLearn();
  void takeDefaults(vst3::int32 program);
  void tellProcessor(vst3::ParamID id);
  void edit(vst3::ParamID id, vst3::ParamValue value);
  void say(vst3::int32 restartFlags);
  std::string presetText(vst3::ParamID id, vst3::ParamValue value) const;
  bool isProgram(vst3::ProgramListID listId, vst3::int32 programIndex) const;
  vst3::int32 lastProgram() const { return static_cast<vst3::int32>(programs_.size()) - 1; }
  std::vector<std::string_view> programTexts() const { return {programs_.begin(), programs_.end()}; }

  std::vector<std::string> programs_{"(no presets)"};  // never empty
  vst3::uint32 presetRevision_ = 0;
  bool showsTextsOfKnobsAlone_ = false;  // the host
  vst3::int32 takenOf_ = -1;                   // the preset whose default values the knobs have; -1: none's
  std::optional<vst3::int32> chosenTooEarly_;  // a preset whose default values could not be had yet
  ParameterSnapshot values_{};
  std::array<double, kOwnParameterCount> ownValues_{};
  std::array<std::array<double, vst3::kCountCtrlNumber>, 16> midiValues_{};
  MidiMapping midi_;
  vst3::ComPtr<vst3::IComponentHandler> handler_;
  vst3::ComPtr<vst3::IHostApplication> host_;
  vst3::IConnectionPoint* processor_ = nullptr;  // the host keeps it alive while they are connected
};

}  // namespace continuo

#endif
