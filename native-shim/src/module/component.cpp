#include "component.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "audio/flow/event_busses.h"
#include "edit_message.h"
#include "identity.h"
#include "parameters/values.h"
#include "platform/log.h"
#include "streams.h"
#include "text.h"

namespace continuo {

using namespace vst3;

namespace {

constexpr double kMinSampleRate = 1000;
constexpr double kMaxSampleRate = 1536000;
constexpr std::chrono::seconds kOfflinePatience{30};

int32 busCount(MediaType type, BusDirection dir) {
  if (type == kEvent && dir == kInput) return kEventInputs;
  return (type == kEvent || type == kAudio) && dir == kOutput ? 1 : 0;
}

bool isBus(MediaType type, BusDirection dir, int32 index) { return index >= 0 && index < busCount(type, dir); }

const char* busName(MediaType type, BusDirection dir, int32 index) {
  if (type == kAudio) return "Stereo Out";
  if (dir == kOutput) return "MIDI Out";
  return index == kChordsBus ? "Chords" : "MIDI In";
}

void fillWithSilence(ProcessData& data) noexcept {
  for (int32 bus = 0; data.outputs && bus < data.numOutputs; ++bus) {
    AudioBusBuffers& buffers = data.outputs[bus];
    buffers.silenceFlags = (uint64{1} << std::clamp(buffers.numChannels, 0, 63)) - 1;
    for (int32 channel = 0; buffers.channelBuffers32 && channel < buffers.numChannels; ++channel) {
      if (float* samples = buffers.channelBuffers32[channel]) std::fill_n(samples, std::max(data.numSamples, 0), 0.0f);
    }
  }
}

}  // namespace

Component::Component(ManagedSide::ApiSource source)
    : managed_(source),
      audio_(std::make_unique<AudioProcess>(managed_.shared(), PresetList::ofProcess().programs())) {}

tresult Component::initialize(FUnknown*) {
  if (initialized_) return kResultFalse;
  initialized_ = true;
  PresetList::ofProcess().refresh();
  return kResultOk;
}

tresult Component::terminate() {
  if (active_) setActive(false);
  initialized_ = false;
  return kResultOk;
}

tresult Component::getControllerClassId(TUID classId) {
  std::memcpy(classId, kControllerId, sizeof(TUID));
  return kResultTrue;
}

tresult Component::setIoMode(IoMode) { return kNotImplemented; }

int32 Component::getBusCount(MediaType type, BusDirection dir) { return busCount(type, dir); }

tresult Component::getBusInfo(MediaType type, BusDirection dir, int32 index, BusInfo& bus) {
  if (!isBus(type, dir, index)) return kInvalidArgument;
  bus.mediaType = type;
  bus.direction = dir;
  bus.channelCount = type == kAudio ? 2 : 16;
  bus.busType = index == 0 ? kMain : kAux;
  bus.flags = BusInfo::kDefaultActive;
  toUtf16(busName(type, dir, index), bus.name);
  return kResultTrue;
}

tresult Component::getRoutingInfo(RoutingInfo& inInfo, RoutingInfo& outInfo) {
  if (!isBus(inInfo.mediaType, kInput, inInfo.busIndex)) return kResultFalse;
  outInfo = {kAudio, 0, -1};
  return kResultTrue;
}

// Hosts that say nothing of a bus use it all the same.
tresult Component::activateBus(MediaType type, BusDirection dir, int32 index, TBool state) {
  if (!isBus(type, dir, index)) return kInvalidArgument;
  if (type == kEvent && dir == kOutput) audio_->setEventOutput(state != 0);
  return kResultTrue;
}

tresult Component::setActive(TBool state) {
  const bool active = state != 0;
  if (active == active_) return kResultOk;
  active_ = active;
  active ? prepareAudio() : releaseAudio();
  return kResultOk;
}

void Component::prepareAudio() {
  const bool offline = setup_.processMode == kOffline;
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (!isCarried(id)) audio_->set(id, edits_[id].value);
  }
  const Activation activation{program(), audio_->restores(), audio_->toManagedSide()};
  audio_->connect(managed_.shared());
  // What is played before the managed side is there waits for it in the ring.
  audio_->prepare({setup_.sampleRate, offline, true});
  managed_.prepare(activation, {audio_->restores(), state_.preset(), state_.model()});
  if (offline && !managed_.waitUntilIdle(kOfflinePatience)) log("the managed side is late: nobody waits for it");
}

void Component::releaseAudio() {
  audio_->release();
  managed_.release();
}

tresult Component::setState(IBStream* stream) {
  PluginState::Bytes bytes;
  if (!stream || !readAll(*stream, bytes)) return kResultFalse;
  PluginState::ReadResult read = PluginState::read(bytes);
  if (!read.error.empty()) {
    log(read.error);
    return kResultFalse;
  }
  const PluginState::Bytes preset = read.state.preset();
  const int32_t selected = PresetList::ofProcess().indexOfState(preset);
  if (selected == PresetList::kIsDamaged) {
    log("the saved state's preset record is damaged");
    return kResultFalse;
  }
  RestoredParameters restored;
  restored.number = audio_->restores() + 1;
  if (!preset.empty() && !managed_.setState({restored.number, preset, read.state.model()})) return kResultFalse;

  edits_ = {};
  restored.presetKnown = selected != PresetList::kNamesNoPreset;
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    restored.values[id] = clampNormalized(read.state.parameter(id).value_or(defaultNormalized(kShimParameters[id])));
    if (isTrigger(id)) restored.values[id] = 0;
  }
  if (const int32_t programs = PresetList::ofProcess().programs().count(); selected >= 0 && programs > 1) {
    restored.values[kParameterPreset] = normalizedProgram(selected, programs);
  }
  state_ = std::move(read.state);
  stateWasRead_ = true;
  audio_->restore(restored);
  return kResultOk;
}

tresult Component::getState(IBStream* stream) {
  if (!stream) return kInvalidArgument;
  PluginState state = state_;
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (isReadOnly(id)) continue;
    const double value = isTrigger(id) ? 0 : valueOf(id);
    // What a read state leaves out is the default there, and stays left out.
    const bool needed = !stateWasRead_ || state.parameter(id) || value != defaultNormalized(kShimParameters[id]);
    if (needed) state.setParameter(id, value);
  }
  if (const ManagedInstance* managed = managed_.instance()) {
    PluginState::Bytes preset;
    if (managed->getState(program(), preset)) state.setPreset(std::move(preset));
    const bool takesModel = valueOf(kParameterModelInSong) >= 0.5;
    state.setModel(takesModel ? managed->getModel(program()) : PluginState::Bytes{});
  } else if (PluginState::Bytes preset = PresetList::ofProcess().stateWith(state.preset(), program());
             !preset.empty()) {
    state.setPreset(std::move(preset));
  }
  PluginState::Bytes bytes = state.write();
  return writeAll(*stream, bytes) ? kResultOk : kResultFalse;
}

// A host that lets the instrument rest moves its knobs without a block that would bring them here, and may save then.
bool Component::isCarried(uint32_t id) const {
  return !edits_[id].isThere || edits_[id].block != audio_->blocks();
}

double Component::valueOf(uint32_t id) const {
  return isCarried(id) ? audio_->parameters().get(id) : edits_[id].value;
}

int32_t Component::program() const {
  if (isCarried(kParameterPreset)) return audio_->parameters().program();
  return programOf(edits_[kParameterPreset].value, PresetList::ofProcess().programs().count());
}

tresult Component::setBusArrangements(SpeakerArrangement*, int32 numIns, SpeakerArrangement* outputs, int32 numOuts) {
  const bool exact = numIns == 0 && numOuts == 1 && outputs && outputs[0] == SpeakerArr::kStereo;
  return exact ? kResultTrue : kResultFalse;
}

tresult Component::getBusArrangement(BusDirection dir, int32 index, SpeakerArrangement& arr) {
  if (!isBus(kAudio, dir, index)) return kInvalidArgument;
  arr = SpeakerArr::kStereo;
  return kResultTrue;
}

tresult Component::canProcessSampleSize(int32 symbolicSampleSize) {
  return symbolicSampleSize == kSample32 ? kResultTrue : kResultFalse;
}

tresult Component::setupProcessing(ProcessSetup& setup) {
  if (active_) return kResultFalse;
  const bool usable = std::isfinite(setup.sampleRate) && setup.sampleRate >= kMinSampleRate &&
                      setup.sampleRate <= kMaxSampleRate && setup.maxSamplesPerBlock >= 1;
  if (!usable || setup.symbolicSampleSize != kSample32) return kResultFalse;
  setup_ = setup;
  return kResultOk;
}

tresult Component::setProcessing(TBool state) {
  if (!state) audio_->endHeldNotes();
  return kResultOk;
}

tresult Component::process(ProcessData& data) noexcept {
  fillWithSilence(data);
  audio_->process(data);
  return kResultOk;
}

tresult Component::connect(IConnectionPoint* other) { return other ? kResultOk : kInvalidArgument; }
tresult Component::disconnect(IConnectionPoint* other) { return other ? kResultOk : kInvalidArgument; }

tresult Component::notify(IMessage* message) {
  if (!message) return kInvalidArgument;
  uint32_t id = 0;
  double value = 0;
  if (!readEdit(*message, id, value)) return kResultFalse;
  if (isReadOnly(id) || isTrigger(id)) return kResultOk;
  edits_[id] = {clampNormalized(value), audio_->blocks(), true};
  // The host may only have been told of it; and a state that names its preset still does.
  const int32_t programs = PresetList::ofProcess().programs().count();
  const bool isPreset = id == kParameterPreset;
  if (isPreset && programOf(value, programs) == programOf(audio_->parameters().get(id), programs)) edits_[id] = {};
  return kResultOk;
}

uint32 Component::getProcessContextRequirements() {
  return kNeedProjectTimeMusic | kNeedCycleMusic | kNeedTempo | kNeedTimeSignature | kNeedTransportState;
}

}  // namespace continuo
