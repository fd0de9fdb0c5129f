#include "button_springs.h"

#include "parameters/values.h"

namespace continuo {

void ButtonSprings::prepare(LiveParameters& live) noexcept {
  for (uint32_t id = 0; id < kParameterCount; ++id) {
    if (springsBack(id)) live.set(id, 0);
  }
  sent_.fill(0);
  untold_.reset();
  isStuck_.reset();
}

void ButtonSprings::run(BlockTimeline& timeline) noexcept {
  std::bitset<kParameterCount> isSent;
  const size_t count = timeline.items().size();
  for (size_t i = 0; i < count; ++i) {
    BlockItem& item = timeline.items()[i];
    const uint32_t id = item.parameterId;
    if (item.kind != ItemKind::kParameter || id >= kParameterCount || !springsBack(id)) continue;
    const bool press = isPress(item);
    sent_[id] = item.restored ? 0 : item.value;
    isSent.set(id);
    rested_.reset(id);
    untold_[id] = sent_[id] > 0;
    item.value = press ? 1 : 0;
    if (press) release(timeline, id, item.offset);
  }
  for (uint32_t id = 0; isStuck_.any() && id < kParameterCount; ++id) {
    if (isStuck_[id]) release(timeline, id, 0);
  }
  rested_ = ~isSent;
  timeline.sort();
}

bool ButtonSprings::isPress(const BlockItem& item) const noexcept {
  const uint32_t id = item.parameterId;
  const bool isUp = sent_[id] < 0.5 || (rested_[id] && sent_[id] == item.value);
  return item.value >= 0.5 && isUp && !item.restored;
}

void ButtonSprings::release(BlockTimeline& timeline, uint32_t id, int32_t offset) noexcept {
  isStuck_[id] = !timeline.add({.offset = offset, .kind = ItemKind::kParameter, .parameterId = id});
}

}  // namespace continuo
