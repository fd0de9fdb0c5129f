#include "options.h"

#include <cstdio>
#include <functional>
#include <map>

#include "common/errors.h"
#include "common/text.h"
#include "music/map_text.h"

namespace host {

namespace {

constexpr int kLargestBlock = 65536;  // samples

double requireNumber(const std::string& text, double from, double to) {
  const auto value = number(text);
  if (!value || !(*value >= from && *value <= to)) {
    char range[60];
    std::snprintf(range, sizeof range, "%g to %g", from, to);
    throw UsageError("'" + text + "' is not a number from " + range);
  }
  return *value;
}

int requireInteger(const std::string& text, int from, int to) {
  const auto value = integer(text);
  if (!value || *value < from || *value > to) {
    throw UsageError("'" + text + "' is not a whole number from " + std::to_string(from) + " to " + std::to_string(to));
  }
  return static_cast<int>(*value);
}

std::vector<int> parseBlockSizes(const std::string& text) {
  std::vector<int> sizes;
  for (const std::string& part : split(text, ',')) sizes.push_back(requireInteger(part, 1, kLargestBlock));
  return sizes;
}

std::pair<std::string, std::string> parseAssignment(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) throw UsageError("a parameter is Name=value: '" + text + "'");
  return {text.substr(0, equals), text.substr(equals + 1)};
}

bool parseWavFormat(const std::string& text) {
  if (text == "float" || text == "16") return text == "float";
  throw UsageError("the sample format is float or 16: '" + text + "'");
}

using Switches = std::map<std::string, std::function<void()>>;
using Settings = std::map<std::string, std::function<void(const std::string&)>>;

Switches switchesOf(Options& o) {
  return {
      {"--help", [&] { o.help = true; }},
      {"-h", [&] { o.help = true; }},
      {"--live-music", [&] { o.liveMusic = true; }},
      {"--note-ids", [&] { o.noteIds = true; }},
      {"--no-program-changes", [&] { o.programChanges = false; }},
      {"--realtime", [&] { o.mode = vst3::kRealtime; }},
      {"--prefetch", [&] { o.mode = vst3::kPrefetch; }},
      {"--offline", [&] { o.mode = vst3::kOffline; }},
      {"--no-transport", [&] { o.transport = false; }},
      {"--no-process-context", [&] { o.processContext = false; }},
      {"--list", [&] { o.list = true; }},
      {"--stats", [&] { o.stats = true; }},
      {"--json", [&] { o.json = true; }},
  };
}

Settings settingsOf(Options& o) {
  using Text = const std::string&;
  return {
      {"--class", [&](Text v) { o.className = v; }},
      {"--music", [&](Text v) { o.musicPath = v; }},
      {"--script", [&](Text v) { o.scriptPath = v; }},
      {"--param", [&](Text v) { o.parameters.push_back(parseAssignment(v)); }},
      {"--program", [&](Text v) { o.program = v; }},
      {"--load-state", [&](Text v) { o.loadStatePath = v; }},
      {"--tempo",
       [&](Text v) {
         o.tempo = {{0.0, requireNumber(v, 1, 2000), false}};
       }},
      {"--tempo-map", [&](Text v) { o.tempo = parseTempoMap(v); }},
      {"--meter", [&](Text v) { o.meter = parseMeterMap(v); }},
      {"--start-quarters", [&](Text v) { o.start = requireNumber(v, -1e12, 1e12); }},
      {"--length-quarters", [&](Text v) { o.length = requireNumber(v, 0, 1e6); }},
      {"--length-bars", [&](Text v) { o.lengthBars = requireInteger(v, 0, 100000); }},
      {"--tail-quarters", [&](Text v) { o.tail = requireNumber(v, 0, 1e6); }},
      {"--block-size", [&](Text v) { o.blockSizes = {requireInteger(v, 1, kLargestBlock)}; }},
      {"--block-sizes", [&](Text v) { o.blockSizes = parseBlockSizes(v); }},
      {"--sample-rate", [&](Text v) { o.sampleRate = requireNumber(v, 1000, 768000); }},
      {"--repeat", [&](Text v) { o.repeat = requireInteger(v, 1, 100000); }},
      {"--instances", [&](Text v) { o.instances = requireInteger(v, 1, 64); }},
      {"--batch", [&](Text v) { o.batchPath = v; }},
      {"--out-wav", [&](Text v) { o.outWavPath = v; }},
      {"--wav-format", [&](Text v) { o.wavFloat = parseWavFormat(v); }},
      {"--out-events", [&](Text v) { o.outEventsPath = v; }},
      {"--save-state", [&](Text v) { o.saveStatePath = v; }},
  };
}

}  // namespace

Options parseOptions(const std::vector<std::string>& arguments) {
  Options options;
  const Switches switches = switchesOf(options);
  const Settings settings = settingsOf(options);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (const auto found = switches.find(argument); found != switches.end()) {
      found->second();
    } else if (const auto setting = settings.find(argument); setting != settings.end()) {
      if (++i == arguments.size()) throw UsageError(argument + " needs a value");
      setting->second(arguments[i]);
    } else if (argument.starts_with("-")) {
      throw UsageError("no such option: " + argument);
    } else if (options.bundle.empty()) {
      options.bundle = argument;
    } else {
      throw UsageError("one bundle only: " + argument);
    }
  }
  if (!options.help && options.bundle.empty()) throw UsageError("no bundle given");
  if (options.length && options.lengthBars) throw UsageError("--length-quarters or --length-bars, not both");
  return options;
}

}  // namespace host
