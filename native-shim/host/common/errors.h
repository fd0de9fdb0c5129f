// What can go wrong in the host, by exit code.
#ifndef CONTINUO_HOST_COMMON_ERRORS_H
#define CONTINUO_HOST_COMMON_ERRORS_H

#include <stdexcept>

namespace host {

// The host was called wrongly; exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A file, the module or the plugin failed; exit code 1.
struct HostError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace host

#endif
