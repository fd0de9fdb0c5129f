#include <bit>
#include <random>

#include "src/module/plugin_state.h"
#include "support/check.h"

using namespace continuo;
using Bytes = PluginState::Bytes;

namespace {

void put32(Bytes& bytes, uint32_t value) {
  for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<uint8_t>(value >> (8 * i)));
}
void put64(Bytes& bytes, uint64_t value) {
  put32(bytes, static_cast<uint32_t>(value));
  put32(bytes, static_cast<uint32_t>(value >> 32));
}
void putText(Bytes& bytes, const std::string& text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
void putRecord(Bytes& bytes, const std::string& tag, const Bytes& content) {
  putText(bytes, tag);
  put32(bytes, static_cast<uint32_t>(content.size()));
  bytes.insert(bytes.end(), content.begin(), content.end());
}
Bytes pairs(std::initializer_list<std::pair<uint32_t, double>> values) {
  Bytes bytes;
  for (const auto& [id, value] : values) {
    put32(bytes, id);
    put64(bytes, std::bit_cast<uint64_t>(value));
  }
  return bytes;
}
Bytes text(const std::string& words) { return {words.begin(), words.end()}; }

// What a later version may have written: a higher format version, a record and a parameter that nobody knows yet.
Bytes fromTheFuture() {
  Bytes bytes;
  putText(bytes, "CNTO");
  put32(bytes, 7);
  putRecord(bytes, "NEWS", text("tomorrow"));
  putRecord(bytes, "PARM", pairs({{3, 0.25}, {4711, 0.125}, {14, 0.8}}));
  putRecord(bytes, "PSET", text(R"({"preset":"irish","hash":"sha256:00","colour":"blue"})"));
  putRecord(bytes, "MODL", {});
  return bytes;
}

}  // namespace

TEST(PluginState, layoutIsTheProtocols) {
  PluginState state;
  state.setParameter(3, 0.5);
  state.setPreset(text("{}"));
  Bytes expected;
  putText(expected, "CNTO");
  put32(expected, 2);
  putRecord(expected, "PARM", pairs({{3, 0.5}}));
  putRecord(expected, "PSET", text("{}"));
  CHECK(state.write() == expected);
}

TEST(PluginState, unknownThingsSurviveByteForByte) {
  const Bytes bytes = fromTheFuture();
  auto read = PluginState::read(bytes);
  CHECK(read.error.empty());
  CHECK(read.state.write() == bytes);
  CHECK_EQUAL(read.state.parameter(3).value_or(-1), 0.25);
  CHECK(!read.state.parameter(5).has_value());
  read.state.setParameter(3, 0.75);
  const auto again = PluginState::read(read.state.write());
  CHECK_EQUAL(again.state.parameter(3).value_or(-1), 0.75);
  CHECK_EQUAL(again.state.parameter(4711).value_or(-1), 0.125);
  CHECK(again.state.preset() == read.state.preset());
  CHECK_EQUAL(again.state.write().size(), bytes.size());
}

TEST(PluginState, truncationAtEveryByteIsSeenOrHarmless) {
  const Bytes bytes = fromTheFuture();
  const auto isBorder = [](size_t length) {  // between records a shorter state is a whole one
    return length == 8 || length == 24 || length == 68 || length == 129 || length == 137;
  };
  for (size_t length = 0; length < bytes.size(); ++length) {
    const auto read = PluginState::read(std::span(bytes).first(length));
    CHECK_EQUAL(read.error.empty(), isBorder(length));
    if (!read.error.empty()) {
      CHECK_EQUAL(read.position, length);
      CHECK(read.error.find("byte " + std::to_string(length)) != std::string::npos);
    }
  }
}

TEST(PluginState, damageIsRefusedWithItsPlace) {
  Bytes bytes = fromTheFuture();
  bytes[0] = 'X';
  CHECK(!PluginState::read(bytes).error.empty());
  Bytes notANumber;
  putText(notANumber, "CNTO");
  put32(notANumber, 1);
  putRecord(notANumber, "PARM", pairs({{3, 0.5}, {4, std::bit_cast<double>(0x7ff8000000000000ull)}}));
  CHECK_EQUAL(PluginState::read(notANumber).position, 32u);
  Bytes halfAPair;
  putText(halfAPair, "CNTO");
  put32(halfAPair, 1);
  putRecord(halfAPair, "PARM", Bytes(17));
  CHECK_EQUAL(PluginState::read(halfAPair).position, 28u);
}

TEST(PluginState, randomBytesNeverHurt) {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    Bytes bytes = fromTheFuture();
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<uint8_t>(random());
    bytes.resize(random() % (bytes.size() + 1));
    const auto read = PluginState::read(bytes);
    if (read.error.empty()) CHECK(read.state.write() == bytes);
  }
}
