// The figures of a run, put into a report. [main]
#ifndef CONTINUO_HOST_RUN_RUN_REPORT_H
#define CONTINUO_HOST_RUN_RUN_REPORT_H

#include "block_runner.h"
#include "options.h"
#include "plugin/plugin.h"
#include "report/report.h"

namespace host {

// Sections time, run, notes, unmatched, audio, output (the read-only parameters' last texts) and outputPlain.
void reportRun(const Options& options, Plugin& plugin, const BlockRunner& runner, Report& report);

}  // namespace host

#endif
