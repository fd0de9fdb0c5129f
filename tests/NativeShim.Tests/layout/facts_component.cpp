// Facts of component.h, process_context.h and processor.h.
#include "layout_test.h"
#include "pluginterfaces/vst/ivstaudioprocessor.h"
#include "pluginterfaces/vst/ivstcomponent.h"
#include "pluginterfaces/vst/ivstprocesscontext.h"
#include "vst3/component.h"
#include "vst3/process_context.h"
#include "vst3/processor.h"

namespace ours = vst3;
namespace theirs {
using namespace Steinberg;
using namespace Steinberg::Vst;
}  // namespace theirs

static void compareBusses() {
  VALUE(kDefaultFactoryFlags);
  VALUE(kAudio);
  VALUE(kEvent);
  VALUE(kNumMediaTypes);
  VALUE(kInput);
  VALUE(kOutput);
  VALUE(kMain);
  VALUE(kAux);
  VALUE(kSimple);
  VALUE(kAdvanced);
  VALUE(kOfflineProcessing);
  STRUCT(BusInfo);
  FIELD(BusInfo, mediaType);
  FIELD(BusInfo, direction);
  FIELD(BusInfo, channelCount);
  FIELD(BusInfo, name);
  FIELD(BusInfo, busType);
  FIELD(BusInfo, flags);
  VALUE(BusInfo::kDefaultActive);
  VALUE(BusInfo::kIsControlVoltage);
  STRUCT(RoutingInfo);
  FIELD(RoutingInfo, mediaType);
  FIELD(RoutingInfo, busIndex);
  FIELD(RoutingInfo, channel);
  INTERFACE(IComponent);
  METHOD(IComponent, getControllerClassId);
  METHOD(IComponent, setIoMode);
  METHOD(IComponent, getBusCount);
  METHOD(IComponent, getBusInfo);
  METHOD(IComponent, getRoutingInfo);
  METHOD(IComponent, activateBus);
  METHOD(IComponent, setActive);
  METHOD(IComponent, setState);
  METHOD(IComponent, getState);
}

static void compareContext() {
  STRUCT(FrameRate);
  FIELD(FrameRate, framesPerSecond);
  FIELD(FrameRate, flags);
  VALUE(FrameRate::kPullDownRate);
  VALUE(FrameRate::kDropRate);
  STRUCT(Chord);
  FIELD(Chord, keyNote);
  FIELD(Chord, rootNote);
  FIELD(Chord, chordMask);
  VALUE(Chord::kChordMask);
  VALUE(Chord::kReservedMask);
  STRUCT(ProcessContext);
  FIELD(ProcessContext, state);
  FIELD(ProcessContext, sampleRate);
  FIELD(ProcessContext, projectTimeSamples);
  FIELD(ProcessContext, systemTime);
  FIELD(ProcessContext, continousTimeSamples);
  FIELD(ProcessContext, projectTimeMusic);
  FIELD(ProcessContext, barPositionMusic);
  FIELD(ProcessContext, cycleStartMusic);
  FIELD(ProcessContext, cycleEndMusic);
  FIELD(ProcessContext, tempo);
  FIELD(ProcessContext, timeSigNumerator);
  FIELD(ProcessContext, timeSigDenominator);
  FIELD(ProcessContext, chord);
  FIELD(ProcessContext, smpteOffsetSubframes);
  FIELD(ProcessContext, frameRate);
  FIELD(ProcessContext, samplesToNextClock);
  VALUE(ProcessContext::kPlaying);
  VALUE(ProcessContext::kCycleActive);
  VALUE(ProcessContext::kRecording);
  VALUE(ProcessContext::kSystemTimeValid);
  VALUE(ProcessContext::kProjectTimeMusicValid);
  VALUE(ProcessContext::kTempoValid);
  VALUE(ProcessContext::kBarPositionValid);
  VALUE(ProcessContext::kCycleValid);
  VALUE(ProcessContext::kTimeSigValid);
  VALUE(ProcessContext::kSmpteValid);
  VALUE(ProcessContext::kClockValid);
  VALUE(ProcessContext::kContTimeValid);
  VALUE(ProcessContext::kChordValid);
  INTERFACE(IProcessContextRequirements);
  METHOD(IProcessContextRequirements, getProcessContextRequirements);
  VALUE(IProcessContextRequirements::kNeedSystemTime);
  VALUE(IProcessContextRequirements::kNeedContinousTimeSamples);
  VALUE(IProcessContextRequirements::kNeedProjectTimeMusic);
  VALUE(IProcessContextRequirements::kNeedBarPositionMusic);
  VALUE(IProcessContextRequirements::kNeedCycleMusic);
  VALUE(IProcessContextRequirements::kNeedSamplesToNextClock);
  VALUE(IProcessContextRequirements::kNeedTempo);
  VALUE(IProcessContextRequirements::kNeedTimeSignature);
  VALUE(IProcessContextRequirements::kNeedChord);
  VALUE(IProcessContextRequirements::kNeedFrameRate);
  VALUE(IProcessContextRequirements::kNeedTransportState);
}

static void compareProcessor() {
  VALUE(kSample32);
  VALUE(kSample64);
  VALUE(kRealtime);
  VALUE(kPrefetch);
  VALUE(kOffline);
  VALUE(kNoTail);
  VALUE(kInfiniteTail);
  STRUCT(ProcessSetup);
  FIELD(ProcessSetup, processMode);
  FIELD(ProcessSetup, symbolicSampleSize);
  FIELD(ProcessSetup, maxSamplesPerBlock);
  FIELD(ProcessSetup, sampleRate);
  STRUCT(AudioBusBuffers);
  FIELD(AudioBusBuffers, numChannels);
  FIELD(AudioBusBuffers, silenceFlags);
  FIELD(AudioBusBuffers, channelBuffers32);
  FIELD(AudioBusBuffers, channelBuffers64);
  STRUCT(ProcessData);
  FIELD(ProcessData, processMode);
  FIELD(ProcessData, symbolicSampleSize);
  FIELD(ProcessData, numSamples);
  FIELD(ProcessData, numInputs);
  FIELD(ProcessData, numOutputs);
  FIELD(ProcessData, inputs);
  FIELD(ProcessData, outputs);
  FIELD(ProcessData, inputParameterChanges);
  FIELD(ProcessData, outputParameterChanges);
  FIELD(ProcessData, inputEvents);
  FIELD(ProcessData, outputEvents);
  FIELD(ProcessData, processContext);
  INTERFACE(IAudioProcessor);
  METHOD(IAudioProcessor, setBusArrangements);
  METHOD(IAudioProcessor, getBusArrangement);
  METHOD(IAudioProcessor, canProcessSampleSize);
  METHOD(IAudioProcessor, getLatencySamples);
  METHOD(IAudioProcessor, setupProcessing);
  METHOD(IAudioProcessor, setProcessing);
  METHOD(IAudioProcessor, process);
  METHOD(IAudioProcessor, getTailSamples);
}

void layout::compareComponent() {
  compareBusses();
  compareContext();
  compareProcessor();
}
