// The module in a bundle whose managed part is broken: it plays all the same, and says what is missing.
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "support/check.h"
#include "support/loaded_module.h"
#include "support/played_module.h"

using namespace continuo::tests;

namespace {

namespace fs = std::filesystem;

// A copy of the module in a bundle of its own, whose managed part is as broken as a test wants it.
class BrokenBundle {
 public:
  BrokenBundle() : folder_(fs::temp_directory_path() / ("continuo-module-" + std::to_string(std::random_device{}()))) {
    const fs::path place = fs::path("Contents") / "x86_64-linux";
    fs::create_directories(bundle() / place);
    fs::create_directories(managed());
    fs::create_directories(folder_ / "empty");
    fs::copy_file(bundlePath() / place / "Continuo.so", bundle() / place / "Continuo.so");
    setenv("CONTINUO_LOG", (folder_ / "log").c_str(), 1);
  }
  ~BrokenBundle() {
    fs::remove_all(folder_);
    unsetenv("CONTINUO_LOG");
    unsetenv("CONTINUO_DOTNET_ROOT");
    unsetenv("CONTINUO_HOST");
  }
  fs::path bundle() const { return folder_ / "Continuo.vst3"; }
  fs::path managed() const { return bundle() / "Contents" / "Resources" / "managed"; }
  fs::path emptyFolder() const { return folder_ / "empty"; }
  void writeConfig(const std::string& text) const {
    std::ofstream(managed() / "Continuo.Plugin.runtimeconfig.json") << text;
  }
  std::string log() const { return readFile(folder_ / "log"); }

 private:
  fs::path folder_;
};

const char* const kGoodConfig =
    R"({"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}})";

bool mentions(const std::string& log, const fs::path& path) { return log.find(path.string()) != std::string::npos; }

}  // namespace

TEST(BrokenBundle, playsWithoutAManagedPart) {
  const BrokenBundle broken;
  const LoadedModule module(broken.bundle());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK_EQUAL(statusAfterPlaying(instrument), 0);
  CHECK(mentions(broken.log(), broken.managed() / "Continuo.Plugin.runtimeconfig.json"));
}

TEST(BrokenBundle, playsWithoutARuntime) {
  const BrokenBundle broken;
  broken.writeConfig(kGoodConfig);
  setenv("CONTINUO_DOTNET_ROOT", broken.emptyFolder().c_str(), 1);
  const LoadedModule module(broken.bundle());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK_EQUAL(statusAfterPlaying(instrument), 0);
  CHECK(mentions(broken.log(), broken.emptyFolder()));
  CHECK(broken.log().find("no .NET runtime was found; install dotnet-runtime-10.0;") != std::string::npos);
}

TEST(BrokenBundle, playsWithADamagedConfiguration) {
  const BrokenBundle broken;
  broken.writeConfig("{ this is not json");
  const LoadedModule module(broken.bundle());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK_EQUAL(statusAfterPlaying(instrument), 0);
  CHECK(!broken.log().empty());
}

TEST(BrokenBundle, playsWithoutTheAssembly) {
  const BrokenBundle broken;
  broken.writeConfig(kGoodConfig);
  const LoadedModule module(broken.bundle());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK_EQUAL(statusAfterPlaying(instrument), 0);
  CHECK(!broken.log().empty());
}

TEST(BrokenBundle, playsWithoutTheNativeCompiledPlugin) {
  const BrokenBundle broken;
  setenv("CONTINUO_HOST", "nativeaot", 1);
  const LoadedModule module(broken.bundle());
  LoadedInstrument instrument(module, 512, 48000);
  CHECK_EQUAL(statusAfterPlaying(instrument), 0);
  CHECK(broken.log().find("native-compiled") != std::string::npos);
}
