// The built module, loaded as hosts load it.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "src/module/text.h"
#include "src/parameters/own_ids.h"
#include "src/parameters/values.h"
#include "support/check.h"
#include "support/fake_host.h"
#include "support/loaded_module.h"
#include "support/played_module.h"
#include "support/plugin.h"
#include "vst3/units.h"

using namespace continuo;
using namespace continuo::tests;
using namespace vst3;

namespace {

namespace fs = std::filesystem;

std::string hexOf(const TUID& id) {
  std::string text;
  char digits[3];
  for (const char byte : id) {
    std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned char>(byte));
    text += digits;
  }
  return text;
}

class ListHandler final : public Owned<IComponentHandler, IUnitHandler> {
 public:
  tresult PLUGIN_API beginEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API performEdit(ParamID, ParamValue) override { return kResultOk; }
  tresult PLUGIN_API endEdit(ParamID) override { return kResultOk; }
  tresult PLUGIN_API restartComponent(int32 flags) override {
    restart |= flags;
    return kResultOk;
  }
  tresult PLUGIN_API notifyUnitSelection(UnitID) override { return kResultOk; }
  tresult PLUGIN_API notifyProgramListChange(ProgramListID, int32) override {
    ++lists;
    return kResultOk;
  }

  int32 restart = 0;
  int lists = 0;
};

int32 programsOf(IUnitInfo& units) {
  ProgramListInfo list{};
  return units.getProgramListInfo(0, list) == kResultOk ? list.programCount : -1;
}

std::vector<std::string> namesOf(IEditController& controller) {
  std::vector<std::string> names;
  const auto units = ComPtr<IUnitInfo>::query(&controller);
  for (int32 i = 0; i < programsOf(*units); ++i) {
    String128 name;
    CHECK_EQUAL(units->getProgramName(1, i, name), kResultOk);
    names.push_back(toUtf8(name));
  }
  return names;
}

// A block of silence; what the processor says of itself goes to the controller, as in a host.
void playAndTell(LoadedInstrument& instrument) {
  FakeChanges told;
  ProcessData data{};
  data.numSamples = 512;
  data.outputParameterChanges = &told;
  instrument.processor->process(data);
  for (int32 i = 0; i < told.getParameterCount(); ++i) {
    instrument.controller->setParamNormalized(told.at(i).id, told.at(i).points.back().value);
  }
}

bool isDotnetMapped() { return readFile("/proc/self/maps").find("libcoreclr") != std::string::npos; }

}  // namespace

TEST(Module, factoryAgreesWithModuleInfo) {
  const std::string json = readFile(bundlePath() / "Contents" / "Resources" / "moduleinfo.json");
  const LoadedModule module(bundlePath());
  CHECK_EQUAL(module.factory().countClasses(), 2);
  std::set<std::string> ids;
  for (int32 i = 0; i < module.factory().countClasses(); ++i) {
    PClassInfo2 info{};
    PClassInfoW wide{};
    CHECK_EQUAL(module.factory().getClassInfo2(i, &info), kResultOk);
    CHECK_EQUAL(module.factory().getClassInfoUnicode(i, &wide), kResultOk);
    CHECK_EQUAL(toUtf8(wide.name), std::string(info.name));
    ids.insert(hexOf(info.cid));
    for (const std::string& text : {hexOf(info.cid), std::string(info.category), std::string(info.name),
                                    std::string(info.version), std::string(info.sdkVersion)}) {
      CHECK(json.find('"' + text + '"') != std::string::npos);
    }
  }
  CHECK_EQUAL(ids.size(), 2u);
  CHECK(module.factory().getClassInfo2(2, nullptr) != kResultOk);
}

TEST(Module, componentNamesItsController) {
  const LoadedModule module(bundlePath());
  const auto component = module.make<IComponent>(0);
  PClassInfo info{};
  module.factory().getClassInfo(1, &info);
  TUID controller;
  CHECK_EQUAL(component->getControllerClassId(controller), kResultTrue);
  CHECK(iidEqual(controller, info.cid));
}

TEST(Module, survivesScanAndUnload) {
  for (int round = 0; round < 3; ++round) {
    const LoadedModule module(bundlePath());
    module.make<IComponent>(0);
    module.make<IEditController>(1);
  }
  CHECK(true);
}

TEST(Module, aScanStartsNoDotnet) {
  if (!hasManagedPart(bundlePath())) return skip("the bundle has no managed part");
  const LoadedModule module(bundlePath());
  const auto component = module.make<IComponent>(0);
  const auto controller = module.make<IEditController>(1);
  component->initialize(nullptr);
  controller->initialize(nullptr);
  for (int32 i = 0; i < controller->getParameterCount(); ++i) {
    ParameterInfo info{};
    String128 text;
    CHECK_EQUAL(controller->getParameterInfo(i, info), kResultOk);
    CHECK_EQUAL(controller->getParamStringByValue(info.id, info.defaultNormalizedValue, text), kResultOk);
  }
  CHECK(namesOf(*controller).size() > 1);
  FakeStream state;
  CHECK_EQUAL(component->getState(&state), kResultOk);
  state.position = 0;
  CHECK_EQUAL(component->setState(&state), kResultOk);
  state.position = 0;
  CHECK_EQUAL(controller->setComponentState(&state), kResultOk);
  controller->terminate();
  component->terminate();
  CHECK(!isDotnetMapped());
}

TEST(Module, aScanListsThePresetsThatDotnetLists) {
  if (!hasManagedPart(bundlePath())) return skip("the bundle has no managed part");
  const fs::path folder = fs::temp_directory_path() / ("continuo-odd-" + std::to_string(std::random_device{}()));
  const auto write = [&](const std::string& name, const std::string& json) {
    fs::create_directories(folder / name);
    std::ofstream(folder / name / "preset.json") << json;
  };
  write("cut", R"({"id": "cut", "na)");
  write("a-name", R"({"id": "no-model", "name": "No model", "encoding": "event"})");
  write("Big", R"({"id": "Big", "name": "No id", "encoding": "event"})");
  write("remarks", R"({/* a comment */ "id": "remarks", "name": "R\u00e9marques", "encoding": "event",
                     "model": "../cut/preset.json", })");
  setenv("CONTINUO_PRESETS", folder.c_str(), 1);
  {
    const LoadedModule module(bundlePath());
    LoadedInstrument instrument(module, 512, 48000);
    ListHandler handler;
    instrument.controller->setComponentHandler(&handler);
    const std::vector<std::string> before = namesOf(*instrument.controller);
    CHECK(std::ranges::count(before, "R\u00e9marques") == 1);
    CHECK(statusAfterPlaying(instrument) >= 1);
    playAndTell(instrument);
    instrument.controller->setParamNormalized(kParameterPresetList, 0.5);
    CHECK(isDotnetMapped());
    CHECK(namesOf(*instrument.controller) == before);
    CHECK_EQUAL(handler.lists, 0);
    instrument.controller->setComponentHandler(nullptr);
  }
  unsetenv("CONTINUO_PRESETS");
  fs::remove_all(folder);
}

TEST(Module, survivesUnloadAfterPlaying) {
  for (int round = 0; round < 3; ++round) {
    const LoadedModule module(bundlePath());
    LoadedInstrument first(module, 512, 48000);
    LoadedInstrument second(module, 512, 44100);
    CHECK(statusAfterPlaying(first) >= 0);
    CHECK(statusAfterPlaying(second) >= 0);
  }
}

TEST(Module, startsTheManagedPart) {
  if (!hasManagedPart(bundlePath())) return skip("the bundle has no managed part");
  const LoadedModule module(bundlePath());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK(statusAfterPlaying(instrument) >= 1);
}

// A byte of the preset's record is wrong: the session's memory, its JSON. Nothing of such a state counts.
TEST(Module, damagedStateIsRefusedAndChangesNothing) {
  if (!hasManagedPart(bundlePath())) return skip("the bundle has no managed part");
  const LoadedModule module(bundlePath());
  LoadedInstrument instrument(module, 512, 48000);
  const std::string memory = "AQEABAQAAAEA4AM8UNH3Exs=";  // one phrase of one note
  const std::string record = R"({"preset":"irish","memory":")" + memory + R"("})";
  const auto open = [&](std::string json, double topK) {
    PluginState state;
    state.setParameter(kParameterTopK, topK);
    state.setPreset({json.begin(), json.end()});
    FakeStream stream;
    stream.bytes = state.write();
    const tresult component = instrument.component->setState(&stream);
    stream.position = 0;
    CHECK_EQUAL(instrument.controller->setComponentState(&stream), component);
    return component;
  };
  const auto saved = [&] {
    FakeStream stream;
    CHECK_EQUAL(instrument.component->getState(&stream), kResultOk);
    return std::string(stream.bytes.begin(), stream.bytes.end());
  };
  CHECK_EQUAL(open(record, 0.5), kResultOk);
  const std::string before = saved();
  CHECK(before.find(memory) != std::string::npos);
  for (const size_t at : {size_t{0}, record.find(memory) + 1, record.find(memory) + 9, record.size() - 5}) {
    std::string damaged = record;
    damaged[at] = damaged[at] == 'B' ? 'C' : 'B';
    CHECK_EQUAL(open(damaged, 0.25), kResultFalse);
    CHECK(saved() == before);
    CHECK_EQUAL(instrument.controller->getParamNormalized(kParameterTopK), 0.5);
  }
}

TEST(Module, programListGrowsWhileItPlays) {
  if (!hasManagedPart(bundlePath())) return skip("the bundle has no managed part");
  const fs::path shipped = bundlePath() / "Contents" / "Resources" / "presets" / "irish";
  if (!fs::exists(shipped)) return skip("the bundle has no presets");
  const fs::path folder = fs::temp_directory_path() / ("continuo-watched-" + std::to_string(std::random_device{}()));
  setenv("CONTINUO_PRESETS", folder.c_str(), 1);  // it does not exist yet
  {
    const LoadedModule module(bundlePath());
    LoadedInstrument instrument(module, 512, 48000);
    ListHandler handler;
    instrument.controller->setComponentHandler(&handler);
    const auto units = ComPtr<IUnitInfo>::query(instrument.controller.get());
    const int32 before = programsOf(*units);
    instrument.controller->setParamNormalized(kParameterPreset, 1);
    const double last = instrument.controller->normalizedParamToPlain(kParameterPreset, 1);

    const fs::path made = folder / "zz-new";
    fs::create_directories(made);
    fs::copy_file(shipped / "model.safetensors", made / "model.safetensors");
    std::string json = readFile(shipped / "preset.json");
    json.replace(json.find("\"irish\""), 7, "\"zz-new\"");
    std::ofstream(made / "preset.json") << json;

    for (int i = 0; i < 500 && programsOf(*units) == before; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      playAndTell(instrument);
    }
    CHECK_EQUAL(programsOf(*units), before + 1);
    CHECK_EQUAL(handler.restart, kParamTitlesChanged | kParamValuesChanged);
    CHECK_EQUAL(handler.lists, 1);
    const double chosen = instrument.controller->getParamNormalized(kParameterPreset);
    CHECK_EQUAL(instrument.controller->normalizedParamToPlain(kParameterPreset, chosen), last);
    ParameterInfo info{};
    instrument.controller->getParameterInfo(kParameterPreset, info);
    CHECK_EQUAL(info.stepCount, before);
    instrument.controller->setComponentHandler(nullptr);
  }
  unsetenv("CONTINUO_PRESETS");
  fs::remove_all(folder);
}
