#include "script.h"

#include <algorithm>
#include <map>

#include "common/errors.h"
#include "common/lines.h"

namespace host {

namespace {

using Verb = ScriptCommand::Verb;
using Words = std::vector<std::string>;

bool requireOnOff(const std::string& text) {
  if (text == "on" || text == "off") return text == "on";
  throw UsageError("on or off: '" + text + "'");
}

// Reads the words after the time into commands.
class CommandReader {
 public:
  explicit CommandReader(const Parameters& parameters) : parameters_(parameters) {}

  ScriptCommand read(const Words& words) const {
    using Read = void (CommandReader::*)(const Words&, ScriptCommand&) const;
    static const std::map<std::string, std::pair<std::size_t, Read>> kVerbs = {
        {"param", {2, &CommandReader::param}},
        {"edit", {2, &CommandReader::edit}},
        {"bypass", {1, &CommandReader::bypass}},
        {"program", {1, &CommandReader::program}},
        {"panic", {0, &CommandReader::panic}},
        {"note-on", {3, &CommandReader::note}},
        {"note-off", {2, &CommandReader::note}},
        {"chord-on", {1, &CommandReader::chord}},
        {"chord-off", {1, &CommandReader::chord}},
        {"cc", {3, &CommandReader::controller}},
        {"bend", {2, &CommandReader::bend}},
        {"play", {0, &CommandReader::plain<Verb::kPlay>}},
        {"stop", {0, &CommandReader::plain<Verb::kStop>}},
        {"jump", {1, &CommandReader::positions<Verb::kJump>}},
        {"loop", {2, &CommandReader::positions<Verb::kCycle>}},
        {"tempo", {1, &CommandReader::tempo}},
        {"deactivate", {0, &CommandReader::plain<Verb::kDeactivate>}},
        {"activate", {0, &CommandReader::plain<Verb::kActivate>}},
        {"save-state", {1, &CommandReader::file<Verb::kSaveState>}},
        {"load-state", {1, &CommandReader::file<Verb::kLoadState>}},
    };
    ScriptCommand command;
    if (words == Words{"loop", "off"}) {
      command.verb = Verb::kCycleOff;
      return command;
    }
    const auto found = words.empty() ? kVerbs.end() : kVerbs.find(words.front());
    if (found == kVerbs.end()) throw UsageError("no such command: '" + (words.empty() ? "" : words.front()) + "'");
    const auto& [count, readInto] = found->second;
    if (words.size() != count + 1) throw UsageError(words.front() + " takes " + std::to_string(count) + " words");
    (this->*readInto)(words, command);
    return command;
  }

 private:
  template <Verb verb>
  void plain(const Words&, ScriptCommand& command) const {
    command.verb = verb;
  }
  template <Verb verb>
  void file(const Words& words, ScriptCommand& command) const {
    command.verb = verb;
    command.file = words[1];
  }
  template <Verb verb>
  void positions(const Words& words, ScriptCommand& command) const {
    command.verb = verb;
    command.from = requireNumber(words[1]);
    command.to = verb == Verb::kCycle ? requireNumber(words[2]) : 0.0;
    if (verb == Verb::kCycle && command.to <= command.from) throw UsageError("a loop ends after it begins");
  }
  void tempo(const Words& words, ScriptCommand& command) const {
    command.verb = Verb::kTempo;
    command.from = requireNumber(words[1]);
    if (command.from < 1 || command.from > 2000) throw UsageError("no tempo from 1 to 2000: '" + words[1] + "'");
  }
  void param(const Words& words, ScriptCommand& command) const {
    const Parameter& parameter = parameters_.find(words[1]);
    move(command, parameter.id, parameters_.normalized(parameter, words[2]));
  }
  void edit(const Words& words, ScriptCommand& command) const {
    param(words, command);
    command.verb = Verb::kEdit;
  }
  void bypass(const Words& words, ScriptCommand& command) const {
    const Parameter* parameter = parameters_.withFlag(vst3::ParameterInfo::kIsBypass);
    if (!parameter) throw HostError("the plugin has no bypass");
    move(command, parameter->id, requireOnOff(words[1]) ? 1.0 : 0.0);
  }
  void program(const Words& words, ScriptCommand& command) const {
    command.inputs.push_back(parameters_.programChange(words[1]));
  }
  void note(const Words& words, ScriptCommand& command) const {
    const bool on = words[0] == "note-on";
    ChannelMessage message{0, 0, static_cast<std::uint8_t>(requireInteger(words[2], 0, 127)), 64};
    message.status = static_cast<std::uint8_t>((on ? 0x90 : 0x80) | (requireInteger(words[1], 1, 16) - 1));
    if (on) message.data2 = static_cast<std::uint8_t>(requireInteger(words[3], 1, 127));
    send(command, message);
  }
  void chord(const Words& words, ScriptCommand& command) const {
    InputEvent event;
    event.bus = 1;
    event.kind = words[0] == "chord-on" ? InputEvent::Kind::kNoteOn : InputEvent::Kind::kNoteOff;
    event.pitch = static_cast<vst3::int16>(requireInteger(words[1], 0, 127));
    event.velocity = 0.5f;
    command.inputs.push_back(event);
  }
  void controller(const Words& words, ScriptCommand& command) const {
    const int channel = requireInteger(words[1], 1, 16) - 1;
    send(command,
         {0, static_cast<std::uint8_t>(0xB0 | channel), static_cast<std::uint8_t>(requireInteger(words[2], 0, 127)),
          static_cast<std::uint8_t>(requireInteger(words[3], 0, 127))});
  }
  void bend(const Words& words, ScriptCommand& command) const {
    const int channel = requireInteger(words[1], 1, 16) - 1, value = requireInteger(words[2], 0, 16383);
    send(command, {0, static_cast<std::uint8_t>(0xE0 | channel), static_cast<std::uint8_t>(value & 127),
                   static_cast<std::uint8_t>(value >> 7)});
  }
  void panic(const Words&, ScriptCommand& command) const {
    for (int channel = 0; channel < 16; ++channel) {
      const auto status = static_cast<std::uint8_t>(0xB0 | channel);
      send(command, {0, status, vst3::kCtrlAllSoundsOff, 127});
      send(command, {0, status, vst3::kCtrlAllNotesOff, 127});
    }
    if (!command.inputs.empty()) return;
    const Parameter& parameter = parameters_.find("Panic");
    move(command, parameter.id, 1.0);
    move(command, parameter.id, 0.0);
  }

  void send(ScriptCommand& command, const ChannelMessage& message) const {
    InputEvent event;
    if (parameters_.translate(message, event)) command.inputs.push_back(event);
  }
  static void move(ScriptCommand& command, vst3::ParamID id, vst3::ParamValue value) {
    InputEvent event;
    event.id = id;
    event.value = value;
    command.inputs.push_back(event);
  }

  const Parameters& parameters_;
};

ScriptCommand readLine(const Words& words, const CommandReader& reader) {
  if (words[0] != "at" || words.size() < 3) throw UsageError("a line is: at TIME COMMAND");
  ScriptCommand command = reader.read(Words(words.begin() + 2, words.end()));
  if (words[1].starts_with('+')) {
    command.block = requireInteger(words[1], 0, 1 << 30);
  } else {
    command.elapsed = requireNumber(words[1]);
    if (command.elapsed < 0) throw UsageError("the run begins at 0");
  }
  return command;
}

}  // namespace

std::vector<ScriptCommand> readScript(const std::string& path, const Parameters& parameters) {
  const CommandReader reader(parameters);
  std::vector<ScriptCommand> commands;
  forEachLine(path, [&](const Words& words) { commands.push_back(readLine(words, reader)); });
  std::stable_sort(commands.begin(), commands.end(), [](const ScriptCommand& a, const ScriptCommand& b) {
    return a.block != b.block ? a.block < b.block : a.elapsed < b.elapsed;
  });
  return commands;
}

}  // namespace host
