// The processing half of the instrument: busses, life cycle, state. The blocks themselves are AudioProcess's.
#ifndef CONTINUO_MODULE_COMPONENT_H
#define CONTINUO_MODULE_COMPONENT_H

#include <array>
#include <memory>
#include <vector>

#include "audio/audio_process.h"
#include "hosting/managed_side.h"
#include "hosting/preset_list.h"
#include "plugin_state.h"
#include "vst3/com.h"
#include "vst3/component.h"
#include "vst3/host.h"
#include "vst3/process_context.h"
#include "vst3/processor.h"

namespace continuo {

// One event input and one event output of 16 channels, one stereo output. Works without .NET, and until .NET has been
// started: then it passes notes through, sounds, and keeps the managed part of its state as it was read.
class Component final : public vst3::RefCounted<vst3::IComponent, vst3::IAudioProcessor, vst3::IConnectionPoint,
                                                vst3::IProcessContextRequirements> {
 public:
  explicit Component(ManagedSide::ApiSource source = startManagedApi);

  // IPluginBase [main]. Starts no .NET: hosts do as much to find out what the instrument is.
  vst3::tresult PLUGIN_API initialize(vst3::FUnknown* context) override;
  vst3::tresult PLUGIN_API terminate() override;

  // IComponent [main]
  vst3::tresult PLUGIN_API getControllerClassId(vst3::TUID classId) override;
  vst3::tresult PLUGIN_API setIoMode(vst3::IoMode mode) override;
  vst3::int32 PLUGIN_API getBusCount(vst3::MediaType type, vst3::BusDirection dir) override;
  vst3::tresult PLUGIN_API getBusInfo(vst3::MediaType type, vst3::BusDirection dir, vst3::int32 index,
                                      vst3::BusInfo& bus) override;
  vst3::tresult PLUGIN_API getRoutingInfo(vst3::RoutingInfo& inInfo, vst3::RoutingInfo& outInfo) override;
  vst3::tresult PLUGIN_API activateBus(vst3::MediaType type, vst3::BusDirection dir, vst3::int32 index,
                                       vst3::TBool state) override;
  // prepare and release. The first instance of a process that is prepared starts .NET, beside: only a host that renders
  // offline waits for it here.
  vst3::tresult PLUGIN_API setActive(vst3::TBool state) override;
  // Damaged bytes are refused, and nothing changes.
  vst3::tresult PLUGIN_API setState(vst3::IBStream* stream) override;
  vst3::tresult PLUGIN_API getState(vst3::IBStream* stream) override;

  // IAudioProcessor [main, inactive], but for the last three
  vst3::tresult PLUGIN_API setBusArrangements(vst3::SpeakerArrangement* inputs, vst3::int32 numIns,
                                              vst3::SpeakerArrangement* outputs, vst3::int32 numOuts) override;
  vst3::tresult PLUGIN_API getBusArrangement(vst3::BusDirection dir, vst3::int32 index,
                                             vst3::SpeakerArrangement& arr) override;
  vst3::tresult PLUGIN_API canProcessSampleSize(vst3::int32 symbolicSampleSize) override;
  vst3::uint32 PLUGIN_API getLatencySamples() override { return 0; }
  vst3::tresult PLUGIN_API setupProcessing(vst3::ProcessSetup& setup) override;
  // [main] or [audio]
  vst3::tresult PLUGIN_API setProcessing(vst3::TBool state) override;
  // [audio]
  vst3::tresult PLUGIN_API process(vst3::ProcessData& data) noexcept override;
  // The answers to a phrase last as long as nobody interrupts them, so the host must never put the instrument to sleep.
  vst3::uint32 PLUGIN_API getTailSamples() override { return vst3::kInfiniteTail; }

  // IConnectionPoint [main]: the controller tells what the host's hand has moved, see edit_message.h.
  vst3::tresult PLUGIN_API connect(vst3::IConnectionPoint* other) override;
  vst3::tresult PLUGIN_API disconnect(vst3::IConnectionPoint* other) override;
  vst3::tresult PLUGIN_API notify(vst3::IMessage* message) override;

  // IProcessContextRequirements [main]
  vst3::uint32 PLUGIN_API getProcessContextRequirements() override;

 private:
  void prepareAudio();
  void releaseAudio();
  bool isCarried(uint32_t id) const;
  double valueOf(uint32_t id) const;
  int32_t program() const;

  // A value that the controller was given; it counts until a block has run, which brings what the host means.
  struct Edit {
    double value = 0;
    uint64_t block = 0;  // blocks run before it
    bool isThere = false;
  };

  ManagedSide managed_;
  std::unique_ptr<AudioProcess> audio_;
  PluginState state_;  // as last read or saved: what is not ours to understand lives here
  bool stateWasRead_ = false;
  std::array<Edit, kParameterCount> edits_{};
  vst3::ProcessSetup setup_{vst3::kRealtime, vst3::kSample32, 1024, 48000};
  bool initialized_ = false;
  bool active_ = false;
};

}  // namespace continuo

#endif
