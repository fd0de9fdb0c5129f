// Says at which quarter note (ppq) every sample of a block lies, from the host's transport or from a clock of our own.
#ifndef CONTINUO_AUDIO_FLOW_BEAT_CLOCK_H
#define CONTINUO_AUDIO_FLOW_BEAT_CLOCK_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "platform/rt_annotations.h"

namespace continuo {

// A time signature; `denominator` is a power of two from 1 to 32.
struct Meter {
  int32_t numerator = 4;
  int32_t denominator = 4;

  double barQuarters() const noexcept { return numerator * 4.0 / denominator; }
  bool operator==(const Meter&) const = default;
};

// The stretch that the transport goes round in; quarter notes. Not `on` when there is none.
struct Cycle {
  bool on = false;
  double start = 0;
  double end = 0;

  bool operator==(const Cycle&) const = default;
};

// What the host says about a block. A field without its flag means nothing.
struct HostTransport {
  bool playing = false;
  bool hasPosition = false;
  bool hasTempo = false;
  bool hasMeter = false;
  double position = 0;  // quarter notes at the block's first sample
  double tempo = 0;     // quarter notes a minute
  Meter meter;
  Cycle cycle{};
};

// [audio] Holds no resources; `begin` once a block, the rest answers for that block. The rules are in docs/protocol.md.
class BeatClock {
 public:
  static constexpr double kTickQuarters = 1.0 / 960;
  // Samples: more than sums of doubles are off.
  static constexpr double kNoise = 1e-6;
  // Ardour counts in 1920 ticks a quarter: the position that it gives may
  // lie half a tick off, eight samples at 96 a minute.
  static constexpr double kHostRoundingQuarters = 0.5 / 1920;
  // No song is so long (a year and a half at 120 a minute): a position that lies further off is none. So no value of
  // the host costs work without end, and none leaves what the managed side counts in.
  static constexpr double kFarthestQuarters = 1e8;

  // Back to quarter note 0, 120 a minute, 4/4. `sampleRate` in Hz, above 0.
  void prepare(double sampleRate) noexcept {
    *this = BeatClock();
    samplesPerMinute_ = sampleRate * 60;
  }

  // Moves on to the next block, `samples` long (above 0).
  void begin(const HostTransport& host, int32_t samples) noexcept SHIM_NONBLOCKING {
    const bool first = first_;
    const bool wasPlaying = playing_;
    const double lastStart = start_;
    const double lastEnd = end_;
    const double lastTempo = tempo_;
    const int32_t lastSamples = samples_;

    playing_ = host.playing;
    if (host.hasTempo && std::isfinite(host.tempo) && host.tempo >= 1 && host.tempo <= 10000) tempo_ = host.tempo;
    const bool followsHost = host.playing && host.hasPosition && isInSong(host.position);
    start_ = followsHost ? host.position : lastEnd;
    samples_ = samples;

    started_ = playing_ && !wasPlaying;
    jumped_ =
        first || wasPlaying != playing_ || !runsOn(start_ - lastStart, lastEnd - lastStart, lastTempo, lastSamples);
    jumpedFrom_ = first ? start_ : lastEnd;
    earliest_ = jumped_ ? start_ : std::min(start_, lastEnd);
    followCycle(host, first, wasPlaying, std::max(kTickQuarters, (lastEnd - lastStart) / 2));

    if (followsHost && !jumped_ && tempo_ == lastTempo) start_ = withoutRounding(host.position, lastEnd, lastSamples);
    hostPosition_ = host.position;
    slope_ = followsHost && !jumped_ ? rampSlope(lastTempo, start_ - lastStart, lastSamples) : 0;
    end_ = ppqAt(samples);
    followMeter(host, first, lastStart);
    first_ = false;
  }

  // Quarter note at a sample of this block; the block's length gives its end.
  double ppqAt(double sample) const noexcept SHIM_NONBLOCKING {
    return start_ + sample * (tempo_ + slope_ * sample / 2) / samplesPerMinute_;
  }

  // Sample of this block, with its fraction, at a quarter note; below 0 or beyond the block when it lies outside.
  double sampleAt(double ppq) const noexcept SHIM_NONBLOCKING {
    const double distance = (ppq - start_) * samplesPerMinute_;
    const double root = tempo_ * tempo_ + 2 * slope_ * distance;
    if (root < 0) return slope_ < 0 ? std::numeric_limits<double>::max() : std::numeric_limits<double>::lowest();
    return 2 * distance / (tempo_ + std::sqrt(root));
  }

  // The nearest whole sample; half-way between two the later one, also where doubles have left it a hair short of that:
  // or the size of blocks would decide.
  double nearestSampleAt(double ppq) const noexcept SHIM_NONBLOCKING {
    return std::floor(sampleAt(ppq) + 0.5 + kNoise);
  }

  double start() const noexcept { return start_; }
  double end() const noexcept { return end_; }
  // Where a note may at the earliest lie without being late: the end of the block before, when time ran on from there.
  double earliest() const noexcept { return earliest_; }
  // Quarter notes a minute at the block's end.
  double tempo() const noexcept { return tempo_ + slope_ * samples_; }
  bool playing() const noexcept { return playing_; }

  // The first block, a start or stop of the transport, or a position other than where the last block ended.
  bool jumped() const noexcept { return jumped_; }
  double jumpedFrom() const noexcept { return jumpedFrom_; }
  // The transport started with this block.
  bool started() const noexcept { return started_; }

  // The jump led from the end of the host's cycle to its start.
  bool wentRound() const noexcept { return wentRound_; }
  bool cycleChanged() const noexcept { return cycleChanged_; }
  const Cycle& cycle() const noexcept { return cycle_; }

  bool meterChanged() const noexcept { return meterChanged_; }
  Meter meter() const noexcept { return meter_; }
  // A bar begins at this quarter note.
  double barOrigin() const noexcept { return barOrigin_; }

 private:
  static bool isInSong(double quarters) noexcept { return std::abs(quarters) <= kFarthestQuarters; }

  // Whether the last block can have moved so far. Half a block of slack is for hosts that are not exact; where the
  // tempo has changed, the step may lie anywhere within the block, so that it moved by anything between the slower and
  // the faster tempo.
  bool runsOn(double moved, double expected, double lastTempo, int32_t lastSamples) const noexcept {
    const double slack = std::max(kTickQuarters, expected / 2);
    const double atNewTempo = tempo_ == lastTempo ? expected : lastSamples * tempo_ / samplesPerMinute_;
    return moved >= std::min(expected, atNewTempo) - slack && moved <= std::max(expected, atNewTempo) + slack;
  }

  // A host whose position moves by what the tempo says is taken at its word. Where it does not, it rounds: then the end
  // of the block before is exact as long as the tempo stands, and is moved no further than the rounding demands. Every
  // block narrows down where the time can be, so that an error of the start, too, soon is gone.
  double withoutRounding(double position, double lastEnd, int32_t lastSamples) const noexcept {
    constexpr double kExact = 1e-7;
    const double moved = position - hostPosition_;
    if (std::abs(moved - lastSamples * tempo_ / samplesPerMinute_) < kExact) return position;
    return std::clamp(lastEnd, position - kHostRoundingQuarters, position + kHostRoundingQuarters);
  }

  // Change of the tempo a sample. The block before shows which it is: in a ramp it moved by the mean of both tempi,
  // before a step by its own. A quarter of the difference leaves room for ramps that are not linear in time.
  double rampSlope(double lastTempo, double moved, int32_t lastSamples) const noexcept {
    if (lastSamples <= 0 || tempo_ == lastTempo) return 0;
    const double minutes = lastSamples / samplesPerMinute_;
    const double byMean = minutes * (lastTempo + tempo_) / 2;
    const double byOwn = minutes * lastTempo;
    if (std::abs(moved - byMean) > std::abs(byMean - byOwn) / 4) return 0;
    const double slope = (tempo_ - lastTempo) / lastSamples;
    return tempo_ + slope * samples_ > tempo_ / 4 ? slope : 0;
  }

  // A host may overshoot the cycle's end within a block: it then begins the next round as far behind the start.
  void followCycle(const HostTransport& host, bool first, bool wasPlaying, double slack) noexcept {
    const Cycle before = cycle_;
    const bool isCycle = host.cycle.on && host.cycle.end > host.cycle.start;
    cycle_ = host.playing && isCycle && isInSong(host.cycle.start) && isInSong(host.cycle.end) ? host.cycle : Cycle();
    cycleChanged_ = first || cycle_ != before;
    wentRound_ = !first && jumped_ && wasPlaying && playing_ && cycle_.on && cycle_ == before &&
                 jumpedFrom_ >= cycle_.end - slack && start_ >= cycle_.start - slack &&
                 std::abs((jumpedFrom_ - start_) - (cycle_.end - cycle_.start)) <= slack;
  }

  void followMeter(const HostTransport& host, bool first, double lastStart) noexcept {
    meterChanged_ = first;
    if (jumped_ && start_ < barOrigin_ - kTickQuarters) {
      // Before the place where the bars were last counted again, they count from zero as ever.
      barOrigin_ = 0;
      meterChanged_ = true;
    }
    const Meter now = host.meter;
    const bool usable = host.hasMeter && now.numerator >= 1 && now.numerator <= 255 && now.denominator >= 1 &&
                        now.denominator <= 32 && (now.denominator & (now.denominator - 1)) == 0;
    if (!usable || now == meter_) return;
    barOrigin_ = playing_ && !jumped_ ? barLineWithin(lastStart, start_) : 0;
    meter_ = now;
    meterChanged_ = true;
  }

  // The old meter's bar line from `from` to `to`; a bar that was cut short ends on a sixteenth; else `to`.
  double barLineWithin(double from, double to) const noexcept {
    for (const double step : {meter_.barQuarters(), 0.25}) {
      const double line = barOrigin_ + std::floor((to - barOrigin_ + kTickQuarters / 2) / step) * step;
      if (line >= from - kTickQuarters / 2) return line;
    }
    return to;
  }

  double samplesPerMinute_ = 48000.0 * 60;
  double hostPosition_ = 0;  // as the host gave it
  double start_ = 0;
  double end_ = 0;
  double earliest_ = 0;
  double tempo_ = 120;
  double slope_ = 0;
  double jumpedFrom_ = 0;
  double barOrigin_ = 0;
  int32_t samples_ = 0;
  Meter meter_;
  bool first_ = true;
  bool playing_ = false;
  bool started_ = false;
  bool jumped_ = false;
  bool meterChanged_ = false;
  Cycle cycle_;
  bool cycleChanged_ = false;
  bool wentRound_ = false;
};

}  // namespace continuo

#endif
