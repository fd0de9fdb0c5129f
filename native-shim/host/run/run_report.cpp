#include "run_report.h"

#include <cstdio>

namespace host {

static void reportTimes(const BlockRunner::Figures& figures, Report& report) {
  const TimeHistogram& times = figures.processTimes;
  report.add("time", "processP50Micros", times.quantileMicros(0.5));
  report.add("time", "processP99Micros", times.quantileMicros(0.99));
  report.add("time", "processP999Micros", times.quantileMicros(0.999));
  report.add("time", "processMaxMicros", times.maxMicros());
  report.add("time", "lateBlocks", static_cast<long long>(figures.lateBlocks));
}

static void reportNotes(const Recorder& recorder, const BlockRunner::Figures& figures, Report& report) {
  long long ons = 0, offs = 0;
  const auto unmatched = recorder.unmatched();
  for (const Recorder::Unmatched& entry : unmatched) {
    ons += entry.ons;
    offs += entry.offs;
  }
  char fingerprint[20];
  std::snprintf(fingerprint, sizeof fingerprint, "%016llx",
                static_cast<unsigned long long>(recorder.fingerprint(figures.samples)));
  report.add("notes", "noteOns", recorder.noteOns());
  report.add("notes", "noteOffs", recorder.noteOffs());
  report.add("notes", "unmatchedOns", ons);
  report.add("notes", "unmatchedOffs", offs);
  report.add("notes", "openAtEnd", static_cast<long long>(figures.openAtEnd));
  report.add("notes", "openAfterStop", static_cast<long long>(figures.openAfterStop));
  report.add("notes", "otherEvents", recorder.otherEvents());
  report.add("notes", "controllers", recorder.controllers());
  report.add("notes", "outsideBlock", recorder.outsideBlock());
  report.add("notes", "outOfOrder", recorder.outOfOrder());
  report.add("notes", "outOfRange", recorder.outOfRange());
  report.add("notes", "fingerprint", std::string(fingerprint));
  for (const Recorder::Unmatched& entry : unmatched) {
    const std::string name = "channel " + std::to_string(entry.channel) + " pitch " + std::to_string(entry.pitch);
    report.add("unmatched", name, "ons " + std::to_string(entry.ons) + " offs " + std::to_string(entry.offs));
  }
}

// What the plugin said of itself: the last value of each read-only parameter.
static void reportOutputs(Plugin& plugin, const BlockRunner::Figures& figures, Report& report) {
  const Parameters& parameters = plugin.parameters();
  for (const auto& [id, value] : figures.outputParameters) plugin.controller().setParamNormalized(id, value);
  for (const Parameter& p : parameters.all()) {
    if (!p.has(vst3::ParameterInfo::kIsReadOnly)) continue;
    report.add("output", p.title, parameters.text(p, plugin.controller().getParamNormalized(p.id)));
  }
  for (const Parameter& p : parameters.all()) {
    if (!p.has(vst3::ParameterInfo::kIsReadOnly)) continue;
    report.add("outputPlain", p.title, parameters.plain(p, plugin.controller().getParamNormalized(p.id)));
  }
}

void reportRun(const Options& options, Plugin& plugin, const BlockRunner& runner, Report& report) {
  const BlockRunner::Figures& figures = runner.figures();
  reportTimes(figures, report);
  report.add("run", "plugin", plugin.name());
  report.add("run", "mode",
             std::string(options.mode == vst3::kOffline ? "offline"
                         : options.realtime()           ? "realtime"
                                                        : "prefetch"));
  report.add("run", "sampleRate", options.sampleRate);
  report.add("run", "processCalls", static_cast<long long>(figures.calls));
  report.add("run", "failedCalls", static_cast<long long>(figures.failedCalls));
  report.add("run", "samples", static_cast<long long>(figures.samples));
  report.add("run", "seconds", static_cast<double>(figures.samples) / options.sampleRate);
  report.add("run", "elapsedQuarters", figures.elapsed);
  report.add("run", "latencySamples", static_cast<long long>(plugin.processor().getLatencySamples()));
  report.add("run", "restartFlags", static_cast<long long>(plugin.handler().takeRestart()));
  report.add("run", "refusedInputs", figures.refusedInputs);
  report.add("run", "refusedOutputs", figures.refusedOutputs);
  reportNotes(figures.recorder, figures, report);
  report.add("audio", "peak", figures.meter.peak());
  report.add("audio", "rms", figures.meter.rms());
  report.add("audio", "silentShare", figures.meter.silentShare());
  report.add("audio", "notFiniteSamples", static_cast<long long>(figures.meter.notFinite()));
  reportOutputs(plugin, figures, report);
}

}  // namespace host
