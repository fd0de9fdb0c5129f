// Restates the VST 3 specification's audio processor: processing setup, the data of one block, and the interface.
#ifndef CONTINUO_VST3_PROCESSOR_H
#define CONTINUO_VST3_PROCESSOR_H

#include "base.h"
#include "pack_push.h"

namespace vst3 {

class IEventList;
class IParameterChanges;
struct ProcessContext;

enum SymbolicSampleSizes { kSample32, kSample64 };
enum ProcessModes { kRealtime, kPrefetch, kOffline };

inline constexpr uint32 kNoTail = 0;
inline constexpr uint32 kInfiniteTail = kMaxInt32u;

struct ProcessSetup {
  int32 processMode;         // ProcessModes
  int32 symbolicSampleSize;  // SymbolicSampleSizes
  int32 maxSamplesPerBlock;
  SampleRate sampleRate;
};

struct AudioBusBuffers {
  int32 numChannels;
  uint64 silenceFlags;  // bit n: channel n holds zeros
  union {
    Sample32** channelBuffers32;
    Sample64** channelBuffers64;
  };
};

struct ProcessData {
  int32 processMode;         // ProcessModes
  int32 symbolicSampleSize;  // SymbolicSampleSizes
  int32 numSamples;          // 0: parameters are flushed, nothing is rendered
  int32 numInputs;           // audio busses
  int32 numOutputs;          // audio busses
  AudioBusBuffers* inputs;
  AudioBusBuffers* outputs;
  IParameterChanges* inputParameterChanges;
  IParameterChanges* outputParameterChanges;  // may be null
  IEventList* inputEvents;                    // may be null
  IEventList* outputEvents;                   // may be null
  ProcessContext* processContext;             // may be null
};

class IAudioProcessor : public FUnknown {
 public:
  virtual tresult PLUGIN_API setBusArrangements(SpeakerArrangement* inputs, int32 numIns, SpeakerArrangement* outputs,
                                                int32 numOuts) = 0;
  virtual tresult PLUGIN_API getBusArrangement(BusDirection dir, int32 index, SpeakerArrangement& arr) = 0;
  virtual tresult PLUGIN_API canProcessSampleSize(int32 symbolicSampleSize) = 0;
  virtual uint32 PLUGIN_API getLatencySamples() = 0;
  virtual tresult PLUGIN_API setupProcessing(ProcessSetup& setup) = 0;
  virtual tresult PLUGIN_API setProcessing(TBool state) = 0;
  virtual tresult PLUGIN_API process(ProcessData& data) = 0;
  virtual uint32 PLUGIN_API getTailSamples() = 0;

  static constexpr TUID iid = VST3_UID(0x42043F99u, 0xB7DA453Cu, 0xA569E79Du, 0x9AAEC33Du);
};

}  // namespace vst3

#include "pack_pop.h"

#endif
