// Plays through a loaded module.
#ifndef CONTINUO_TESTS_PLAYED_MODULE_H
#define CONTINUO_TESTS_PLAYED_MODULE_H

#include <filesystem>
#include <string>

#include "support/loaded_module.h"

namespace continuo::tests {

// Plays a note through an instance; what the parameter Status says then.
int statusAfterPlaying(LoadedInstrument& instrument);

std::string readFile(const std::filesystem::path& path);

}  // namespace continuo::tests

#endif
