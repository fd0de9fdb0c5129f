// The presets that lie in the folders, as a host's scan has to know them: read here, since a scan starts no .NET.
#ifndef CONTINUO_HOSTING_PRESET_FILES_H
#define CONTINUO_HOSTING_PRESET_FILES_H

#include <filesystem>
#include <string>
#include <vector>

namespace continuo {

struct PresetOnDisk {
  std::string id;  // of a broken one, its folder's name
  std::string name;
  bool isPlayable = false;  // as far as can be told without reading the model
};

// [main] Where presets are looked for, as engine/Presets/PresetFolders.cs.
std::vector<std::filesystem::path> presetFolders(const std::filesystem::path& bundled);

// [main] What lies there, by id, as engine/Presets/PresetLibrary.cs. What only the managed side can judge (the
// encoding, the values of knobs) is taken for sound.
std::vector<PresetOnDisk> readPresets(const std::vector<std::filesystem::path>& folders);

}  // namespace continuo

#endif
