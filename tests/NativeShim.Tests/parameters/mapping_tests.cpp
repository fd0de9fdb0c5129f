// Which controllers move what, and what they can be taught.
#include <set>

#include "src/audio/flow/host_to_timeline.h"
#include "src/parameters/controller_parameters.h"
#include "src/parameters/mapping.h"
#include "src/parameters/texts.h"
#include "support/check.h"

using namespace continuo;

TEST(MidiMapping, everyUsualAssignmentIsItsOwnControllerAndARealParameter) {
  std::set<int> controllers;
  for (const MidiAssignment& usual : kUsualAssignments) {
    CHECK(controllers.insert(usual.controller).second);
    CHECK(isHostSettable(usual.parameter));
    CHECK_EQUAL(MidiMapping().parameterOf(usual.controller), usual.parameter);
  }
  CHECK_EQUAL(MidiMapping().parameterOf(10), MidiMapping::kNothing);
  CHECK_EQUAL(MidiMapping().parameterOf(129), MidiMapping::kNothing);
}

TEST(MidiMapping, labelsNameWhatIsLearnt) {
  const ShimParameter& row = *rowOf(kParameterMidiLearn);
  const auto labels = labelsOf(row);
  CHECK_EQUAL(labels.size(), static_cast<size_t>(row.stepCount) + 1);
  for (int i = 0; i < kLearnableCount; ++i)
    CHECK(labels[static_cast<size_t>(i) + 1] == kShimParameters[kShimLearnable[i]].name);
}

TEST(MidiMapping, whatIsLearntTakesTheControllerOver) {
  MidiMapping mapping;
  CHECK(mapping.learn(7, kParameterGood));
  CHECK_EQUAL(mapping.parameterOf(7), uint32_t{kParameterGood});
  CHECK_EQUAL(mapping.parameterOf(82), uint32_t{kParameterGood});  // as it usually is
  CHECK(mapping.learn(44, kParameterGood));
  CHECK_EQUAL(mapping.parameterOf(7), uint32_t{kParameterVoiceLevel});
  mapping.forgetLearnt();
  CHECK_EQUAL(mapping.parameterOf(44), MidiMapping::kNothing);
}

TEST(MidiMapping, whatIsNoKnobIsRefused) {
  MidiMapping mapping;
  for (const int controller : {-1, 0, 6, 32, 38, 98, 99, 100, 101, 120, 123, 127, 128, 129, 500}) {
    CHECK(!mapping.learn(controller, kParameterGood));
  }
  CHECK(!mapping.learn(44, kParameterBypass));
}

TEST(MidiMapping, savedAndRead) {
  MidiMapping mapping;
  mapping.learn(44, kParameterHold);
  mapping.learn(66, kParameterAgain);
  std::vector<uint8_t> bytes = mapping.write();
  const std::vector<uint8_t> foreign = {'N', 'E', 'W', 'S', 2, 0, 0, 0, 1, 2};
  bytes.insert(bytes.end(), foreign.begin(), foreign.end());
  MidiMapping read;
  CHECK(read.read(bytes));
  CHECK_EQUAL(read.parameterOf(44), uint32_t{kParameterHold});
  CHECK_EQUAL(read.parameterOf(66), uint32_t{kParameterAgain});
  CHECK(read.write() == bytes);
  for (size_t length = 1; length < bytes.size(); ++length) {
    if (length == 8 || length == bytes.size() - foreign.size()) continue;  // whole states that say less
    CHECK(!read.read(std::span(bytes).first(length)));
    CHECK(read.write() == bytes);
  }
  CHECK(read.read({}));
  CHECK_EQUAL(read.parameterOf(44), MidiMapping::kNothing);
}
