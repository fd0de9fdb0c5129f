// The host's transport: where in the project each sample lies. Samples are counted from the start of the run and never
// go back; the position in the project may stop, jump and cycle. All [audio].
#ifndef CONTINUO_HOST_MUSIC_TRANSPORT_H
#define CONTINUO_HOST_MUSIC_TRANSPORT_H

#include <cstdint>
#include <limits>
#include <vector>

#include "meter_map.h"
#include "tempo_map.h"
#include "vst3/process_context.h"

namespace host {

class Transport {
 public:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  Transport(TempoMap tempo, MeterMap meter, double sampleRate, double startPpq);

  // Position and tempo at a sample, which must not lie before the last command.
  double ppqAt(std::int64_t sample) const;
  double tempoAt(std::int64_t sample) const;
  // Quarter notes since the start of the run at the host's tempo, whether the transport played or not.
  double elapsedAt(std::int64_t sample) const;

  // The nearest sample, as things stand; it moves when a later command changes the tempo or the position.
  std::int64_t sampleOfPpq(double ppq) const;
  std::int64_t sampleOfElapsed(double quarters) const;

  bool playing() const { return segment_.playing; }
  // The sample at which the cycle jumps back; kNever when it does not.
  std::int64_t wrapSample() const;
  // The end of the cycle when it will jump back, else infinity. Quarter notes.
  double wrapPpq() const;

  // Commands, each in force from `sample` on. May allocate.
  void play(std::int64_t sample);
  void stop(std::int64_t sample);
  void jump(std::int64_t sample, double ppq);
  void cycle(std::int64_t sample, double from, double to);
  void cycleOff(std::int64_t sample);
  void setTempo(std::int64_t sample, double bpm);
  void wrap(std::int64_t sample) { jump(sample, cycleStart_); }

  // Everything that a host can say of the block that begins at `sample`. systemTime in nanoseconds.
  void fill(vst3::ProcessContext& context, std::int64_t sample, std::int64_t systemTime) const;

 private:
  // A stretch without a command. While stopped, the position rests and elapsed time runs at `tempo`.
  struct Segment {
    std::int64_t sample = 0;
    double seconds = 0;  // in the project
    double ppq = 0;
    double elapsed = 0;  // quarter notes
    double tempo = 120;  // at the segment's start
    bool playing = false;
  };

  void begin(std::int64_t sample, double ppq, bool playing);
  double runSeconds(std::int64_t sample) const { return static_cast<double>(sample - segment_.sample) / sampleRate_; }

  TempoMap tempo_;
  MeterMap meter_;
  double sampleRate_;
  double startPpq_;
  Segment segment_;
  bool cycling_ = false;
  double cycleStart_ = 0;
  double cycleEnd_ = 0;
};

}  // namespace host

#endif
