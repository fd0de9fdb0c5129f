#include <fstream>
#include <iterator>
#include <string>

#include "support/check.h"
#include "support/plugin.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

TEST(Component, hasItsBusses) {
  Plugin plugin;
  CHECK_EQUAL(plugin.component->getBusCount(kEvent, kInput), 2);
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

// The host has switched the event output off: no note goes there, and none that went there sounds on.
TEST(Component, eventOutputThatIsOffGetsNoNotes) {
  Plugin plugin;
  plugin.activate();
  FakeEventList in;
  FakeEventList out;
  const auto play = [&](Event::EventTypes type, int16 pitch) {
    in.clear();
    out.clear();
    Event event{};
    event.type = type;
    if (type == Event::kNoteOnEvent) event.noteOn = {0, pitch, 0, 0.8f, 0, -1};
    if (type == Event::kNoteOffEvent) event.noteOff = {0, pitch, 0, -1, 0};
    if (type != Event::kDataEvent) in.addEvent(event);
    plugin.process(in, out);
  };
  play(Event::kNoteOnEvent, 60);
  CHECK(out.size() == 1 && out.at(0).type == Event::kNoteOnEvent);
  CHECK_EQUAL(plugin.component->activateBus(kEvent, kOutput, 0, 0), kResultTrue);
  play(Event::kNoteOnEvent, 62);
  CHECK(out.size() == 1 && out.at(0).type == Event::kNoteOffEvent && out.at(0).noteOff.pitch == 60);
  play(Event::kNoteOffEvent, 60);
  CHECK_EQUAL(out.size(), 0u);
  CHECK_EQUAL(plugin.component->activateBus(kEvent, kOutput, 0, 1), kResultTrue);
  play(Event::kNoteOffEvent, 62);
  CHECK_EQUAL(out.size(), 0u);  // it never went there
  play(Event::kNoteOnEvent, 64);
  CHECK_EQUAL(out.size(), 1u);
}

TEST(Component, missingRuntimeIsNamedInTheLog) {
  Plugin plugin;
  const auto status = [&] {
    return textOf(*plugin.controller, kParameterStatus, plugin.controller->getParamNormalized(kParameterStatus));
  };
  CHECK_EQUAL(status(), "Preset missing");  // nobody has looked for it yet
  plugin.activate();
  plugin.processUntil([&] { return status() == "No .NET runtime"; });
  std::ifstream log(scratchFolder() / "log");
  const std::string text{std::istreambuf_iterator<char>(log), {}};
  const bool named = text.find((scratchFolder() / "empty").string()) != std::string::npos;
  const bool notInstalled = text.find("Continuo.Plugin.runtimeconfig.json") != std::string::npos;
  CHECK(named || notInstalled);
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
  const double status = second.controller->getParamNormalized(kParameterStatus);
  CHECK_EQUAL(second.controller->setComponentState(&saved), kResultOk);
  CHECK_EQUAL(second.controller->getParamNormalized(kParameterTopK), 0.5);
  CHECK_EQUAL(second.controller->getParamNormalized(kParameterStatus), status);
}

TEST(Component, whatTheHostMovesWithoutABlockIsSaved) {
  for (const bool active : {false, true}) {
    FakeApplication application;
    Plugin plugin(&application);
    if (active) plugin.activate();
    FakeChanges changes;
    changes.add(kParameterTopK, 0, 0.25);
    if (active) plugin.process(changes);
    plugin.controller->setParamNormalized(kParameterTopK, 0.5);
    plugin.controller->setParamNormalized(kParameterNextPreset, 1);  // a button has none
    CHECK_EQUAL(plugin.saved(kParameterTopK), 0.5);
    CHECK_EQUAL(plugin.saved(kParameterNextPreset), 0.0);
    if (!active) plugin.activate();
    CHECK_EQUAL(plugin.saved(kParameterTopK), 0.5);
    plugin.process(changes);  // what the host means
    CHECK_EQUAL(plugin.saved(kParameterTopK), 0.25);
    plugin.controller->setParamNormalized(kParameterTopK, 0.75);
    PluginState song;
    song.setParameter(kParameterTopK, 0.125);
    FakeStream stream;
    stream.bytes = song.write();
    CHECK_EQUAL(plugin.component->setState(&stream), kResultOk);
    CHECK_EQUAL(plugin.saved(kParameterTopK), 0.125);
  }
}

TEST(Component, foreignMessagesAreRefused) {
  Plugin plugin;
  FakeMessage message;
  CHECK(plugin.component->notify(nullptr) != kResultOk);
  CHECK(plugin.component->notify(&message) != kResultOk);
  message.name = "Continuo edit";
  message.number = kParameterCount;
  CHECK(plugin.component->notify(&message) != kResultOk);
  message.number = -1;
  CHECK(plugin.component->notify(&message) != kResultOk);
  message.number = kParameterTopK;
  CHECK_EQUAL(plugin.component->notify(&message), kResultOk);
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
  for (const ParamID id :
       {kParameterPanic, kParameterHold, kParameterAgain, kParameterForget, kParameterForgetAll, kParameterGood,
        kParameterBad, kParameterUndoFeedback, kParameterNextPreset, kParameterPreviousPreset}) {
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
  const auto shown = [&](ParamID id) {
    return textOf(*plugin.controller, id, plugin.controller->getParamNormalized(id));
  };
  CHECK_EQUAL(shown(kParameterTemperature), "1.30");
  CHECK_EQUAL(shown(kParameterLength), "7");
  CHECK_EQUAL(shown(kParameterGrid), "1/8");
  CHECK_EQUAL(shown(kParameterTopK), "12");
  CHECK_EQUAL(shown(kParameterPhraseGap), "1.50");
  CHECK_EQUAL(shown(kParameterHandOver), "Bar");
  CHECK_EQUAL(shown(kParameterVelocityFollow), "0.0");
  CHECK_EQUAL(shown(kParameterHumanise), "0.0");
  CHECK_EQUAL(shown(kParameterSeed), "4321");
  CHECK_EQUAL(shown(kParameterMidiThrough), "Off");
  CHECK_EQUAL(shown(kParameterVoiceLevel), "-20.0");
  CHECK_EQUAL(shown(kParameterPanic), "Off");      // pressed when it was saved
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
