// The tests' own frame: TEST(suite, name) { … CHECK(…) … }. A failed check is printed and the test goes on.
#ifndef CONTINUO_TESTS_CHECK_H
#define CONTINUO_TESTS_CHECK_H

#include <cmath>
#include <cstdio>
#include <sstream>
#include <string>

namespace continuo::tests {

using TestBody = void (*)();
// Called before main; `name` is "suite.test".
bool registerTest(const char* name, TestBody body);
void fail(const char* file, int line, const std::string& what);
// The test cannot be done here, and why; return after it.
void skip(const std::string& why);

template <typename A, typename B>
void checkEqual(const A& actual, const B& expected, const char* text, const char* file, int line) {
  if (actual == expected) return;
  std::ostringstream words;
  words.precision(17);
  words << text << ": is " << actual << ", should be " << expected;
  fail(file, line, words.str());
}

inline void checkNear(double actual, double expected, double tolerance, const char* text, const char* file, int line) {
  if (std::abs(actual - expected) <= tolerance) return;
  std::ostringstream words;
  words.precision(17);
  words << text << ": is " << actual << ", should be " << expected << " within " << tolerance;
  fail(file, line, words.str());
}

}  // namespace continuo::tests

#define TEST(suite, name)                                                 \
  static void suite##_##name();                                           \
  [[maybe_unused]] static const bool suite##_##name##_known =             \
      ::continuo::tests::registerTest(#suite "." #name, &suite##_##name); \
  static void suite##_##name()

#define CHECK(condition) ((condition) ? void() : ::continuo::tests::fail(__FILE__, __LINE__, #condition))
#define CHECK_EQUAL(actual, expected) ::continuo::tests::checkEqual(actual, expected, #actual, __FILE__, __LINE__)
#define CHECK_NEAR(actual, expected, tolerance) \
  ::continuo::tests::checkNear(actual, expected, tolerance, #actual, __FILE__, __LINE__)

#endif
