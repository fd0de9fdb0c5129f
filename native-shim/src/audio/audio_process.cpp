// The audio thread never enters .NET. A call from native into managed code may have to wait while the garbage collector
// holds threads; measured under load, such a callback took up to 82 ms, a native ring 31 microseconds. So process()
// touches native memory alone, and the managed threads come to the rings. A collection can delay an idea, never a
// sample.
//
// Live, nothing here waits, locks, allocates or calls the system. Offline, and only there, it may wait for the engine.
#include "audio_process.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "parameters/own_ids.h"
#include "parameters/values.h"

namespace continuo {
namespace {

constexpr int32_t kOfflineWaitMillis = 2000;
constexpr int32_t kOfflineFirstWaitMillis = 10000;

template <typename T>
T load(T& field) noexcept {
  return std::atomic_ref<T>(field).load(std::memory_order_relaxed);
}

// False where the host has no room for another point.
bool addPoint(vst3::IParameterChanges& changes, uint32_t id, int32_t offset, double value) noexcept {
  int32_t index = 0;
  vst3::IParamValueQueue* queue = changes.addParameterData(id, index);
  return queue && queue->addPoint(offset, value, index) == vst3::kResultOk;
}

}  // namespace

AudioProcess::AudioProcess(std::shared_ptr<SharedMemory> shared, const ProgramTable& programs) noexcept
    : programs_(programs) {
  connect(std::move(shared));
  epochRules_.setPresets(programs_.count());
}

void AudioProcess::connect(std::shared_ptr<SharedMemory> shared) noexcept {
  shared_ = std::move(shared);
  hostToTimeline_.connect(shared_->status);
  epochRules_.connect(shared_->status, &live_);
  timelineToInboundRing_.connect(shared_->inbound.get());
  outboundRingToBlock_.connect(shared_->outbound.get(), shared_->status);
}

void AudioProcess::prepare(const Settings& settings) noexcept {
  offline_ = settings.offline;
  shared_->isListenedTo.store(settings.listener);
  shared_->doorbell.hope();
  mailbox_.take();
  clock_.prepare(settings.sampleRate);
  hostToTimeline_.prepare();
  buttonSprings_.prepare(live_);
  presetSteps_.prepare();
  epochRules_.prepare(programs_.count(), restores_);
  timelineToInboundRing_.prepare();
  outboundRingToBlock_.prepare();
  blockToHost_.prepare(settings.sampleRate, live_);
  told_.fill(std::numeric_limits<double>::quiet_NaN());
  toldProgram_ = live_.get(kParameterPreset);
  toldPresetRevision_ = -1;
  active_.store(true);
}

void AudioProcess::release() noexcept {
  active_.store(false);
  endHeldNotes();
}

void AudioProcess::process(const vst3::ProcessData& data) noexcept {
  blocks_.fetch_add(1, std::memory_order_relaxed);
  if (data.numSamples <= 0 || !active_.load(std::memory_order_relaxed)) return flush(data);
  const bool firstBlock = epochRules_.isFirstBlock();
  listener_ = shared_->isListenedTo.load(std::memory_order_relaxed);
  // A host that prefetches has time, too: it renders ahead of what is heard.
  const bool waits = listener_ && (offline_ || data.processMode != vst3::kRealtime);
  std::atomic_ref<uint32_t>(shared_->status->audioWaits).store(waits, std::memory_order_relaxed);

  clock_.begin(readTransport(data.processContext), data.numSamples);
  epochRules_.setPresets(programs_.count());
  hostToTimeline_.read(data, &clock_, mailbox_.take(), timeline_);
  buttonSprings_.run(timeline_);
  presetSteps_.run(timeline_, epochRules_.inForce().presets, isByHand());
  epochRules_.run(timeline_);
  if (listener_) timelineToInboundRing_.run(timeline_, clock_, epochRules_.inForce());
  if (waits) waitForEngine(firstBlock);
  outboundRingToBlock_.run(clock_, data.numSamples, epochRules_.epochAtStart(), timeline_);
  blockToHost_.run(timeline_, clock_, data, hasEventOutput_.load(std::memory_order_relaxed));
  statusToHost(data);
}

// A host that only has parameters (or notes) to deliver. Time stands still; before the first block, and while inactive,
// the values wait for it. So do the notes, but not while inactive.
void AudioProcess::flush(const vst3::ProcessData& data) noexcept {
  if (!active_.load(std::memory_order_relaxed) || epochRules_.isFirstBlock()) {
    hostToTimeline_.deferParameters(data, [this](uint32_t id, double value) { set(id, value); });
    if (active_.load(std::memory_order_relaxed)) hostToTimeline_.keepNotes(data);
    return;
  }
  hostToTimeline_.read(data, nullptr, mailbox_.take(), timeline_);
  buttonSprings_.run(timeline_);
  presetSteps_.run(timeline_, epochRules_.inForce().presets, isByHand());
  epochRules_.run(timeline_);
  if (listener_) timelineToInboundRing_.runFlush(timeline_, clock_, epochRules_.inForce());
  blockToHost_.run(timeline_, clock_, data, hasEventOutput_.load(std::memory_order_relaxed));
}

void AudioProcess::waitForEngine(bool firstBlock) noexcept {
  shared_->doorbell.ring();
  const int32_t patience = firstBlock ? kOfflineFirstWaitMillis : kOfflineWaitMillis;
  if (shared_->doorbell.waitSettled(shared_->status->settled, timelineToInboundRing_.written(), patience)) return;
  std::atomic_ref<uint32_t>(shared_->status->offlineTimeouts).fetch_add(1, std::memory_order_relaxed);
}

void AudioProcess::statusToHost(const vst3::ProcessData& data) noexcept {
  if (!data.outputParameterChanges) return;
  ShimStatus& status = *shared_->status;
  vst3::IParameterChanges& changes = *data.outputParameterChanges;
  presetToHost(changes);
  chosenPresetToHost(changes);
  buttonSprings_.tellHost([&](uint32_t id) { return addPoint(changes, id, data.numSamples - 1, 0); });
  const std::optional<double> hold = epochRules_.holdByPedal();
  if (hold && addPoint(changes, kParameterHold, 0, *hold)) epochRules_.toldHold();
  for (uint32_t id = 0; hostToTimeline_.overwritten().any() && id < kParameterCount; ++id) {
    if (hostToTimeline_.overwritten()[id]) told_[id] = std::numeric_limits<double>::quiet_NaN();
  }
  const auto onTime = static_cast<double>(load(status.notesOnTime));
  const auto late = static_cast<double>(load(status.notesLate));
  tell(changes, kParameterOnTimeRate, late > 0 ? 100 * onTime / (onTime + late) : 100);
  tell(changes, kParameterLateNotes, late);
  tell(changes, kParameterFirstAnswerTime, load(status.firstAnswerMicros) / 1000.0);
  tell(changes, kParameterFirstAnswerP50, load(status.firstAnswerP50) / 1000.0);
  tell(changes, kParameterFirstAnswerP99, load(status.firstAnswerP99) / 1000.0);
  tell(changes, kParameterLateShifts, load(status.lateShifts));
  tell(changes, kParameterSparesUsed, load(status.sparesUsed));
  tell(changes, kParameterPhrasesRemembered, load(status.phrasesRemembered));
  tell(changes, kParameterCaptures, load(status.captures));
  tell(changes, kParameterEventsLost, static_cast<double>(shared_->eventsLost()));
  const uint32_t state = listener_ ? load(status.engineState) : uint32_t{kShimStateNoRuntime};
  // A pump that has just been started has not said anything yet.
  if (listener_ && state == kShimStateNoRuntime) return;
  tell(changes, kParameterStatus, state);
  tell(changes, kParameterLoadedPreset, listener_ ? load(status.loadedPreset) : 0);
  tell(changes, kParameterProblem, listener_ ? load(status.problem) : uint32_t{kShimProblemNoRuntime});
}

// Where Next or Previous led, and that the list itself is another; the controller on the main thread reads it then.
void AudioProcess::presetToHost(vst3::IParameterChanges& changes) noexcept {
  const auto& choice = presetSteps_.choice();
  if (choice && addPoint(changes, kParameterPreset, choice->offset, choice->value)) presetSteps_.told();
  const double program = live_.get(kParameterPreset);
  if (program != toldProgram_ && addPoint(changes, kParameterProgram, 0, program)) toldProgram_ = program;
  const uint32_t revision = load(shared_->status->presetRevision);
  if (!listener_ || revision == 0 || revision == toldPresetRevision_) return;
  const double value = static_cast<double>(revision % (kPresetListMaximum + 1)) / kPresetListMaximum;
  if (addPoint(changes, kParameterPresetList, 0, value)) toldPresetRevision_ = revision;
}

// The controller takes the preset's default values then. While the transport runs, and offline, a change of Preset may
// be automation, which leaves the knobs alone.
void AudioProcess::chosenPresetToHost(vst3::IParameterChanges& changes) noexcept {
  const std::optional<int32_t> program = presetSteps_.chosen();
  if (!program) return;
  const double value = (1.0 + 2 * *program + (toldOddChoice_ ? 0 : 1)) / kPresetChosenMaximum;
  if (!addPoint(changes, kParameterPresetChosen, 0, value)) return;
  toldOddChoice_ = !toldOddChoice_;
  presetSteps_.toldChosen();
}

void AudioProcess::tell(vst3::IParameterChanges& changes, uint32_t id, double plain) noexcept {
  const double value = toNormalized(kShimParameters[id], plain);
  if (value == told_[id] || !addPoint(changes, id, 0, value)) return;
  told_[id] = value;
  live_.set(id, value);
}

ParameterSnapshot AudioProcess::toManagedSide() noexcept {
  epochRules_.setPresets(programs_.count());
  ParameterSnapshot values = live_.snapshot();
  values[kParameterPreset] = programOnRowScale(values[kParameterPreset], epochRules_.inForce().presets);
  return values;
}

void AudioProcess::set(uint32_t id, double normalized) noexcept {
  const double value = clampNormalized(normalized);
  epochRules_.setPresets(programs_.count());
  const int32_t presets = epochRules_.inForce().presets;
  const int32_t before = programOf(live_.get(kParameterPreset), presets);
  live_.set(meantBy(id), value);
  const bool isEcho = live_.program() == CONTINUO_PROGRAM_OF_STATE && programOf(value, presets) == before;
  if (id == kParameterProgram || (id == kParameterPreset && !isEcho)) live_.setProgram(programOf(value, presets));
}

void AudioProcess::restore(const RestoredParameters& restored) noexcept {
  restores_ = restored.number;
  if (!active_.load()) epochRules_.setPresets(programs_.count());
  const int32_t program = programOf(restored.values[kParameterPreset], programs_.count());
  live_.setProgram(restored.presetKnown ? CONTINUO_PROGRAM_OF_STATE : program);
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (!isReadOnly(id)) live_.set(id, restored.values[id]);
  }
  if (active_.load()) mailbox_.post(restored);
}

}  // namespace continuo
