#include "block_runner.h"

#include <algorithm>
#include <thread>

namespace host {

static int largest(const std::vector<int>& sizes) { return *std::max_element(sizes.begin(), sizes.end()); }

BlockRunner::BlockRunner(const Options& options, Plugin& plugin, Transport transport, InputPlayer input,
                         std::vector<ScriptCommand> script, double length, WavWriter* wav)
    : options_(options),
      plugin_(plugin),
      transport_(std::move(transport)),
      input_(std::move(input)),
      length_(length),
      wav_(wav),
      inputs_(plugin.busses(), vst3::kInput, largest(options.blockSizes)),
      outputs_(plugin.busses(), vst3::kOutput, largest(options.blockSizes)) {
  for (ScriptCommand& command : script) (command.block < 0 ? timed_ : blocked_).push_back(std::move(command));
  figures_->outputParameters.reserve(plugin.parameters().all().size());
  if (options.transport) transport_.play(0);
  input_.relocate(transport_, 0);
}

const ScriptCommand* BlockRunner::run() {
  // Whatever the main thread did took its time: the blocks are due from now on.
  origin_ = Clock::now() - std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 * sample_ / options_.sampleRate));
  while (true) {
    if (left_ == 0) {
      ++block_;
      left_ = options_.blockSizes[static_cast<std::size_t>(block_) % options_.blockSizes.size()];
      awaitBlock();
    }
    if (const ScriptCommand* command = carryOutDue()) return command;
    const std::int64_t end = transport_.sampleOfElapsed(length_);
    over_ = sample_ >= end;
    if (over_) return nullptr;
    call(callSize(end), true);
    if (outputChanges_.getParameterCount() > 0 && !options_.realtime()) return nullptr;
  }
}

const ScriptCommand* BlockRunner::carryOutDue() {
  while (true) {
    if (transport_.wrapSample() <= sample_) {
      transport_.wrap(sample_);
      input_.relocate(transport_, sample_);
      continue;
    }
    const ScriptCommand* command = nextDue();
    if (!command || command->isForMain()) return command;
    carryOut(*command);
  }
}

const ScriptCommand* BlockRunner::nextDue() {
  if (nextBlocked_ < blocked_.size() && blocked_[nextBlocked_].block <= block_) return &blocked_[nextBlocked_++];
  if (nextTimed_ < timed_.size() && transport_.sampleOfElapsed(timed_[nextTimed_].elapsed) <= sample_) {
    return &timed_[nextTimed_++];
  }
  return nullptr;
}

void BlockRunner::carryOut(const ScriptCommand& command) {
  using Verb = ScriptCommand::Verb;
  switch (command.verb) {
    case Verb::kPlay:
      transport_.play(sample_);
      break;
    case Verb::kStop:
      transport_.stop(sample_);
      break;
    case Verb::kJump:
      transport_.jump(sample_, command.from);
      break;
    case Verb::kCycle:
      transport_.cycle(sample_, command.from, command.to);
      return;
    case Verb::kCycleOff:
      transport_.cycleOff(sample_);
      return;
    case Verb::kTempo:
      transport_.setTempo(sample_, command.from);
      return;
    default:
      queueInputs(command, sample_);
      return;
  }
  input_.relocate(transport_, sample_);
}

// To the block's end, or to whatever cuts it. Inputs of the script that lie before are queued at their samples.
int BlockRunner::callSize(std::int64_t end) {
  const auto sampleOf = [&](const ScriptCommand& command) { return transport_.sampleOfElapsed(command.elapsed); };
  std::int64_t to = std::min({sample_ + left_, end, transport_.wrapSample()});
  for (std::size_t i = nextTimed_; i < timed_.size() && sampleOf(timed_[i]) < to; ++i) {
    if (timed_[i].verb != ScriptCommand::Verb::kInput) to = sampleOf(timed_[i]);
  }
  for (; nextTimed_ < timed_.size() && sampleOf(timed_[nextTimed_]) < to; ++nextTimed_) {
    queueInputs(timed_[nextTimed_], sampleOf(timed_[nextTimed_]));
  }
  return static_cast<int>(to - sample_);
}

void BlockRunner::queueInputs(const ScriptCommand& command, std::int64_t sample) {
  for (const InputEvent& event : command.inputs) {
    input_.queue(event, sample);
    if (event.kind == InputEvent::Kind::kParameter) moved_.emplace_back(event.id, event.value);
  }
}

void BlockRunner::awaitBlock() {
  if (!options_.realtime()) return;
  const auto at = [&](std::int64_t sample) {
    return origin_ + std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 * sample / options_.sampleRate));
  };
  if (Clock::now() > at(sample_ + left_)) ++figures_->lateBlocks;
  std::this_thread::sleep_until(at(sample_));
}

void BlockRunner::call(int size, bool record) {
  inputEvents_.clear();
  inputChanges_.clear();
  outputEvents_.clear();
  outputChanges_.clear();
  input_.gather(transport_, sample_, size, transport_.wrapSample(), inputEvents_, inputChanges_);
  if (active_) {
    const auto nanoseconds = [](Clock::duration d) { return std::chrono::nanoseconds(d).count(); };
    vst3::ProcessContext context;
    transport_.fill(context, sample_, nanoseconds(Clock::now().time_since_epoch()));
    inputs_.setSilent(true);
    outputs_.setSilent(false);
    vst3::ProcessData data{};
    data.processMode = options_.mode;
    data.symbolicSampleSize = vst3::kSample32;
    data.numSamples = size;
    data.numInputs = inputs_.count();
    data.numOutputs = outputs_.count();
    data.inputs = inputs_.data();
    data.outputs = outputs_.data();
    data.inputParameterChanges = &inputChanges_;
    data.outputParameterChanges = &outputChanges_;
    data.inputEvents = &inputEvents_;
    data.outputEvents = &outputEvents_;
    data.processContext = options_.processContext ? &context : nullptr;
    plugin_.setProcessing(true);
    const auto before = Clock::now();
    const vst3::tresult result = plugin_.processor().process(data);
    figures_->processTimes.add(nanoseconds(Clock::now() - before));
    if (result != vst3::kResultOk) ++figures_->failedCalls;
  } else {
    for (float* channel : outputs_.channels()) std::fill_n(channel, size, 0.0f);
  }
  keepOutput(size, record);
  sample_ += size;
  left_ -= size;
}

void BlockRunner::keepOutput(int size, bool record) {
  Figures& figures = *figures_;
  figures.recorder.add(outputEvents_.events(), figures.calls, sample_, size, transport_);
  if (active_) ++figures.calls;
  for (vst3::int32 i = 0; i < outputChanges_.getParameterCount(); ++i) {
    ParamValueQueue& queue = outputChanges_.queue(i);
    if (queue.getPointCount() == 0) continue;
    if (!options_.realtime()) moved_.emplace_back(queue.getParameterId(), queue.lastValue());
    auto& known = figures.outputParameters;
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& entry) { return entry.first == queue.getParameterId(); });
    if (found != known.end()) {
      found->second = queue.lastValue();
    } else {
      known.emplace_back(queue.getParameterId(), queue.lastValue());
    }
  }
  figures.refusedInputs = inputEvents_.refused() + inputChanges_.refused();
  figures.refusedOutputs = outputEvents_.refused() + outputChanges_.refused();
  if (!record) return;
  const auto& channels = outputs_.channels();
  figures.meter.add(channels.data(), static_cast<int>(channels.size()), size);
  if (wav_ && !channels.empty()) {
    const float* stereo[2] = {channels[0], channels[channels.size() > 1 ? 1 : 0]};
    wav_->write(stereo, size);
  }
  figures.samples = sample_ + size;
  figures.elapsed = transport_.elapsedAt(figures.samples);
}

void BlockRunner::finish() {
  figures_->openAtEnd = figures_->recorder.open();
  transport_.stop(sample_);
  input_.endAllNotes(sample_);
  left_ = largest(options_.blockSizes);
  call(left_, false);
  figures_->openAfterStop = figures_->recorder.open();
  if (!active_ || figures_->openAfterStop == 0) return;
  plugin_.setProcessing(false);
  call(largest(options_.blockSizes), false);
}

void BlockRunner::queueParameter(vst3::ParamID id, vst3::ParamValue value) {
  InputEvent event;
  event.id = id;
  event.value = value;
  input_.queue(event, sample_);
}

}  // namespace host
