#include "src/platform/log.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/check.h"
#include "support/plugin.h"

using namespace continuo;
using namespace continuo::tests;

TEST(Log, isBoundedAndKeepsOneOlderFile) {
  const std::string usual = std::getenv("CONTINUO_LOG");
  const std::filesystem::path file = scratchFolder() / "bounded.log";
  setenv("CONTINUO_LOG", file.c_str(), 1);
  const std::string line(20'000, 'x');
  for (int i = 0; i < 200; ++i) log(line);  // 4 MB
  setenv("CONTINUO_LOG", usual.c_str(), 1);
  const std::filesystem::path older = file.string() + ".1";
  CHECK(std::filesystem::file_size(file) < 1'050'000);
  CHECK(std::filesystem::exists(older) && std::filesystem::file_size(older) < 1'050'000);
  CHECK(std::filesystem::file_size(older) >= 1'000'000);
  CHECK(!std::filesystem::exists(file.string() + ".2"));
}
