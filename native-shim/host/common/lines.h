// Text files of one command a line: words, quotes, comments, and errors that name the place.
#ifndef CONTINUO_HOST_COMMON_LINES_H
#define CONTINUO_HOST_COMMON_LINES_H

#include <functional>
#include <string>
#include <vector>

namespace host {

// Calls `read` with the words of each line that has any; # begins a comment, "quotes" hold words with spaces together.
// Puts path and line before the text of a UsageError or HostError that `read` throws.
void forEachLine(const std::string& path, const std::function<void(const std::vector<std::string>&)>& read);

// Both throw UsageError.
double requireNumber(const std::string& text);
int requireInteger(const std::string& text, int from, int to);

}  // namespace host

#endif
