#include <limits>
#include <vector>

#include "src/audio/flow/beat_clock.h"
#include "support/check.h"

using namespace continuo;

namespace {

constexpr double kRate = 48000;

HostTransport at(double position, double tempo, Meter meter = {}) {
  return {true, true, true, true, position, tempo, meter};
}

// A tempo that rises linearly in time from `from` by `perSecond`, beginning at second 1.
struct Ramp {
  double from;
  double perSecond;
  double tempo(double second) const { return from + perSecond * std::max(0.0, second - 1); }
  double position(double second) const {
    const double rising = std::max(0.0, second - 1);
    return (from * second + perSecond * rising * rising / 2) / 60;
  }
};

// Greatest distance, in samples, between where the clock puts the beats and where they are; the block in which the ramp
// begins is left out, since nobody can know of it.
double worstRampError(int32_t block, double perSecond) {
  const Ramp ramp{120, perSecond};
  BeatClock clock;
  clock.prepare(kRate);
  double worst = 0;
  for (int64_t sample = 0; sample < 10 * kRate; sample += block) {
    const double second = sample / kRate;
    clock.begin(at(ramp.position(second), ramp.tempo(second)), block);
    const bool rampBegins = second < 1 + block / kRate && second + block / kRate > 1;
    if (rampBegins || sample == 0) continue;
    for (int32_t offset : {0, block / 3, block / 2, block - 1}) {
      const double truth = ramp.position((sample + offset) / kRate);
      worst = std::max(worst, std::abs(clock.sampleAt(truth) - offset));
      worst = std::max(worst, std::abs(clock.ppqAt(offset) - truth) * kRate * 60 / ramp.tempo(second));
    }
  }
  return worst;
}

}  // namespace

TEST(BeatClock, linearRampIsExactToASampleAtEveryBlockSize) {
  for (int32_t block : {64, 512, 4096}) {
    CHECK_NEAR(worstRampError(block, 12), 0, 1);
    CHECK_NEAR(worstRampError(block, -6), 0, 1);
  }
}

TEST(BeatClock, positionsInWholeTicksOfTheHostMoveNoBeatByMoreThanASample) {
  for (const double startSample : {0.0, 12345.0}) {
    const double quartersPerSample = 97.3 / 60 / kRate;
    BeatClock clock;
    clock.prepare(kRate);
    const int32_t block = 1024;
    double worst = 0;
    for (int64_t n = 0; n < 1000; ++n) {
      const double truth = (startSample + static_cast<double>(n) * block) * quartersPerSample;
      clock.begin(at(std::round(truth * 1920) / 1920, 97.3), block);
      CHECK(n == 0 || !clock.jumped());
      // A start within a tick is only known to half a tick; the blocks that follow tell.
      if (startSample == 0 || n > 100) worst = std::max(worst, std::abs(clock.start() - truth) / quartersPerSample);
    }
    CHECK_NEAR(worst, 0, 0.5);
  }
}

TEST(BeatClock, stepOfTheTempoIsNoRamp) {
  BeatClock clock;
  clock.prepare(kRate);
  const int32_t block = 4800;  // a tenth of a second
  clock.begin(at(0, 120), block);
  clock.begin(at(0.2, 120), block);
  clock.begin(at(0.4, 180), block);  // moved by 120 until here
  CHECK_NEAR(clock.end(), 0.7, 1e-12);
  CHECK_NEAR(clock.sampleAt(0.55), 2400, 1e-6);
  CHECK(!clock.jumped());
  clock.begin(at(0.7, 180), block);
  CHECK_NEAR(clock.end(), 1.0, 1e-12);
}

TEST(BeatClock, stepOfTheTempoWithinABlockIsNoJump) {
  for (const double to : {30.0, 90.0, 180.0, 400.0}) {
    for (const double share : {0.05, 0.5, 0.95}) {
      BeatClock clock;
      clock.prepare(kRate);
      const int32_t block = 4800;
      clock.begin(at(0, 100), block);
      const double moved = 0.1 / 60 * (share * 100 + (1 - share) * to);
      clock.begin(at(moved, to), block);
      CHECK(!clock.jumped());
      clock.begin(at(moved + 0.1 / 60 * to, to), block);
      CHECK(!clock.jumped());
    }
  }
}

TEST(BeatClock, aPlaceBeforeTheBarsWereCountedAnewCountsThemFromZero) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(11.9, 120), 4800);
  clock.begin(at(12.1, 120, {3, 4}), 4800);
  clock.begin(at(14.95, 120, {3, 4}), 4800);
  clock.begin(at(15.15, 120), 4800);
  CHECK_EQUAL(clock.barOrigin(), 15.0);
  clock.begin(at(0, 120), 4800);
  CHECK(clock.meterChanged());
  CHECK_EQUAL(clock.barOrigin(), 0.0);
}

TEST(BeatClock, aBarThatIsCutShortEndsOnASixteenth) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(9.15, 120), 4800);
  clock.begin(at(9.35, 120, {3, 4}), 4800);
  CHECK_EQUAL(clock.barOrigin(), 9.25);
}

TEST(BeatClock, positionIsAskedBothWays) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(0, 100), 4096);
  clock.begin(at(4096 / kRate * 101 / 60, 102), 4096);  // a ramp: moved by the mean of 100 and 102
  for (double sample : {0.0, 1.0, 2047.5, 4095.0}) CHECK_NEAR(clock.sampleAt(clock.ppqAt(sample)), sample, 1e-6);
}

TEST(BeatClock, jumpIsSeenAndAFlawIsNot) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(8, 120), 480);
  CHECK(clock.jumped());  // the first block
  CHECK_EQUAL(clock.jumpedFrom(), 8.0);
  clock.begin(at(8.02 + 0.9 / 960, 120), 480);  // less than a tick off
  CHECK(!clock.jumped());
  clock.begin(at(4, 120), 480);
  CHECK(clock.jumped());
  CHECK_NEAR(clock.jumpedFrom(), 8.04 + 0.9 / 960, BeatClock::kHostRoundingQuarters + 1e-9);
  CHECK_EQUAL(clock.start(), 4.0);
}

TEST(BeatClock, ownClockRunsWhileTheHostStands) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin({}, 24000);
  CHECK_NEAR(clock.end(), 1, 1e-12);  // 120 a minute before any tempo
  clock.begin(at(16, 90), 24000);
  CHECK(clock.jumped());
  HostTransport stopped = at(0, 90);
  stopped.playing = false;
  clock.begin(stopped, 24000);
  CHECK(clock.jumped());  // the stop
  CHECK_NEAR(clock.start(), 16.75, 1e-12);
  CHECK_NEAR(clock.end(), 17.5, 1e-12);
  clock.begin(stopped, 24000);
  CHECK(!clock.jumped());
  stopped.hasTempo = false;
  clock.begin(stopped, 24000);
  CHECK_NEAR(clock.end(), 19, 1e-12);  // the last tempo known
}

TEST(BeatClock, meterChangesAtTheOldMetersBarLine) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(11.9, 120), 4800);
  CHECK(clock.meterChanged());  // the first block says its meter
  clock.begin(at(12.1, 120, {3, 4}), 4800);
  CHECK(clock.meterChanged());
  CHECK_EQUAL(clock.barOrigin(), 12.0);
  clock.begin(at(12.3, 120, {3, 4}), 4800);
  CHECK(!clock.meterChanged());
  clock.begin(at(12.5, 120, {7, 8}), 4800);  // no bar line of 3/4 within the block before
  CHECK_NEAR(clock.barOrigin(), 12.5, 1e-12);
  CHECK_EQUAL(clock.meter().numerator, 7);
}

TEST(BeatClock, nonsenseOfTheHostIsIgnored) {
  BeatClock clock;
  clock.prepare(kRate);
  clock.begin(at(std::nan(""), -5, {0, 3}), 480);
  CHECK_EQUAL(clock.start(), 0.0);
  CHECK_NEAR(clock.end(), 0.02, 1e-12);
  CHECK(clock.meter() == Meter{});
  for (const double far : {1.2e9, -1.2e9, 1e300, -std::numeric_limits<double>::infinity()}) {
    const double end = clock.end();
    clock.begin(at(far, 120), 480);
    CHECK_EQUAL(clock.start(), end);
  }
  HostTransport host = at(1, 120);
  host.cycle = {true, 0, 1e300};
  clock.begin(host, 480);
  CHECK(!clock.cycle().on);
}
