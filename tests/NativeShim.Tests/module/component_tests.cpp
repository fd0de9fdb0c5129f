// Component and controller as a host without .NET sees them: the runtime is looked for in an empty folder.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "src/module/component.h"
#include "src/module/controller.h"
#include "src/module/text.h"
#include "src/parameters/controller_parameters.h"
#include "src/parameters/units.h"
#include "support/check.h"
#include "support/fake_host.h"
#include "vst3/stream.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

namespace {

namespace fs = std::filesystem;

const fs::path& scratchFolder() {
  static const fs::path folder = [] {
    const fs::path made = fs::temp_directory_path() / ("continuo-shim-tests-" + std::to_string(std::random_device{}()));
    fs::create_directories(made / "empty");
    return made;
  }();
  return folder;
}

// Before the first instance: no .NET, and a log of our own.
const bool kWithoutDotnet = [] {
  setenv("CONTINUO_DOTNET_ROOT", (scratchFolder() / "empty").c_str(), 1);
  setenv("CONTINUO_LOG", (scratchFolder() / "log").c_str(), 1);
  return true;
}();

struct RemoveScratch {
  ~RemoveScratch() { fs::remove_all(scratchFolder()); }
};
const RemoveScratch kRemoveScratch;

class FakeStream final : public Owned<IBStream> {
 public:
  tresult PLUGIN_API read(void* buffer, int32 numBytes, int32* numBytesRead) override {
    const auto left = static_cast<int32>(bytes.size() - position);
    const int32 count = std::min({numBytes, left, chunk});
    std::copy_n(bytes.begin() + static_cast<ptrdiff_t>(position), count, static_cast<uint8_t*>(buffer));
    position += static_cast<size_t>(count);
    if (numBytesRead) *numBytesRead = count;
    return kResultOk;
  }
  tresult PLUGIN_API write(void* buffer, int32 numBytes, int32* numBytesWritten) override {
    const int32 count = std::min(numBytes, chunk);
    const auto* from = static_cast<const uint8_t*>(buffer);
    bytes.insert(bytes.end(), from, from + count);
    if (numBytesWritten) *numBytesWritten = count;
    return kResultOk;
  }
  tresult PLUGIN_API seek(int64 pos, int32, int64*) override {
    position = static_cast<size_t>(pos);
    return kResultOk;
  }
  tresult PLUGIN_API tell(int64* pos) override {
    *pos = static_cast<int64>(position);
    return kResultOk;
  }

  std::vector<uint8_t> bytes;
  size_t position = 0;
  int32 chunk = 7;  // hosts may hand over as little as they like
};

class FakeHandler final : public Owned<IComponentHandler> {
 public:
  tresult PLUGIN_API beginEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API performEdit(ParamID id, ParamValue) override {
    edited = id;
    return kResultOk;
  }
  tresult PLUGIN_API endEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API restartComponent(int32 flags) override {
    restart |= flags;
    return kResultOk;
  }

  ParamID edited = kNoParamId;
  int32 restart = 0;
};

struct Plugin {
  Plugin() {
    component->initialize(nullptr);
    controller->initialize(nullptr);
  }
  ~Plugin() {
    component->terminate();
    controller->terminate();
  }
  void activate() {
    ProcessSetup setup{kRealtime, kSample32, 512, 48000};
    CHECK_EQUAL(component->setupProcessing(setup), kResultOk);
    CHECK_EQUAL(component->setActive(1), kResultOk);
  }
  // One block with these parameter changes.
  void process(FakeChanges& changes) {
    float left[64];
    float right[64];
    float* channels[2] = {left, right};
    AudioBusBuffers bus{};
    bus.numChannels = 2;
    bus.channelBuffers32 = channels;
    ProcessData data{};
    data.numSamples = 64;
    data.numOutputs = 1;
    data.outputs = &bus;
    data.inputParameterChanges = &changes;
    component->process(data);
  }
  FakeStream save() {
    FakeStream stream;
    CHECK_EQUAL(component->getState(&stream), kResultOk);
    return stream;
  }

  ComPtr<Component> component = ComPtr<Component>::adopt(new Component());
  ComPtr<Controller> controller = ComPtr<Controller>::adopt(new Controller());
};

std::string textOf(Controller& controller, ParamID id, double value) {
  String128 text;
  CHECK_EQUAL(controller.getParamStringByValue(id, value, text), kResultOk);
  return toUtf8(text);
}

double valueOf(Controller& controller, ParamID id, const std::string& text) {
  String128 wide;
  toUtf16(text, wide);
  double value = -1;
  return controller.getParamValueByString(id, wide, value) == kResultOk ? value : -1;
}

}  // namespace

TEST(Component, hasItsBusses) {
  Plugin plugin;
  CHECK_EQUAL(plugin.component->getBusCount(kEvent, kInput), 1);
  CHECK_EQUAL(plugin.component->getBusCount(kEvent, kOutput), 1);
  CHECK_EQUAL(plugin.component->getBusCount(kAudio, kInput), 0);
  CHECK_EQUAL(plugin.component->getBusCount(kAudio, kOutput), 1);
  BusInfo info{};
  CHECK_EQUAL(plugin.component->getBusInfo(kEvent, kOutput, 0, info), kResultTrue);
  CHECK_EQUAL(info.channelCount, 16);
  CHECK(plugin.component->getBusInfo(kAudio, kInput, 0, info) != kResultTrue);
  SpeakerArrangement stereo = SpeakerArr::kStereo;
  SpeakerArrangement mono = SpeakerArr::kMono;
  CHECK_EQUAL(plugin.component->setBusArrangements(nullptr, 0, &stereo, 1), kResultTrue);
  CHECK_EQUAL(plugin.component->setBusArrangements(nullptr, 0, &mono, 1), kResultFalse);
  CHECK_EQUAL(plugin.component->setBusArrangements(&stereo, 1, &stereo, 1), kResultFalse);
  SpeakerArrangement now = 0;
  CHECK_EQUAL(plugin.component->getBusArrangement(kOutput, 0, now), kResultTrue);
  CHECK_EQUAL(now, stereo);
}

TEST(Component, missingRuntimeIsNamedInTheLog) {
  Plugin plugin;
  std::ifstream log(scratchFolder() / "log");
  const std::string text{std::istreambuf_iterator<char>(log), {}};
  const bool named = text.find((scratchFolder() / "empty").string()) != std::string::npos;
  const bool notInstalled = text.find("Continuo.Plugin.runtimeconfig.json") != std::string::npos;
  CHECK(named || notInstalled);
  CHECK_EQUAL(textOf(*plugin.controller, kParameterStatus, plugin.controller->getParamNormalized(kParameterStatus)),
              "No .NET runtime");
}

TEST(Component, stateSavedIsStateLoaded) {
  Plugin plugin;
  plugin.activate();
  FakeChanges changes;
  changes.add(kParameterTopK, 10, 0.5);
  changes.add(kParameterStatus, 10, 0.9);  // read-only: ignored
  plugin.process(changes);
  FakeStream saved = plugin.save();

  Plugin second;
  CHECK_EQUAL(second.component->setState(&saved), kResultOk);
  CHECK(second.save().bytes == saved.bytes);
  saved.position = 0;
  CHECK_EQUAL(second.controller->setComponentState(&saved), kResultOk);
  CHECK_EQUAL(second.controller->getParamNormalized(kParameterTopK), 0.5);
  CHECK_EQUAL(second.controller->getParamNormalized(kParameterStatus), 0.0);
}

TEST(Component, foreignRecordsAndTheManagedPartSurvive) {
  const std::string managed = R"({"preset":"irish","hash":"sha256:00","more":1})";
  PluginState state;
  state.setParameter(kParameterTemperature, 0.125);
  state.setParameter(9999, 0.5);
  state.setPreset({managed.begin(), managed.end()});
  FakeStream stream;
  stream.bytes = state.write();
  Plugin plugin;
  CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
  CHECK(plugin.save().bytes == stream.bytes);
  plugin.activate();
  CHECK(plugin.save().bytes == stream.bytes);
}

TEST(Component, damagedStateIsRefusedAndNothingLost) {
  Plugin plugin;
  PluginState state;
  state.setParameter(kParameterTemperature, 0.125);
  FakeStream good;
  good.bytes = state.write();
  CHECK_EQUAL(plugin.component->setState(&good), kResultOk);
  for (size_t length = 0; length < good.bytes.size(); ++length) {
    FakeStream cut;
    cut.bytes.assign(good.bytes.begin(), good.bytes.begin() + static_cast<ptrdiff_t>(length));
    if (length == 8) continue;  // a whole state that says nothing
    CHECK_EQUAL(plugin.component->setState(&cut), kResultFalse);
    CHECK_EQUAL(plugin.controller->setComponentState(&cut), kResultFalse);
  }
  CHECK(plugin.save().bytes == good.bytes);
}

TEST(Component, stateSetWhileActiveIsReadBackAtOnce) {
  Plugin plugin;
  plugin.activate();
  PluginState state;
  state.setParameter(kParameterTemperature, 0.125);
  FakeStream stream;
  stream.bytes = state.write();
  CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
  CHECK(plugin.save().bytes == stream.bytes);
  FakeChanges none;
  plugin.process(none);
  CHECK(plugin.save().bytes == stream.bytes);
}

TEST(Component, processingWhileInactiveIsSilentAndKeepsValues) {
  Plugin plugin;
  FakeChanges changes;
  changes.add(kParameterTopP, 0, 0.25);
  plugin.process(changes);
  auto read = PluginState::read(plugin.save().bytes);
  CHECK_EQUAL(read.state.parameter(kParameterTopP).value_or(-1), 0.25);
}

TEST(Component, refusesImpossibleSetups) {
  Plugin plugin;
  ProcessSetup setup{kRealtime, kSample64, 512, 48000};
  CHECK_EQUAL(plugin.component->setupProcessing(setup), kResultFalse);
  setup = {kRealtime, kSample32, 512, 0};
  CHECK_EQUAL(plugin.component->setupProcessing(setup), kResultFalse);
  CHECK_EQUAL(plugin.component->canProcessSampleSize(kSample32), kResultTrue);
  CHECK_EQUAL(plugin.component->canProcessSampleSize(kSample64), kResultFalse);
}

TEST(Component, answersForItsInterfaces) {
  Plugin plugin;
  CHECK(ComPtr<IAudioProcessor>::query(static_cast<IComponent*>(plugin.component.get())));
  CHECK(ComPtr<IProcessContextRequirements>::query(static_cast<IComponent*>(plugin.component.get())));
  CHECK(ComPtr<IConnectionPoint>::query(static_cast<IComponent*>(plugin.component.get())));
  CHECK(ComPtr<IUnitInfo>::query(static_cast<IEditController*>(plugin.controller.get())));
  CHECK(ComPtr<IMidiMapping>::query(static_cast<IEditController*>(plugin.controller.get())));
  CHECK(!ComPtr<IEditController>::query(static_cast<IComponent*>(plugin.component.get())));
}

TEST(Controller, describesEveryParameter) {
  Plugin plugin;
  CHECK_EQUAL(plugin.controller->getParameterCount(), static_cast<int32>(kParameterCount + kOwnParameterCount));
  for (int32 i = 0; i < plugin.controller->getParameterCount(); ++i) {
    ParameterInfo info{};
    CHECK_EQUAL(plugin.controller->getParameterInfo(i, info), kResultOk);
    CHECK(info.title[0] != 0);
    CHECK(info.defaultNormalizedValue >= 0 && info.defaultNormalizedValue <= 1);
    const bool readOnly = (info.flags & ParameterInfo::kIsReadOnly) != 0;
    CHECK(!readOnly || (info.flags & ParameterInfo::kCanAutomate) == 0);
  }
  ParameterInfo bypass{};
  plugin.controller->getParameterInfo(0, bypass);
  CHECK_EQUAL(bypass.flags, ParameterInfo::kCanAutomate | ParameterInfo::kIsBypass);
}

TEST(Controller, valuesAndTextsGoBothWays) {
  Plugin plugin;
  Controller& controller = *plugin.controller;
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    for (double value : {0.0, 0.1, 0.37, 0.5, 0.99, 1.0}) {
      const std::string text = textOf(controller, id, value);
      const double back = valueOf(controller, id, text);
      CHECK(back >= 0 && back <= 1);
      CHECK_EQUAL(textOf(controller, id, back), text);
      const double plain = controller.normalizedParamToPlain(id, value);
      CHECK_NEAR(controller.normalizedParamToPlain(id, controller.plainParamToNormalized(id, plain)), plain, 1e-9);
    }
  }
  CHECK_EQUAL(textOf(controller, kParameterTemperature, 0.8 / 1.9), "0.90");
  CHECK_EQUAL(textOf(controller, kParameterVoiceLevel, 0.8), "-12.0");
  CHECK_EQUAL(textOf(controller, kParameterGrid, 0.6), "1/16");
  CHECK_NEAR(valueOf(controller, kParameterVoiceLevel, " -12 dB "), 0.8, 1e-12);
  CHECK_NEAR(valueOf(controller, kParameterGrid, "1/8t"), 0.4, 1e-12);
  CHECK_NEAR(valueOf(controller, kParameterLength, "4 bars"), 3 / 31.0, 1e-12);
  CHECK_EQUAL(valueOf(controller, kParameterTopK, "loud"), -1.0);
  CHECK_EQUAL(valueOf(controller, kParameterTemperature, "99"), 1.0);
}

TEST(Controller, withoutPresetsThereIsOneProgram) {
  Plugin plugin;
  Controller& controller = *plugin.controller;
  ProgramListInfo list{};
  UnitInfo unit{};
  CHECK_EQUAL(controller.getUnitInfo(0, unit), kResultTrue);
  CHECK_EQUAL(controller.getProgramListInfo(0, list), kResultTrue);
  CHECK_EQUAL(unit.programListId, list.id);
  CHECK_EQUAL(list.programCount, 1);
  String128 name;
  CHECK_EQUAL(controller.getProgramName(list.id, 0, name), kResultTrue);
  CHECK_EQUAL(toUtf8(name), "(no presets)");
  CHECK(controller.getProgramName(list.id, 1, name) != kResultTrue);
  ParameterInfo info{};
  controller.getParameterInfo(kParameterPreset, info);
  CHECK_EQUAL(info.stepCount, list.programCount - 1);
  CHECK((info.flags & ParameterInfo::kIsProgramChange) != 0);
  UnitID found = -5;
  CHECK_EQUAL(controller.getUnitByBus(kEvent, kInput, 0, 15, found), kResultTrue);
  CHECK_EQUAL(found, kRootUnitId);
  CHECK(controller.getUnitByBus(kEvent, kInput, 0, 16, found) != kResultTrue);
  CHECK(controller.getUnitByBus(kAudio, kInput, 0, 0, found) != kResultTrue);
}

TEST(Controller, mapsTheMidiControllersItMeans) {
  Plugin plugin;
  size_t mapped = 0;
  for (int16_t number = 0; number < kCountCtrlNumber; ++number) {
    ParamID id = kNoParamId;
    if (plugin.controller->getMidiControllerAssignment(0, 5, number, id) == kResultTrue) ++mapped;
    if (number == 7) CHECK_EQUAL(id, static_cast<ParamID>(kParameterVoiceLevel));
    if (number == 120 || number == 123) CHECK_EQUAL(id, kParameterMidiPanic);
  }
  CHECK_EQUAL(mapped, std::size(kUsualAssignments));
}

TEST(Controller, learnsTheControllerThatMovesAfterTheChoice) {
  Plugin plugin;
  Controller& controller = *plugin.controller;
  FakeHandler handler;
  controller.setComponentHandler(&handler);
  ParamID id = kNoParamId;
  CHECK(controller.onLiveMIDIControllerInput(0, 3, 44) != kResultTrue);  // nobody has asked
  controller.setParamNormalized(kParameterMidiLearn, valueOf(controller, kParameterMidiLearn, "Good"));
  CHECK(controller.onLiveMIDIControllerInput(0, 3, 32) != kResultTrue);  // bank select
  CHECK_EQUAL(controller.onLiveMIDIControllerInput(0, 3, 44), kResultTrue);
  CHECK_EQUAL(controller.getMidiControllerAssignment(0, 0, 44, id), kResultTrue);
  CHECK_EQUAL(id, ParamID{kParameterGood});
  CHECK_EQUAL(handler.restart, int32{kMidiCCAssignmentChanged});
  CHECK_EQUAL(handler.edited, kParameterMidiLearn);
  CHECK_EQUAL(textOf(controller, kParameterMidiLearn, controller.getParamNormalized(kParameterMidiLearn)), "Off");
  CHECK(controller.onLiveMIDIControllerInput(0, 3, 45) != kResultTrue);  // once

  FakeStream saved;
  CHECK_EQUAL(controller.getState(&saved), kResultOk);
  Plugin second;
  CHECK_EQUAL(second.controller->setState(&saved), kResultOk);
  CHECK_EQUAL(second.controller->getMidiControllerAssignment(0, 0, 44, id), kResultTrue);
  controller.setParamNormalized(kParameterMidiLearn, 1);  // forget
  CHECK(controller.getMidiControllerAssignment(0, 0, 44, id) != kResultTrue);
  controller.setComponentHandler(nullptr);
}

TEST(Controller, groupsTheParameters) {
  Plugin plugin;
  CHECK_EQUAL(plugin.controller->getUnitCount(), int32{kUnitCount});
  for (int32 i = 0; i < plugin.controller->getUnitCount(); ++i) {
    UnitInfo unit{};
    CHECK_EQUAL(plugin.controller->getUnitInfo(i, unit), kResultTrue);
    CHECK_EQUAL(unit.id, i);
    CHECK_EQUAL(unit.parentUnitId, i == 0 ? kNoParentUnitId : kRootUnitId);
  }
}

TEST(Component, noStatePressesATrigger) {
  PluginState state;
  for (const ShimParameter& row : kShimParameters) {
    if (!isReadOnly(row.id)) state.setParameter(row.id, 1);
  }
  FakeStream stream;
  stream.bytes = state.write();
  Plugin plugin;
  CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
  stream.position = 0;
  CHECK_EQUAL(plugin.controller->setComponentState(&stream), kResultOk);
  const auto saved = PluginState::read(plugin.save().bytes).state;
  for (const ParamID id : {kParameterPanic, kParameterHold, kParameterAgain, kParameterForget, kParameterForgetAll,
                           kParameterGood, kParameterBad, kParameterUndoFeedback, kParameterNextPreset,
                           kParameterPreviousPreset}) {
    CHECK_EQUAL(plugin.controller->getParamNormalized(id), 0.0);
    CHECK_EQUAL(saved.parameter(id).value_or(-1), 0.0);
  }
  CHECK_EQUAL(saved.parameter(kParameterModelInSong).value_or(-1), 1.0);
}

// Written by the first version, before there were more than nineteen parameters.
TEST(Component, stateOfVersion1IsRead) {
  std::ifstream file(CONTINUO_GOLDEN "/state/version-1.state", std::ios::binary);
  FakeStream stream;
  stream.bytes.assign(std::istreambuf_iterator<char>(file), {});
  CHECK_EQUAL(stream.bytes.size(), 303u);
  Plugin plugin;
  CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
  stream.position = 0;
  CHECK_EQUAL(plugin.controller->setComponentState(&stream), kResultOk);
  const auto shown = [&](ParamID id) { return textOf(*plugin.controller, id, plugin.controller->getParamNormalized(id)); };
  CHECK_EQUAL(shown(kParameterTemperature), "1.30");
  CHECK_EQUAL(shown(kParameterLength), "7");
  CHECK_EQUAL(shown(kParameterGrid), "1/8");
  CHECK_EQUAL(shown(kParameterTopK), "12");
  CHECK_EQUAL(shown(kParameterPhraseGap), "1.50");
  CHECK_EQUAL(shown(kParameterHandOver), "Bar");
  CHECK_EQUAL(shown(kParameterSeed), "4321");
  CHECK_EQUAL(shown(kParameterMidiThrough), "Off");
  CHECK_EQUAL(shown(kParameterVoiceLevel), "-20.0");
  CHECK_EQUAL(shown(kParameterPanic), "Off");   // pressed when it was saved
  CHECK_EQUAL(shown(kParameterMode), "Continue");  // not known then
  CHECK_EQUAL(shown(kParameterHighestNote), "G9");
  const auto json = PluginState::read(plugin.save().bytes).state.preset();
  CHECK(std::string(json.begin(), json.end()).starts_with(R"({"preset":"irish","hash":"sha256:7b1)"));
}

// Without .NET nobody understands the model in the song, and nobody may lose it.
TEST(Component, modelInTheSongSurvives) {
  PluginState state;
  state.setParameter(kParameterModelInSong, 0);
  state.setPreset({'{', '}'});
  state.setModel({1, 2, 3});
  FakeStream stream;
  stream.bytes = state.write();
  Plugin plugin;
  CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
  CHECK(plugin.save().bytes == stream.bytes);
  state.setModel({});
  CHECK(state.model().empty());
  CHECK_EQUAL(state.write().size() + 11, stream.bytes.size());
}

// The page is what a musician reads: every assignment is on it, by number and by name.
TEST(Controller, everyUsualAssignmentIsDocumented) {
  std::ifstream file(CONTINUO_MIDI_PAGE);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const MidiAssignment& usual : kUsualAssignments) {
    const std::string name = usual.parameter == kParameterMidiPanic ? "Panic" : kShimParameters[usual.parameter].name;
    CHECK(page.find("| " + std::to_string(usual.controller) + " | " + name + " |") != std::string::npos);
  }
}

TEST(Text, convertsBothWaysAndCutsBetweenCharacters) {
  char16_t wide[8];
  toUtf16("Größe \xF0\x9D\x84\x9E", wide);  // the clef needs two units and does not fit
  CHECK_EQUAL(toUtf8(wide), "Größe ");
  char16_t roomy[16];
  toUtf16("\xF0\x9D\x84\x9E\xFFx", roomy);
  CHECK_EQUAL(toUtf8(roomy), "\xF0\x9D\x84\x9E\xEF\xBF\xBDx");
}
