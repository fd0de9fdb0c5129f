#include "parameters.h"

#include <algorithm>

#include "common/errors.h"
#include "common/text.h"
#include "vst3/units.h"

namespace host {

Parameters::Parameters(vst3::IEditController& controller) : controller_(controller) {
  const vst3::int32 count = controller.getParameterCount();
  for (vst3::int32 i = 0; i < count; ++i) {
    vst3::ParameterInfo info{};
    if (controller.getParameterInfo(i, info) != vst3::kResultOk) continue;
    parameters_.push_back(
        {info.id, utf8(info.title), utf8(info.units), info.stepCount, info.defaultNormalizedValue, info.flags});
  }
  readPrograms();
  readMapping();
}

void Parameters::readPrograms() {
  const auto units = vst3::ComPtr<vst3::IUnitInfo>::query(&controller_);
  vst3::ProgramListInfo list{};
  if (!units || units->getProgramListCount() < 1 || units->getProgramListInfo(0, list) != vst3::kResultOk) return;
  for (vst3::int32 i = 0; i < list.programCount; ++i) {
    vst3::String128 name{};
    units->getProgramName(list.id, i, name);
    programs_.push_back(utf8(name));
  }
}

void Parameters::readMapping() {
  const auto midi = vst3::ComPtr<vst3::IMidiMapping>::query(&controller_);
  for (vst3::int16 channel = 0; channel < 16; ++channel) {
    auto& row = mapping_[static_cast<std::size_t>(channel)];
    row.fill(vst3::kNoParamId);
    for (vst3::CtrlNumber number = 0; midi && number < vst3::kCountCtrlNumber; ++number) {
      vst3::ParamID id = vst3::kNoParamId;
      if (midi->getMidiControllerAssignment(0, channel, number, id) == vst3::kResultTrue) {
        row[static_cast<std::size_t>(number)] = id;
      }
    }
  }
}

const Parameter& Parameters::find(std::string_view name) const {
  const auto first = [&](auto matches) { return std::find_if(parameters_.begin(), parameters_.end(), matches); };
  auto found = first([&](const Parameter& p) { return p.title == name; });
  if (found == parameters_.end()) found = first([&](const Parameter& p) { return equalIgnoringCase(p.title, name); });
  if (found == parameters_.end()) {
    if (const auto id = integer(name)) found = first([&](const Parameter& p) { return p.id == *id; });
  }
  if (found == parameters_.end()) throw HostError("the plugin has no parameter '" + std::string(name) + "'");
  return *found;
}

const Parameter* Parameters::withFlag(vst3::ParameterInfo::ParameterFlags flag) const {
  for (const Parameter& parameter : parameters_) {
    if (parameter.has(flag)) return &parameter;
  }
  return nullptr;
}

vst3::ParamValue Parameters::normalized(const Parameter& parameter, const std::string& text) const {
  if (text.starts_with("norm:")) {
    const auto value = number(std::string_view(text).substr(5));
    if (value && *value >= 0 && *value <= 1) return *value;
    throw HostError("no normalised value 0..1: '" + text + "'");
  }
  // The entries of a list may be numbers themselves ("1", "2", "4" bars), so that there its text comes first.
  const auto plainNumber = number(text);
  const bool list = parameter.has(vst3::ParameterInfo::kIsList);
  if (plainNumber && !list) return controller_.plainParamToNormalized(parameter.id, *plainNumber);
  vst3::String128 wide{};
  toString128(text, wide);
  vst3::ParamValue value = 0;
  if (controller_.getParamValueByString(parameter.id, wide, value) == vst3::kResultOk) return value;
  if (plainNumber) return controller_.plainParamToNormalized(parameter.id, *plainNumber);
  throw HostError("'" + parameter.title + "' has no value '" + text + "'");
}

std::string Parameters::text(const Parameter& parameter, vst3::ParamValue normalized) const {
  vst3::String128 wide{};
  if (controller_.getParamStringByValue(parameter.id, normalized, wide) != vst3::kResultOk) return {};
  return utf8(wide);
}

double Parameters::plain(const Parameter& parameter, vst3::ParamValue normalized) const {
  return controller_.normalizedParamToPlain(parameter.id, normalized);
}

InputEvent Parameters::programChange(const std::string& program) const {
  const Parameter* parameter = withFlag(vst3::ParameterInfo::kIsProgramChange);
  if (!parameter) throw HostError("the plugin has no programs");
  long long index = std::find_if(programs_.begin(), programs_.end(),
                                 [&](const std::string& name) { return equalIgnoringCase(name, program); }) -
                    programs_.begin();
  if (index == static_cast<long long>(programs_.size())) index = integer(program).value_or(-1);
  if (index < 0 || index > parameter->stepCount) throw HostError("the plugin has no program '" + program + "'");
  InputEvent event;
  event.id = parameter->id;
  event.value = parameter->stepCount == 0 ? 0.0 : static_cast<double>(index) / parameter->stepCount;
  return event;
}

vst3::ParamID Parameters::mapped(int channel, int number) const {
  return mapping_[static_cast<std::size_t>(channel)][static_cast<std::size_t>(number)];
}

bool Parameters::translate(const ChannelMessage& message, InputEvent& out) const {
  out = {};
  out.at = message.ppq;
  out.channel = static_cast<vst3::int16>(message.channel());
  out.pitch = message.data1;
  out.velocity = static_cast<float>(message.data2) / 127.0f;
  const auto controller = [&](int number, double value) {
    out.id = mapped(message.channel(), number);
    out.value = value;
    return out.id != vst3::kNoParamId;
  };
  switch (message.kind()) {
    case 0x80:
    case 0x90:
      out.kind = message.isNoteOn() ? InputEvent::Kind::kNoteOn : InputEvent::Kind::kNoteOff;
      return true;
    case 0xA0:
      out.kind = InputEvent::Kind::kPolyPressure;
      return true;
    case 0xB0:
      if (message.data1 == vst3::kCtrlSustainOnOff || message.data1 == vst3::kCtrlSustenutoOnOff) {
        out.pedal = message.data1;
      }
      return controller(message.data1, message.data2 / 127.0);
    case 0xC0: {
      const Parameter* program = withFlag(vst3::ParameterInfo::kIsProgramChange);
      if (!program || message.data1 > program->stepCount) return false;
      out.id = program->id;
      out.value = program->stepCount == 0 ? 0.0 : static_cast<double>(message.data1) / program->stepCount;
      return true;
    }
    case 0xD0:
      return controller(vst3::kAfterTouch, message.data1 / 127.0);
    case 0xE0:
      return controller(vst3::kPitchBend, (message.data1 | message.data2 << 7) / 16383.0);
    default:
      return false;
  }
}

}  // namespace host
