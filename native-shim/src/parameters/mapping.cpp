#include "mapping.h"

#include <algorithm>

#include "little_endian.h"
#include "midi_messages.h"
#include "values.h"

namespace continuo {
namespace {

constexpr uint32_t kMagic = tagOf("CNTC");
constexpr uint32_t kLearnt = tagOf("LRNT");
constexpr uint32_t kVersion = 1;
constexpr size_t kHeaderBytes = 8;
constexpr size_t kPairBytes = 8;

bool isKnobOrPedal(int controller) {
  const bool isBankOrData = controller == 0 || controller == 32 || controller == 6 || controller == 38;
  const bool isNumber = controller >= 96 && controller <= 101;
  return controller > 0 && controller < MidiMapping::kControllers && !isBankOrData && !isNumber;
}

bool isLearnable(uint32_t parameter) {
  return std::find(std::begin(kShimLearnable), std::end(kShimLearnable), parameter) != std::end(kShimLearnable);
}

}  // namespace

uint32_t MidiMapping::parameterOf(int controller) const {
  if (controller >= 0 && controller < kControllers && learnt_[static_cast<size_t>(controller)] != kNothing) {
    return learnt_[static_cast<size_t>(controller)];
  }
  for (const MidiAssignment& usual : kUsualAssignments) {
    if (usual.controller == controller) return usual.parameter;
  }
  return kNothing;
}

uint32_t MidiMapping::parameterOf(int channel, int controller) const {
  const uint32_t knob = parameterOf(controller);
  return knob == kNothing && isMidiMessageNumber(controller) ? midiMessageId(channel, controller) : knob;
}

bool MidiMapping::learn(int controller, uint32_t parameter) {
  if (!isKnobOrPedal(controller) || !isLearnable(parameter)) return false;
  std::replace(learnt_.begin(), learnt_.end(), parameter, kNothing);
  learnt_[static_cast<size_t>(controller)] = parameter;
  return true;
}

std::vector<uint8_t> MidiMapping::write() const {
  std::vector<uint8_t> pairs;
  for (int controller = 0; controller < kControllers; ++controller) {
    const uint32_t parameter = learnt_[static_cast<size_t>(controller)];
    if (parameter == kNothing) continue;
    writeLittle(pairs, static_cast<uint32_t>(controller));
    writeLittle(pairs, parameter);
  }
  std::vector<uint8_t> bytes;
  writeLittle(bytes, kMagic);
  writeLittle(bytes, kVersion);
  writeLittle(bytes, kLearnt);
  writeLittle(bytes, static_cast<uint32_t>(pairs.size()));
  bytes.insert(bytes.end(), pairs.begin(), pairs.end());
  bytes.insert(bytes.end(), foreign_.begin(), foreign_.end());
  return bytes;
}

bool MidiMapping::read(std::span<const uint8_t> bytes) {
  MidiMapping read;
  if (!bytes.empty() && (bytes.size() < kHeaderBytes || readLittle<uint32_t>(bytes, 0) != kMagic)) return false;
  for (size_t at = kHeaderBytes; at < bytes.size();) {
    if (bytes.size() - at < kHeaderBytes) return false;
    const auto tag = readLittle<uint32_t>(bytes, at);
    const size_t size = readLittle<uint32_t>(bytes, at + 4);
    if (bytes.size() - at - kHeaderBytes < size) return false;
    const auto record = bytes.subspan(at, kHeaderBytes + size);
    at += record.size();
    if (tag != kLearnt) {
      read.foreign_.insert(read.foreign_.end(), record.begin(), record.end());
      continue;
    }
    if (size % kPairBytes != 0) return false;
    for (size_t pair = kHeaderBytes; pair < record.size(); pair += kPairBytes) {
      // What cannot be learnt here is passed over.
      read.learn(static_cast<int>(std::min<uint32_t>(readLittle<uint32_t>(record, pair), kControllers)),
                 readLittle<uint32_t>(record, pair + 4));
    }
  }
  *this = read;
  return true;
}

}  // namespace continuo
