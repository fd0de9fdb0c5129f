// Whole files at once. [main]
#ifndef CONTINUO_HOST_COMMON_FILES_H
#define CONTINUO_HOST_COMMON_FILES_H

#include <cstdint>
#include <string>
#include <vector>

namespace host {

using Bytes = std::vector<std::uint8_t>;

// Both throw HostError that names the path.
Bytes readFile(const std::string& path);
void writeFile(const std::string& path, const Bytes& bytes);

}  // namespace host

#endif
