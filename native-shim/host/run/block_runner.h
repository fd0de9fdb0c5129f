// The run itself, block by block. [audio] but for what is tagged otherwise; the main thread may touch it between calls.
#ifndef CONTINUO_HOST_RUN_BLOCK_RUNNER_H
#define CONTINUO_HOST_RUN_BLOCK_RUNNER_H

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "input_player.h"
#include "music/transport.h"
#include "options.h"
#include "plugin/audio_busses.h"
#include "plugin/plugin.h"
#include "report/audio_meter.h"
#include "report/recorder.h"
#include "report/time_histogram.h"
#include "report/wav_writer.h"
#include "script.h"

namespace host {

class BlockRunner {
 public:
  // `length`: elapsed quarter notes. `wav`: null for none.
  BlockRunner(const Options& options, Plugin& plugin, Transport transport, InputPlayer input,
              std::vector<ScriptCommand> script, double length, WavWriter* wav);

  // Processes until the main thread has something to do: a command of the script, which is returned, or, unless it runs
  // in real time, parameters that the plugin moved; or to the end.
  const ScriptCommand* run();
  // [main] The end was reached.
  bool isOver() const { return over_; }
  // Stops the transport and lets the plugin end its notes; see the help.
  void finish();

  // [main] For the next block.
  void queueParameter(vst3::ParamID id, vst3::ParamValue value);
  // [main] Whether the component is active; while it is not, time passes without it.
  void setActive(bool active) { active_ = active; }
  // [main] The parameters that the script or, unless it runs in real time, the plugin moved since the last call; for
  // the controller.
  std::vector<std::pair<vst3::ParamID, vst3::ParamValue>> takeMoved() { return std::exchange(moved_, {}); }

  struct Figures {
    TimeHistogram processTimes;
    AudioMeter meter;
    Recorder recorder;
    std::int64_t calls = 0;        // of process()
    std::int64_t samples = 0;      // of the run, without finish()
    double elapsed = 0;            // quarter notes
    std::int64_t lateBlocks = 0;   // real time alone: begun after the next was due
    std::int64_t failedCalls = 0;  // process() that did not return kResultOk
    long long refusedInputs = 0;
    long long refusedOutputs = 0;
    int openAtEnd = 0;
    int openAfterStop = 0;
    std::vector<std::pair<vst3::ParamID, vst3::ParamValue>> outputParameters;  // last values
  };
  const Figures& figures() const { return *figures_; }
  const Transport& transport() const { return transport_; }

 private:
  using Clock = std::chrono::steady_clock;

  const ScriptCommand* carryOutDue();
  const ScriptCommand* nextDue();
  void carryOut(const ScriptCommand& command);
  void queueInputs(const ScriptCommand& command, std::int64_t sample);
  int callSize(std::int64_t end);
  void awaitBlock();
  void call(int size, bool record);
  void keepOutput(int size, bool record);

  const Options& options_;
  Plugin& plugin_;
  Transport transport_;
  InputPlayer input_;
  std::vector<ScriptCommand> timed_;    // by elapsed quarters
  std::vector<ScriptCommand> blocked_;  // by block
  std::size_t nextTimed_ = 0;
  std::size_t nextBlocked_ = 0;
  double length_;
  WavWriter* wav_;

  AudioBusses inputs_;
  AudioBusses outputs_;
  EventList inputEvents_{4096};
  EventList outputEvents_{8192};
  ParameterChanges inputChanges_;
  ParameterChanges outputChanges_;
  std::unique_ptr<Figures> figures_ = std::make_unique<Figures>();
  std::vector<std::pair<vst3::ParamID, vst3::ParamValue>> moved_;

  std::int64_t sample_ = 0;  // since the start
  std::int64_t block_ = -1;  // the current block's number
  int left_ = 0;             // samples of the current block that are still to come
  bool active_ = true;
  bool over_ = false;
  Clock::time_point origin_;  // when sample 0 is due, in real time
};

}  // namespace host

#endif
