#include "session.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

#include "audio_thread.h"
#include "block_runner.h"
#include "common/files.h"
#include "music/performance.h"
#include "plugin/module.h"
#include "plugin/plugin.h"
#include "report/listing.h"
#include "run_report.h"
#include "script.h"

namespace host {

namespace {

using Clock = std::chrono::steady_clock;

double millisSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// What is played, once the options and the music have been put together.
struct Piece {
  TempoMap tempo;
  MeterMap meter;
  std::vector<InputEvent> events;
  long long ignoredMessages = 0;  // the plugin has nothing that they move
  double length = 0;              // elapsed quarter notes
};

Piece preparePiece(const Options& options, const Parameters& parameters) {
  Performance music;
  if (!options.musicPath.empty()) music = readPerformance(options.musicPath);
  std::vector<TempoPoint> tempo = options.tempo.empty() ? music.tempo : options.tempo;
  std::vector<MeterPoint> meter = options.meter.empty() ? music.meter : options.meter;
  if (tempo.empty() || tempo.front().ppq > 0) tempo.insert(tempo.begin(), {0, tempo.empty() ? 120.0 : tempo[0].bpm});
  if (meter.empty() || meter.front().ppq > 0) meter.insert(meter.begin(), {0, 4, 4});
  Piece piece{TempoMap(std::move(tempo)), MeterMap(std::move(meter)), {}, 0, 0};
  for (const ChannelMessage& message : music.messages) {
    InputEvent event;
    const bool wanted = message.kind() != 0xC0 || (options.programChanges && options.program.empty());
    if (wanted && parameters.translate(message, event))
      piece.events.push_back(event);
    else
      ++piece.ignoredMessages;
  }
  if (options.length)
    piece.length = *options.length;
  else if (options.lengthBars)
    piece.length = piece.meter.afterBars(options.start, *options.lengthBars) - options.start;
  else
    piece.length = std::max(0.0, music.end - (options.liveMusic ? 0.0 : options.start)) + options.tail;
  return piece;
}

// The parameters of the command line, given to the controller at once and to the processor with the first block.
std::vector<InputEvent> initialParameters(const Options& options, Plugin& plugin) {
  const Parameters& parameters = plugin.parameters();
  std::vector<InputEvent> events;
  if (!options.program.empty()) events.push_back(parameters.programChange(options.program));
  for (const auto& [name, text] : options.parameters) {
    const Parameter& parameter = parameters.find(name);
    InputEvent event;
    event.id = parameter.id;
    event.value = parameters.normalized(parameter, text);
    events.push_back(event);
  }
  for (const InputEvent& event : events) plugin.controller().setParamNormalized(event.id, event.value);
  return events;
}

void handDownEdits(Plugin& plugin, BlockRunner& runner) {
  for (const auto& [id, value] : runner.takeMoved()) plugin.controller().setParamNormalized(id, value);
  for (const auto& [id, value] : plugin.handler().takeEdits()) runner.queueParameter(id, value);
}

void carryOutOnMain(const ScriptCommand& command, Plugin& plugin, BlockRunner& runner) {
  using Verb = ScriptCommand::Verb;
  switch (command.verb) {
    case Verb::kDeactivate:
    case Verb::kActivate:
      plugin.setActive(command.verb == Verb::kActivate);
      runner.setActive(command.verb == Verb::kActivate);
      break;
    case Verb::kEdit:
      for (const InputEvent& event : command.inputs) {
        plugin.controller().setParamNormalized(event.id, event.value);
        runner.queueParameter(event.id, event.value);
      }
      break;
    case Verb::kSaveState:
      writeFile(command.file, plugin.state());
      break;
    case Verb::kLoadState:
      plugin.setState(readFile(command.file));
      break;
    default:
      break;
  }
}

// The main thread hands the run to the audio thread and takes over for what only it may do.
void play(Plugin& plugin, BlockRunner& runner, std::unique_lock<std::mutex>& turn) {
  AudioThread audio;
  const auto awayFromMain = [&](const std::function<void()>& work) {
    turn.unlock();
    audio.call(work);
    turn.lock();
  };
  const ScriptCommand* command = nullptr;
  do {
    handDownEdits(plugin, runner);
    awayFromMain([&] { command = runner.run(); });
    handDownEdits(plugin, runner);
    if (command) carryOutOnMain(*command, plugin, runner);
  } while (!runner.isOver());
  awayFromMain([&] { runner.finish(); });
}

bool onlyLists(const Options& o) {
  return o.list && !o.stats && o.outWavPath.empty() && o.outEventsPath.empty() &&
         o.saveStatePath.empty();
}

}  // namespace

SessionResult runSession(const Options& options, const std::function<void()>& played) {
  // Sessions that run at the same time take turns at what a host's one main thread does.
  static std::mutex mainThread;
  std::unique_lock turn(mainThread);
  SessionResult result;
  const auto started = Clock::now();
  Module module(options.bundle);
  Plugin plugin(module, options.className);
  result.loadMillis = millisSince(started);

  if (!options.loadStatePath.empty()) plugin.setState(readFile(options.loadStatePath));
  const std::vector<InputEvent> initial = initialParameters(options, plugin);
  if (options.list) {
    JsonWriter json;
    writeListing(module, plugin, json);
    result.listingJson = json.text();
    result.listingText = listingText(module, plugin);
  }
  if (onlyLists(options)) return result;

  Piece piece = preparePiece(options, plugin.parameters());
  std::vector<ScriptCommand> script;
  if (!options.scriptPath.empty()) script = readScript(options.scriptPath, plugin.parameters());
  std::unique_ptr<WavWriter> wav;
  if (!options.outWavPath.empty())
    wav = std::make_unique<WavWriter>(options.outWavPath, options.wavFloat, 2, options.sampleRate);

  const auto preparing = Clock::now();
  plugin.prepare(options.sampleRate, *std::max_element(options.blockSizes.begin(), options.blockSizes.end()),
                 options.mode);
  const double prepareMillis = millisSince(preparing);

  const auto playing = Clock::now();
  BlockRunner runner(options, plugin, Transport(piece.tempo, piece.meter, options.sampleRate, options.start),
                     InputPlayer(std::move(piece.events), options.liveMusic || !options.transport, options.noteIds),
                     std::move(script),
                     piece.length, wav.get());
  for (const InputEvent& event : initial) runner.queueParameter(event.id, event.value);
  play(plugin, runner, turn);
  const double playMillis = millisSince(playing);
  if (played) {
    turn.unlock();
    played();
    turn.lock();
  }

  if (!options.saveStatePath.empty()) writeFile(options.saveStatePath, plugin.state());
  if (wav) wav->close();
  if (!options.outEventsPath.empty()) writeEventTable(options.outEventsPath, runner.figures().recorder.events());
  result.fingerprint = runner.figures().recorder.fingerprint(runner.figures().samples);
  result.report.add("time", "loadMillis", result.loadMillis);
  result.report.add("time", "prepareMillis", prepareMillis);
  result.report.add("time", "playMillis", playMillis);
  reportRun(options, plugin, runner, result.report);
  result.report.add("input", "ignoredMessages", piece.ignoredMessages);
  return result;
}

}  // namespace host
