// An IEventList over storage that is allocated once: nothing here allocates or locks. [audio]
#ifndef CONTINUO_HOST_PLUGIN_EVENT_LIST_H
#define CONTINUO_HOST_PLUGIN_EVENT_LIST_H

#include <vector>

#include "vst3/com.h"
#include "vst3/events.h"

namespace host {

class EventList final : public vst3::Owned<vst3::IEventList> {
 public:
  explicit EventList(std::size_t capacity) { events_.reserve(capacity); }

  void clear() { events_.clear(); }
  // The events refused since the list was made, because it was full.
  long long refused() const { return refused_; }
  const std::vector<vst3::Event>& events() const { return events_; }
  bool add(const vst3::Event& event) {
    if (events_.size() == events_.capacity()) {
      ++refused_;
      return false;
    }
    events_.push_back(event);
    return true;
  }

  vst3::int32 PLUGIN_API getEventCount() override { return static_cast<vst3::int32>(events_.size()); }
  vst3::tresult PLUGIN_API getEvent(vst3::int32 index, vst3::Event& e) override {
    if (index < 0 || index >= getEventCount()) return vst3::kInvalidArgument;
    e = events_[static_cast<std::size_t>(index)];
    return vst3::kResultOk;
  }
  vst3::tresult PLUGIN_API addEvent(vst3::Event& e) override { return add(e) ? vst3::kResultOk : vst3::kOutOfMemory; }

 private:
  std::vector<vst3::Event> events_;
  long long refused_ = 0;
};

}  // namespace host

#endif
