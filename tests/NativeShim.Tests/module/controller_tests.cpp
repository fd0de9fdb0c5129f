#include <fstream>
#include <iterator>
#include <string>

#include "src/module/text.h"
#include "src/parameters/controller_parameters.h"
#include "support/check.h"
#include "support/plugin.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

TEST(Controller, describesEveryParameter) {
  Plugin plugin;
  constexpr uint32_t kAll = kParameterCount + kOwnParameterCount + kMidiMessageCount;
  CHECK_EQUAL(plugin.controller->getParameterCount(), static_cast<int32>(kAll));
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
    if (number == 64 || number == 120 || number == 129) CHECK_EQUAL(id, midiMessageId(5, number));
  }
  CHECK_EQUAL(mapped, size_t{kMidiMessagesOfAChannel});  // a knob or a message
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
  CHECK_EQUAL(controller.getMidiControllerAssignment(0, 0, 44, id), kResultTrue);
  CHECK_EQUAL(id, midiMessageId(0, 44));
  controller.setComponentHandler(nullptr);
}

TEST(Controller, groupsTheParameters) {
  Plugin plugin;
  CHECK_EQUAL(plugin.controller->getUnitCount(), int32{kGroupCount});
  for (int32 i = 0; i < plugin.controller->getUnitCount(); ++i) {
    UnitInfo unit{};
    CHECK_EQUAL(plugin.controller->getUnitInfo(i, unit), kResultTrue);
    CHECK_EQUAL(unit.id, i);
    CHECK_EQUAL(unit.parentUnitId, i == 0 ? kNoParentUnitId : kRootUnitId);
  }
}

// The page is what a musician reads: every assignment is on it, by number and by name.
TEST(Controller, everyUsualAssignmentIsDocumented) {
  std::ifstream file(CONTINUO_MIDI_PAGE);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const MidiAssignment& usual : kUsualAssignments) {
    const std::string name = kShimParameters[usual.parameter].name;
    CHECK(page.find("| " + std::to_string(usual.controller) + " | " + name + " |") != std::string::npos);
  }
}
