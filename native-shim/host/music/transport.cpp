#include "transport.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace host {

Transport::Transport(TempoMap tempo, MeterMap meter, double sampleRate, double startPpq)
    : tempo_(std::move(tempo)), meter_(std::move(meter)), sampleRate_(sampleRate), startPpq_(startPpq) {
  segment_.ppq = startPpq;
  segment_.seconds = tempo_.secondsAt(startPpq);
  segment_.tempo = tempo_.tempoAt(startPpq);
}

double Transport::ppqAt(std::int64_t sample) const {
  if (!segment_.playing || sample == segment_.sample) return segment_.ppq;
  return tempo_.ppqAt(segment_.seconds + runSeconds(sample));
}

double Transport::tempoAt(std::int64_t sample) const {
  return segment_.playing ? tempo_.tempoAt(ppqAt(sample)) : segment_.tempo;
}

double Transport::elapsedAt(std::int64_t sample) const {
  if (segment_.playing) return segment_.elapsed + ppqAt(sample) - segment_.ppq;
  return segment_.elapsed + runSeconds(sample) * segment_.tempo / 60.0;
}

std::int64_t Transport::sampleOfPpq(double ppq) const {
  return segment_.sample + std::llround((tempo_.secondsAt(ppq) - segment_.seconds) * sampleRate_);
}

std::int64_t Transport::sampleOfElapsed(double quarters) const {
  const double ahead = quarters - segment_.elapsed;
  if (segment_.playing) return sampleOfPpq(segment_.ppq + ahead);
  return segment_.sample + std::llround(ahead * 60.0 / segment_.tempo * sampleRate_);
}

double Transport::wrapPpq() const {
  const bool will = cycling_ && segment_.playing && segment_.ppq < cycleEnd_;
  return will ? cycleEnd_ : std::numeric_limits<double>::infinity();
}

std::int64_t Transport::wrapSample() const {
  const double end = wrapPpq();
  return std::isinf(end) ? kNever : std::max(sampleOfPpq(end), segment_.sample + 1);
}

void Transport::play(std::int64_t sample) {
  if (!segment_.playing) begin(sample, segment_.ppq, true);
}

void Transport::stop(std::int64_t sample) {
  if (segment_.playing) begin(sample, ppqAt(sample), false);
}

void Transport::jump(std::int64_t sample, double ppq) { begin(sample, ppq, segment_.playing); }

void Transport::cycle(std::int64_t sample, double from, double to) {
  begin(sample, ppqAt(sample), segment_.playing);
  cycling_ = true;
  cycleStart_ = from;
  cycleEnd_ = to;
}

void Transport::cycleOff(std::int64_t sample) {
  begin(sample, ppqAt(sample), segment_.playing);
  cycling_ = false;
}

void Transport::setTempo(std::int64_t sample, double bpm) {
  begin(sample, ppqAt(sample), segment_.playing);
  tempo_.setTempoFrom(segment_.ppq, bpm);
  segment_.seconds = tempo_.secondsAt(segment_.ppq);
  segment_.tempo = bpm;
}

void Transport::begin(std::int64_t sample, double ppq, bool playing) {
  Segment next;
  next.sample = sample;
  next.elapsed = elapsedAt(sample);
  next.ppq = ppq;
  next.seconds = tempo_.secondsAt(ppq);
  next.tempo = tempo_.tempoAt(ppq);
  next.playing = playing;
  segment_ = next;
}

void Transport::fill(vst3::ProcessContext& context, std::int64_t sample, std::int64_t systemTime) const {
  using Context = vst3::ProcessContext;
  const double ppq = ppqAt(sample);
  const double seconds = segment_.playing ? segment_.seconds + runSeconds(sample) : segment_.seconds;
  const MeterPoint& meter = meter_.meterAt(ppq);
  context = {};
  context.state = Context::kSystemTimeValid | Context::kContTimeValid | Context::kProjectTimeMusicValid |
                  Context::kBarPositionValid | Context::kTempoValid | Context::kTimeSigValid | Context::kClockValid;
  if (segment_.playing) context.state |= Context::kPlaying;
  if (cycling_) context.state |= Context::kCycleActive | Context::kCycleValid;
  context.sampleRate = sampleRate_;
  context.projectTimeSamples = std::llround(seconds * sampleRate_);
  context.systemTime = systemTime;
  context.continousTimeSamples = sample;
  context.projectTimeMusic = ppq;
  context.barPositionMusic = meter_.barStart(ppq);
  context.cycleStartMusic = cycleStart_;
  context.cycleEndMusic = cycleEnd_;
  context.tempo = tempoAt(sample);
  context.timeSigNumerator = meter.numerator;
  context.timeSigDenominator = meter.denominator;
  const double clock = std::round(ppq * 24.0) / 24.0;
  context.samplesToNextClock = static_cast<vst3::int32>(std::lround((tempo_.secondsAt(clock) - seconds) * sampleRate_));
}

}  // namespace host
