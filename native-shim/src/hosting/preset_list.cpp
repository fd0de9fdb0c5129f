#include "preset_list.h"

#include <algorithm>

#include "managed_api.h"

namespace continuo {

PresetList& PresetList::ofProcess() {
  static PresetList list;
  return list;
}

void PresetList::refresh() {
  const ShimManagedApi* api = managedApi();
  if (!api || (revision_ != 0 && api->presetRevision() == revision_)) return;
  revision_ = api->presetRevision();
  names_ = presetNames();
  programs_.set(static_cast<int32_t>(names_.size()), [&](int32_t i) { return api->presetIsPlayable(i) != 0; });
}

}  // namespace continuo
