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

namespace {

ParameterInfo infoOf(Controller& controller, ParamID id) {
  ParameterInfo info{};
  for (int32 i = 0; i < controller.getParameterCount(); ++i) {
    if (controller.getParameterInfo(i, info) == kResultOk && info.id == id) return info;
  }
  return {};
}

}  // namespace

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
  CHECK_EQUAL(infoOf(*plugin.controller, kParameterBypass).flags,
              ParameterInfo::kCanAutomate | ParameterInfo::kIsBypass);
}

// What a musician uses most comes first; what is only read comes last, before what hosts hide or do not automate.
TEST(Controller, listsTheParametersAsTheyAreUsed) {
  Plugin plugin;
  std::vector<ParamID> ids;
  bool isReadOnlyReached = false;
  for (int32 i = 0; i < static_cast<int32>(kParameterCount); ++i) {
    ParameterInfo info{};
    plugin.controller->getParameterInfo(i, info);
    ids.push_back(info.id);
    const bool readOnly = (info.flags & ParameterInfo::kIsReadOnly) != 0;
    CHECK(readOnly || !isReadOnlyReached);
    isReadOnlyReached = readOnly;
  }
  CHECK((std::vector<ParamID>(ids.begin(), ids.begin() + 8)) ==
        (std::vector<ParamID>{kParameterMode, kParameterPreset, kParameterLength, kParameterTemperature,
                              kParameterDensity, kParameterKey, kParameterAgain, kParameterHold}));
  std::sort(ids.begin(), ids.end());
  for (uint32_t id = 0; id < kParameterCount; ++id) CHECK_EQUAL(ids[id], id);
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
  const ParameterInfo info = infoOf(controller, kParameterProgram);
  CHECK_EQUAL(info.stepCount, list.programCount - 1);
  CHECK_EQUAL(info.unitId, unit.id);
  UnitID found = -5;
  CHECK_EQUAL(controller.getUnitByBus(kEvent, kInput, 0, 15, found), kResultTrue);
  CHECK_EQUAL(found, kRootUnitId);
  CHECK(controller.getUnitByBus(kEvent, kInput, 0, 16, found) != kResultTrue);
  CHECK(controller.getUnitByBus(kAudio, kInput, 0, 0, found) != kResultTrue);
}

// Ardour lists no program change among the knobs, and other hosts find the programs by nothing else.
TEST(Controller, presetIsAListAndProgramIsTheProgramChange) {
  Plugin plugin;
  Controller& controller = *plugin.controller;
  CHECK_EQUAL(infoOf(controller, kParameterPreset).flags, ParameterInfo::kCanAutomate | ParameterInfo::kIsList);
  CHECK_EQUAL(infoOf(controller, kParameterProgram).flags, ParameterInfo::kIsProgramChange | ParameterInfo::kIsList);
  int programChanges = 0;
  for (int32 i = 0; i < controller.getParameterCount(); ++i) {
    ParameterInfo info{};
    controller.getParameterInfo(i, info);
    programChanges += (info.flags & ParameterInfo::kIsProgramChange) != 0;
  }
  CHECK_EQUAL(programChanges, 1);
  for (const ParamID id : {ParamID{kParameterPreset}, ParamID{kParameterProgram}}) {
    CHECK_EQUAL(textOf(controller, id, 0), "(no presets)");
    CHECK_EQUAL(valueOf(controller, id, "(no presets)"), 0.0);
  }
  controller.setParamNormalized(kParameterProgram, 0.75);
  CHECK_EQUAL(controller.getParamNormalized(kParameterPreset), 0.75);
}

// It shows texts of what can be set alone. Everywhere else, what is only read is declared so.
TEST(Controller, ardourGetsWordsForWhatIsOnlyRead) {
  for (const bool isArdour : {false, true}) {
    FakeApplication application;
    application.name = isArdour ? "Ardour" : "Another";
    Plugin plugin(&application);
    for (const ShimParameter& row : kShimParameters) {
      if (!isReadOnly(row.id)) continue;
      const bool hasWords =
          row.id == kParameterStatus || row.id == kParameterProblem || row.id == kParameterLoadedPreset;
      const int32 knob = ParameterInfo::kCanAutomate | ParameterInfo::kIsList;
      const int32 list = hasWords ? ParameterInfo::kIsList : 0;
      CHECK_EQUAL(infoOf(*plugin.controller, row.id).flags,
                  isArdour && hasWords ? knob : ParameterInfo::kIsReadOnly | list);
    }
    CHECK_EQUAL(textOf(*plugin.controller, kParameterStatus, 3 / 5.0), "Ready");
    CHECK_EQUAL(textOf(*plugin.controller, kParameterLoadedPreset, 0), "None");
  }
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
