// The shim's log: a few lines about what was loaded and what failed.
#ifndef CONTINUO_PLATFORM_LOG_H
#define CONTINUO_PLATFORM_LOG_H

#include <string_view>

namespace continuo {

// [any, not audio] Appends a line with the time to the file that CONTINUO_LOG names ("stderr": the error stream), else
// to continuo.log in the user's logFolder. A file of 1 MB becomes NAME.1, in place of the one before. A log that cannot
// be written is passed over.
void log(std::string_view line) noexcept;

}  // namespace continuo

#endif
