// Runs the tests whose names begin with the given word, or all. Exit code 1 when a check failed or no test was found,
// 77 when all that ran were skipped.
#include <cstring>
#include <exception>
#include <vector>

#include "check.h"

namespace continuo::tests {
namespace {

struct Test {
  const char* name;
  TestBody body;
};
std::vector<Test>& tests() {
  static std::vector<Test> all;
  return all;
}
int failures = 0;
int skips = 0;

}  // namespace

bool registerTest(const char* name, TestBody body) {
  tests().push_back({name, body});
  return true;
}

void fail(const char* file, int line, const std::string& what) {
  if (++failures <= 20) std::printf("%s:%d: %s\n", file, line, what.c_str());
}

void skip(const std::string& why) {
  ++skips;
  std::printf("skipped: %s\n", why.c_str());
}

}  // namespace continuo::tests

int main(int argc, char** argv) {
  using namespace continuo::tests;
  const char* wanted = argc > 1 ? argv[1] : "";
  int ran = 0;
  for (const Test& test : tests()) {
    if (std::strncmp(test.name, wanted, std::strlen(wanted)) != 0) continue;
    ++ran;
    const int before = failures;
    try {
      test.body();
    } catch (const std::exception& escaped) {
      fail(test.name, 0, escaped.what());
    }
    std::printf("%s %s\n", failures == before ? "ok    " : "FAILED", test.name);
  }
  if (ran == 0) std::printf("no test is called %s\n", wanted);
  if (failures == 0 && ran > 0 && skips == ran) return 77;
  return failures == 0 && ran > 0 ? 0 : 1;
}
