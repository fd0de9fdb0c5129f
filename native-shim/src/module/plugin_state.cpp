#include "plugin_state.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "parameters/little_endian.h"
#include "parameters/values.h"

namespace continuo {
namespace {

constexpr uint32_t kMagic = tagOf("CNTO");
constexpr uint32_t kParameters = tagOf("PARM");
constexpr uint32_t kPreset = tagOf("PSET");
constexpr uint32_t kModel = tagOf("MODL");
constexpr size_t kHeaderBytes = 8;
constexpr size_t kPairBytes = 12;

PluginState::ReadResult damaged(std::string what, size_t position) {
  return {{}, "the saved state is damaged at byte " + std::to_string(position) + ": " + std::move(what), position};
}

}  // namespace

PluginState::ReadResult PluginState::read(std::span<const uint8_t> bytes) {
  ReadResult result;
  if (bytes.size() < kHeaderBytes) return damaged("it ends within its header", bytes.size());
  if (readLittle<uint32_t>(bytes, 0) != kMagic) return damaged("it does not begin with CNTO", 0);
  result.state.version_ = readLittle<uint32_t>(bytes, 4);
  if (result.state.version_ == 0) return damaged("there is no format version 0", 4);
  for (size_t at = kHeaderBytes; at < bytes.size();) {
    if (bytes.size() - at < kHeaderBytes) return damaged("it ends within a record's header", bytes.size());
    Record record{readLittle<uint32_t>(bytes, at), {}, {}};
    const size_t size = readLittle<uint32_t>(bytes, at + 4);
    at += kHeaderBytes;
    if (bytes.size() - at < size) return damaged("it ends within a record", bytes.size());
    const auto content = bytes.subspan(at, size);
    if (record.tag != kParameters) {
      record.bytes.assign(content.begin(), content.end());
    } else {
      if (size % kPairBytes != 0) return damaged("PARM holds no whole number of values", at + size - size % kPairBytes);
      for (size_t pair = 0; pair < size; pair += kPairBytes) {
        const auto bits = readLittle<uint64_t>(content, pair + 4);
        if (!std::isfinite(std::bit_cast<double>(bits))) return damaged("a value is not a number", at + pair + 4);
        record.values.emplace_back(readLittle<uint32_t>(content, pair), bits);
      }
    }
    result.state.records_.push_back(std::move(record));
    at += size;
  }
  if (result.state.version_ == 1) result.state.takeOverVersion1();
  return result;
}

// In version 1 Phrase Gap began at 0.25 and Hand-Over had three values; and the knobs that a song left out had other
// defaults.
void PluginState::takeOverVersion1() {
  version_ = 2;
  const double gap = parameter(kParameterPhraseGap).value_or(0.2);
  setParameter(kParameterPhraseGap, (0.25 + 3.75 * clampNormalized(gap)) / 4);
  setParameter(kParameterHandOver, stepOf(parameter(kParameterHandOver).value_or(0.5), 2) / 3.0);
  for (const uint32_t id : {kParameterVelocityFollow, kParameterHumanise}) {
    if (!parameter(id)) setParameter(id, 0);
  }
}

PluginState::Bytes PluginState::write() const {
  Bytes bytes;
  writeLittle(bytes, kMagic);
  writeLittle(bytes, version_);
  for (const Record& record : records_) {
    writeLittle(bytes, record.tag);
    writeLittle(bytes, static_cast<uint32_t>(record.bytes.size() + record.values.size() * kPairBytes));
    bytes.insert(bytes.end(), record.bytes.begin(), record.bytes.end());
    for (const auto& [id, bits] : record.values) {
      writeLittle(bytes, id);
      writeLittle(bytes, bits);
    }
  }
  return bytes;
}

std::optional<double> PluginState::parameter(uint32_t id) const {
  std::optional<double> found;
  for (const Record& record : records_) {
    for (const auto& [key, bits] : record.values) {
      if (key == id) found = std::bit_cast<double>(bits);
    }
  }
  return found;
}

void PluginState::setParameter(uint32_t id, double normalized) {
  const auto bits = std::bit_cast<uint64_t>(normalized);
  bool known = false;
  for (Record& record : records_) {
    for (auto& [key, value] : record.values) {
      if (key != id) continue;
      value = bits;
      known = true;
    }
  }
  if (known) return;
  const auto isParameters = [](const Record& record) { return record.tag == kParameters; };
  auto place = std::find_if(records_.begin(), records_.end(), isParameters);
  if (place == records_.end()) place = records_.insert(records_.begin(), Record{kParameters, {}, {}});
  place->values.emplace_back(id, bits);
}

PluginState::Bytes PluginState::preset() const { return record(kPreset); }
void PluginState::setPreset(Bytes json) { setRecord(kPreset, std::move(json)); }

const PluginState::Bytes& PluginState::model() const { return record(kModel); }

void PluginState::setModel(Bytes model) {
  if (model.empty()) {
    std::erase_if(records_, [](const Record& record) { return record.tag == kModel; });
  } else {
    setRecord(kModel, std::move(model));
  }
}

const PluginState::Bytes& PluginState::record(uint32_t tag) const {
  static const Bytes none;
  const auto found = std::find_if(records_.begin(), records_.end(), [&](const Record& r) { return r.tag == tag; });
  return found == records_.end() ? none : found->bytes;
}

void PluginState::setRecord(uint32_t tag, Bytes bytes) {
  const auto found = std::find_if(records_.begin(), records_.end(), [&](const Record& r) { return r.tag == tag; });
  if (found == records_.end()) {
    records_.push_back({tag, std::move(bytes), {}});
  } else {
    found->bytes = std::move(bytes);
  }
}

}  // namespace continuo
