// The plugin's parameters by title and text, its programs, and which of its parameters each MIDI controller moves.
// Read from the controller once. [main]
#ifndef CONTINUO_HOST_PLUGIN_PARAMETERS_H
#define CONTINUO_HOST_PLUGIN_PARAMETERS_H

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "music/input_event.h"
#include "music/channel_message.h"
#include "vst3/com.h"
#include "vst3/controller.h"
#include "vst3/midi_mapping.h"

namespace host {

struct Parameter {
  vst3::ParamID id;
  std::string title;
  std::string units;
  int stepCount;
  vst3::ParamValue defaultValue;  // normalised
  vst3::int32 flags;              // vst3::ParameterInfo::ParameterFlags

  bool has(vst3::ParameterInfo::ParameterFlags flag) const { return (flags & flag) != 0; }
};

class Parameters {
 public:
  explicit Parameters(vst3::IEditController& controller);

  const std::vector<Parameter>& all() const { return parameters_; }
  // By title, else by title whatever the case, else by id. Throws HostError when there is none.
  const Parameter& find(std::string_view name) const;
  const Parameter* withFlag(vst3::ParameterInfo::ParameterFlags flag) const;

  // Normalised, from "norm:0.25", a plain number or the plugin's own text. Throws HostError when the plugin has no such
  // value.
  vst3::ParamValue normalized(const Parameter& parameter, const std::string& text) const;
  std::string text(const Parameter& parameter, vst3::ParamValue normalized) const;
  double plain(const Parameter& parameter, vst3::ParamValue normalized) const;

  const std::vector<std::string>& programs() const { return programs_; }
  // The parameter change that selects a program, by number from 0 or by name. Throws HostError.
  InputEvent programChange(const std::string& program) const;

  // kNoParamId when the controller moves nothing. `number`: vst3::ControllerNumbers below kCountCtrlNumber.
  vst3::ParamID mapped(int channel, int number) const;
  // What a channel message does: nothing, a note, or a parameter through the mapping. False when it does nothing.
  bool translate(const ChannelMessage& message, InputEvent& out) const;

 private:
  void readPrograms();
  void readMapping();

  vst3::IEditController& controller_;
  std::vector<Parameter> parameters_;
  std::vector<std::string> programs_;
  std::array<std::array<vst3::ParamID, vst3::kCountCtrlNumber>, 16> mapping_;
};

}  // namespace host

#endif
