// What .NET needs of the system, beyond its own files, and ends the process without.
#ifndef CONTINUO_PLATFORM_DOTNET_NEEDS_H
#define CONTINUO_PLATFORM_DOTNET_NEEDS_H

#include <string>

namespace continuo {

// [any, not audio] What is missing, for the user; empty when nothing is.
std::string missingForDotnet();

}  // namespace continuo

#endif
