// The presets as a scan reads them. That the managed side finds the same is tested with the bundle.
#include "src/hosting/preset_files.h"

#include <cstdlib>
#include <fstream>
#include <string>

#include "support/check.h"
#include "support/plugin.h"

using namespace continuo;
using namespace continuo::tests;

namespace fs = std::filesystem;

namespace {

void writePreset(const fs::path& folder, const std::string& json, bool hasModel = true) {
  fs::create_directories(folder);
  std::ofstream(folder / "preset.json") << json;
  if (hasModel) std::ofstream(folder / "model.safetensors") << "weights";
}

std::string preset(const std::string& id, const std::string& name) {
  return R"({"id": ")" + id + R"(", "name": ")" + name + R"(", "encoding": "event"})";
}

std::string listed(const std::vector<fs::path>& folders) {
  std::string text;
  for (const PresetOnDisk& found : readPresets(folders)) {
    text += found.id + "=" + found.name + (found.isPlayable ? "" : "!") + ";";
  }
  return text;
}

}  // namespace

TEST(PresetFiles, areListedByIdAfterAllStylesAndTheFirstOfAnIdCounts) {
  const fs::path first = scratchFolder() / "first", second = scratchFolder() / "second";
  writePreset(first / "x", preset("zebra", "Zebra"));
  writePreset(first / "y", preset("ant", "Ant"));
  writePreset(second / "z", preset("zebra", "Another"));
  writePreset(second / "all", preset("styles", "All"));
  fs::create_directories(second / "no-preset");
  CHECK_EQUAL(listed({first, second, scratchFolder() / "nowhere"}), "styles=All;ant=Ant;zebra=Zebra;");
}

TEST(PresetFiles, brokenOnesAreNamedAndHideNoPlayableOne) {
  const fs::path first = scratchFolder() / "first", second = scratchFolder() / "second";
  writePreset(first / "cut", preset("cut", "Cut").substr(0, 20));
  writePreset(first / "a", preset("no-model", "No model"), false);
  writePreset(first / "b", preset("Not An Id", "Name"));
  writePreset(first / "c", preset("blank", " "));
  writePreset(first / "d", preset("twice", "Twice"), false);
  writePreset(second / "d", preset("twice", "Twice"));
  CHECK_EQUAL(listed({first, second}),
              "b=b (broken)!;c=c (broken)!;cut=cut (broken)!;no-model=no-model (broken)!;twice=Twice;");
}

TEST(PresetFiles, lieWhereTheEnvironmentAndTheUserHaveThem) {
  setenv("CONTINUO_PRESETS", "/one::/two", 1);
  setenv("XDG_DATA_HOME", "/data", 1);
  CHECK((presetFolders("/bundle") == std::vector<fs::path>{"/one", "/two", "/bundle", "/data/continuo/presets"}));
  unsetenv("CONTINUO_PRESETS");
  unsetenv("XDG_DATA_HOME");
  setenv("HOME", "/home/me", 1);
  CHECK((presetFolders("/bundle") == std::vector<fs::path>{"/bundle", "/home/me/.local/share/continuo/presets"}));
}
