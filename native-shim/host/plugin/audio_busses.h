// The audio buffers of every bus, allocated once. Inputs are silent; outputs keep what the block before left in them,
// as in other hosts. [audio]
#ifndef CONTINUO_HOST_PLUGIN_AUDIO_BUSSES_H
#define CONTINUO_HOST_PLUGIN_AUDIO_BUSSES_H

#include <vector>

#include "plugin.h"
#include "vst3/processor.h"

namespace host {

class AudioBusses {
 public:
  // `size`: samples a block at most.
  AudioBusses(const std::vector<Bus>& busses, vst3::BusDirection direction, int size) {
    std::size_t channels = 0;
    for (const Bus& bus : busses) {
      if (bus.media == vst3::kAudio && bus.direction == direction) channels += static_cast<std::size_t>(bus.channels);
    }
    samples_.assign(channels * static_cast<std::size_t>(size), 0.0f);
    for (std::size_t c = 0; c < channels; ++c)
      channels_.push_back(samples_.data() + c * static_cast<std::size_t>(size));
    std::size_t first = 0;
    for (const Bus& bus : busses) {
      if (bus.media != vst3::kAudio || bus.direction != direction) continue;
      vst3::AudioBusBuffers buffers{};
      buffers.numChannels = bus.channels;
      buffers.channelBuffers32 = channels_.data() + first;
      first += static_cast<std::size_t>(bus.channels);
      busses_.push_back(buffers);
    }
  }
  AudioBusses(const AudioBusses&) = delete;
  AudioBusses& operator=(const AudioBusses&) = delete;

  vst3::AudioBusBuffers* data() { return busses_.data(); }
  int count() const { return static_cast<int>(busses_.size()); }
  void setSilent(bool silent) {
    for (vst3::AudioBusBuffers& bus : busses_) bus.silenceFlags = silent ? (1ull << bus.numChannels) - 1 : 0;
  }
  // All channels of all busses, in order.
  const std::vector<float*>& channels() const { return channels_; }

 private:
  std::vector<float> samples_;
  std::vector<float*> channels_;
  std::vector<vst3::AudioBusBuffers> busses_;
};

}  // namespace host

#endif
