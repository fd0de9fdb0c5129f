#include "preset_files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "json_object.h"
#include "platform/folders.h"
#include "platform/paths.h"

namespace continuo {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kMostBytes = 1 << 20;
constexpr const char* kFile = "preset.json";
constexpr const char* kFirstId = "styles";  // as PresetLibrary.FirstId

bool isId(const std::string& text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return !text.empty() && text.find_first_not_of(kLetters) == text.npos;
}

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string contentOf(const fs::path& file) {
  std::error_code error;
  if (const uintmax_t size = fs::file_size(file, error); error || size > kMostBytes) return {};
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path pathOf(const std::string& utf8) { return std::u8string(utf8.begin(), utf8.end()); }

PresetOnDisk readPreset(const fs::path& folder) {
  const std::string folderName = utf8Of(folder.filename());
  const PresetOnDisk broken{folderName, folderName + " (broken)", false};
  const auto json = JsonObject::parse(contentOf(folder / kFile));
  if (!json) return broken;
  const auto id = json->text("id");
  const auto name = json->text("name");
  const auto encoding = json->text("encoding");
  std::error_code ignored;
  if (!id || !isId(*id) || !name || isBlank(*name) || !encoding || isBlank(*encoding)) return broken;
  const fs::path model = folder / pathOf(json->text("model").value_or("model.safetensors"));
  if (!fs::is_regular_file(model, ignored)) return {*id, *id + " (broken)", false};
  return {*id, *name, true};
}

// In the order of their names, so that it is the same everywhere which of two presets of one id counts.
std::vector<fs::path> presetsIn(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (fs::exists(at->path() / kFile, ignored)) found.push_back(at->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<fs::path> presetFolders(const fs::path& bundled) {
  std::vector<fs::path> folders;
  const char* named = std::getenv("CONTINUO_PRESETS");
  for (std::string_view rest = named ? named : ""; !rest.empty();) {
    const size_t end = std::min(rest.find(kPathSeparator), rest.size());
    if (end > 0) folders.push_back(pathOf(std::string(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  folders.push_back(bundled);
  if (const fs::path user = userDataFolder(); !user.empty()) folders.push_back(user / "presets");
  return folders;
}

std::vector<PresetOnDisk> readPresets(const std::vector<fs::path>& folders) {
  std::map<std::string, PresetOnDisk> found;
  for (const fs::path& place : folders) {
    for (const fs::path& folder : presetsIn(place)) {
      PresetOnDisk preset = readPreset(folder);
      const auto [known, isNew] = found.try_emplace(preset.id, preset);
      if (!isNew && !known->second.isPlayable && preset.isPlayable) known->second = std::move(preset);
    }
  }
  std::vector<PresetOnDisk> presets;
  for (auto& [id, preset] : found) presets.push_back(std::move(preset));
  const auto isFirst = [](const PresetOnDisk& preset) { return preset.id == kFirstId; };
  std::stable_partition(presets.begin(), presets.end(), isFirst);
  return presets;
}

}  // namespace continuo
