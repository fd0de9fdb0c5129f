#include "plugin.h"

#include <cstdlib>
#include <random>

#include "src/hosting/beside.h"
#include "src/module/text.h"

namespace continuo::tests {

namespace fs = std::filesystem;

const fs::path& scratchFolder() {
  static const fs::path folder = [] {
    const fs::path made = fs::temp_directory_path() / ("continuo-shim-tests-" + std::to_string(std::random_device{}()));
    fs::create_directories(made / "empty");
    return made;
  }();
  return folder;
}

namespace {

// Before the first instance: no .NET, and a log of our own.
const bool kWithoutDotnet = [] {
  setenv("CONTINUO_DOTNET_ROOT", (scratchFolder() / "empty").c_str(), 1);
  setenv("CONTINUO_LOG", (scratchFolder() / "log").c_str(), 1);
  return true;
}();

struct RemoveScratch {
  ~RemoveScratch() {
    waitForAllBeside(std::chrono::minutes(1));  // their log is there
    fs::remove_all(scratchFolder());
  }
};
const RemoveScratch kRemoveScratch;

}  // namespace

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

}  // namespace continuo::tests
