#include "listing.h"

#include <utility>
#include <vector>

#include "common/text.h"

namespace host {

namespace {

std::vector<vst3::PClassInfo2> classesOf(Module& module) {
  std::vector<vst3::PClassInfo2> classes;
  const auto factory2 = vst3::ComPtr<vst3::IPluginFactory2>::query(&module.factory());
  for (vst3::int32 i = 0; i < module.factory().countClasses(); ++i) {
    vst3::PClassInfo2 info{};
    if (factory2 && factory2->getClassInfo2(i, &info) == vst3::kResultOk) {
      classes.push_back(info);
      continue;
    }
    vst3::PClassInfo plain{};
    module.factory().getClassInfo(i, &plain);
    std::memcpy(info.cid, plain.cid, sizeof info.cid);
    std::memcpy(info.category, plain.category, sizeof info.category);
    std::memcpy(info.name, plain.name, sizeof info.name);
    classes.push_back(info);
  }
  return classes;
}

std::string flagsOf(const Parameter& parameter) {
  using Info = vst3::ParameterInfo;
  static constexpr std::pair<Info::ParameterFlags, const char*> kNames[] = {
      {Info::kCanAutomate, "automate"}, {Info::kIsReadOnly, "read-only"}, {Info::kIsWrapAround, "wrap"},
      {Info::kIsList, "list"},          {Info::kIsHidden, "hidden"},      {Info::kIsProgramChange, "program"},
      {Info::kIsBypass, "bypass"},
  };
  std::string text;
  for (const auto& [flag, name] : kNames) {
    if (parameter.has(flag)) text += (text.empty() ? "" : " ") + std::string(name);
  }
  return text;
}

const char* mediaOf(const Bus& bus) { return bus.media == vst3::kAudio ? "audio" : "event"; }
const char* directionOf(const Bus& bus) { return bus.direction == vst3::kInput ? "in" : "out"; }

// The titles of what the controllers of channel 1 move, by number.
std::vector<std::pair<int, std::string>> mappingOf(const Parameters& parameters) {
  std::vector<std::pair<int, std::string>> mapping;
  for (int number = 0; number < vst3::kCountCtrlNumber; ++number) {
    const vst3::ParamID id = parameters.mapped(0, number);
    if (id != vst3::kNoParamId) mapping.emplace_back(number, parameters.find(std::to_string(id)).title);
  }
  return mapping;
}

}  // namespace

std::string listingText(Module& module, Plugin& plugin) {
  std::string out = "classes\n";
  for (const auto& c : classesOf(module)) {
    out += "  " + hex(c.cid) + "  " + c.name + "  [" + c.category + "] " + c.subCategories + " " + c.version + "\n";
  }
  out += "busses\n";
  for (const Bus& bus : plugin.busses()) {
    out += std::string("  ") + mediaOf(bus) + " " + directionOf(bus) + "  " + bus.name + "  " +
           std::to_string(bus.channels) + (bus.main ? " main" : " aux") + (bus.defaultActive ? " active" : "") + "\n";
  }
  out += "parameters\n";
  for (const Parameter& p : plugin.parameters().all()) {
    if (p.has(vst3::ParameterInfo::kIsHidden)) continue;
    const double value = plugin.controller().getParamNormalized(p.id);
    char line[80];
    std::snprintf(line, sizeof line, "  %6u  steps %-4d %.4f (%.4f)  ", p.id, p.stepCount, value, p.defaultValue);
    out += line + p.title + " = " + plugin.parameters().text(p, value) + (p.units.empty() ? "" : " " + p.units);
    const std::string flags = flagsOf(p);
    out += (flags.empty() ? "" : "  [" + flags + "]") + "\n";
  }
  out += "programs\n";
  for (const std::string& program : plugin.parameters().programs()) out += "  " + program + "\n";
  out += "controllers of channel 1\n";
  for (const auto& [number, title] : mappingOf(plugin.parameters()))
    out += "  " + std::to_string(number) + "  " + title + "\n";
  return out;
}

void writeListing(Module& module, Plugin& plugin, JsonWriter& json) {
  json.begin('{').key("classes").begin('[');
  for (const auto& c : classesOf(module)) {
    json.begin('{').key("id").value(hex(c.cid)).key("name").value(c.name).key("category").value(c.category);
    json.key("subCategories").value(c.subCategories).key("vendor").value(c.vendor).key("version").value(c.version);
    json.end('}');
  }
  json.end(']').key("busses").begin('[');
  for (const Bus& bus : plugin.busses()) {
    json.begin('{')
        .key("media")
        .value(mediaOf(bus))
        .key("direction")
        .value(directionOf(bus))
        .key("name")
        .value(bus.name);
    json.key("channels").value(static_cast<long long>(bus.channels)).key("main").value(bus.main);
    json.key("defaultActive").value(bus.defaultActive).end('}');
  }
  json.end(']').key("parameters").begin('[');
  for (const Parameter& p : plugin.parameters().all()) {
    const double value = plugin.controller().getParamNormalized(p.id);
    json.begin('{')
        .key("id")
        .value(static_cast<long long>(p.id))
        .key("title")
        .value(p.title)
        .key("units")
        .value(p.units);
    json.key("stepCount").value(static_cast<long long>(p.stepCount)).key("default").value(p.defaultValue);
    json.key("normalized").value(value).key("plain").value(plugin.parameters().plain(p, value));
    json.key("text").value(plugin.parameters().text(p, value)).key("flags").value(flagsOf(p)).end('}');
  }
  json.end(']').key("programs").begin('[');
  for (const std::string& program : plugin.parameters().programs()) json.value(program);
  json.end(']').key("controllers").begin('{');
  for (const auto& [number, title] : mappingOf(plugin.parameters())) json.key(std::to_string(number)).value(title);
  json.end('}').end('}');
}

}  // namespace host
