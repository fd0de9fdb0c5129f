// One run from load to unload. [main]
#ifndef CONTINUO_HOST_RUN_SESSION_H
#define CONTINUO_HOST_RUN_SESSION_H

#include <cstdint>
#include <functional>
#include <string>

#include "options.h"
#include "report/report.h"

namespace host {

struct SessionResult {
  Report report;
  std::string listingText;        // with --list
  std::string listingJson;        // with --list
  std::uint64_t fingerprint = 0;  // of the notes that came out
  double loadMillis = 0;          // from nothing to a plugin that is ready to be prepared
};

// Loads the module, plays, writes the outputs, unloads. Throws UsageError or HostError.
// played is called once all is played, before the plugin is suspended; other sessions go on until it returns.
SessionResult runSession(const Options& options, const std::function<void()>& played = {});

}  // namespace host

#endif
