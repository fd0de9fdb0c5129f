#include "preset_list.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "json_object.h"
#include "managed_api.h"
#include "platform/shared_library.h"
#include "preset_files.h"
#include "saved_memory.h"

namespace continuo {
namespace {

constexpr const char* kPreset = "preset";
constexpr const char* kHash = "hash";
constexpr const char* kMemory = "memory";

std::optional<JsonObject> parse(std::span<const uint8_t> json) {
  return JsonObject::parse({reinterpret_cast<const char*>(json.data()), json.size()});
}

}  // namespace

// Never destroyed: a thread beside may outlive the end of the process's main function.
PresetList& PresetList::ofProcess() {
  static PresetList& list = *new PresetList;
  return list;
}

PresetList::PresetList() {
  std::vector<std::string> names;
  std::vector<bool> playable;
  for (const PresetOnDisk& preset : readPresets(presetFolders(bundleContents() / "Resources" / "presets"))) {
    if (names.size() == ProgramTable::kMost) break;
    ids_.push_back(preset.id);
    names.push_back(preset.name);
    playable.push_back(preset.isPlayable);
  }
  take(std::move(names), playable);
}

void PresetList::refresh() {
  const ShimManagedApi* api = managedApi();
  if (!api || api->presetRevision() == managedRevision_) return;
  managedRevision_ = api->presetRevision();
  std::vector<std::string> names = presetNames();
  std::vector<bool> playable(names.size());
  for (size_t i = 0; i < names.size(); ++i) playable[i] = api->presetIsPlayable(static_cast<int32_t>(i)) != 0;
  take(std::move(names), playable);
}

void PresetList::take(std::vector<std::string> names, const std::vector<bool>& playable) {
  programs_.set(static_cast<int32_t>(names.size()), [&](int32_t i) { return playable[static_cast<size_t>(i)]; });
  if (names == names_) return;
  names_ = std::move(names);
  ++revision_;
}

std::string PresetList::idsToldFirst() const {
  std::string text;
  for (const std::string& id : ids_) text += (text.empty() ? "" : "/") + id;
  return text;
}

int32_t PresetList::indexOfState(std::span<const uint8_t> json) const {
  if (json.empty()) return kNamesNoPreset;
  if (const ShimManagedApi* api = managedApi()) {
    return api->presetOfState(json.data(), static_cast<int32_t>(json.size()));
  }
  const auto state = parse(json);
  if (!state || !isWholeMemory(state->text(kMemory).value_or(""))) return kIsDamaged;
  const auto id = state->text(kPreset);
  if (!id) return kNamesNoPreset;
  const auto place = std::find(ids_.begin(), ids_.end(), *id);
  return place == ids_.end() ? -1 : static_cast<int32_t>(place - ids_.begin());
}

std::vector<uint8_t> PresetList::stateWith(std::span<const uint8_t> json, int32_t program) const {
  std::vector<uint8_t> same(json.begin(), json.end());
  if (program < 0 || program >= static_cast<int32_t>(ids_.size())) return same;
  const std::string& id = ids_[static_cast<size_t>(program)];
  std::optional<JsonObject> state = json.empty() ? JsonObject() : parse(json);
  if (!state || state->text(kPreset) == id) return same;
  state->set(kPreset, &id);
  state->set(kHash, nullptr);
  const std::string text = state->write();
  return {text.begin(), text.end()};
}

}  // namespace continuo
