// IParameterChanges over storage that is allocated once: nothing here allocates or locks. [audio]
#ifndef CONTINUO_HOST_PLUGIN_PARAMETER_CHANGES_H
#define CONTINUO_HOST_PLUGIN_PARAMETER_CHANGES_H

#include <array>
#include <memory>

#include "vst3/com.h"
#include "vst3/parameter_changes.h"

namespace host {

class ParamValueQueue final : public vst3::Owned<vst3::IParamValueQueue> {
 public:
  static constexpr int kCapacity = 128;  // points a parameter and block

  void begin(vst3::ParamID id) {
    id_ = id;
    count_ = 0;
  }
  vst3::ParamValue lastValue() const { return count_ == 0 ? 0.0 : points_[static_cast<std::size_t>(count_ - 1)].value; }

  vst3::ParamID PLUGIN_API getParameterId() override { return id_; }
  vst3::int32 PLUGIN_API getPointCount() override { return count_; }
  vst3::tresult PLUGIN_API getPoint(vst3::int32 index, vst3::int32& sampleOffset, vst3::ParamValue& value) override {
    if (index < 0 || index >= count_) return vst3::kInvalidArgument;
    const Point& point = points_[static_cast<std::size_t>(index)];
    sampleOffset = point.sampleOffset;
    value = point.value;
    return vst3::kResultOk;
  }
  vst3::tresult PLUGIN_API addPoint(vst3::int32 sampleOffset, vst3::ParamValue value, vst3::int32& index) override {
    if (count_ == kCapacity) return vst3::kOutOfMemory;
    index = count_++;
    points_[static_cast<std::size_t>(index)] = {sampleOffset, value};
    return vst3::kResultOk;
  }

 private:
  struct Point {
    vst3::int32 sampleOffset;
    vst3::ParamValue value;
  };

  vst3::ParamID id_ = vst3::kNoParamId;
  vst3::int32 count_ = 0;
  std::array<Point, kCapacity> points_{};
};

class ParameterChanges final : public vst3::Owned<vst3::IParameterChanges> {
 public:
  static constexpr int kCapacity = 256;  // parameters a block

  void clear() { count_ = 0; }
  // The changes refused since the list was made, because it was full.
  long long refused() const { return refused_; }
  // Adds one point to the parameter's queue, which is made when there is none.
  void add(vst3::ParamID id, vst3::int32 sampleOffset, vst3::ParamValue value) {
    vst3::int32 index = 0;
    vst3::IParamValueQueue* queue = addParameterData(id, index);
    if (!queue || queue->addPoint(sampleOffset, value, index) != vst3::kResultOk) ++refused_;
  }
  ParamValueQueue& queue(vst3::int32 index) { return (*queues_)[static_cast<std::size_t>(index)]; }

  vst3::int32 PLUGIN_API getParameterCount() override { return count_; }
  vst3::IParamValueQueue* PLUGIN_API getParameterData(vst3::int32 index) override {
    return index < 0 || index >= count_ ? nullptr : &queue(index);
  }
  vst3::IParamValueQueue* PLUGIN_API addParameterData(const vst3::ParamID& id, vst3::int32& index) override {
    for (index = 0; index < count_; ++index) {
      if (queue(index).getParameterId() == id) return &queue(index);
    }
    if (count_ == kCapacity) return nullptr;
    queue(count_).begin(id);
    return &queue(count_++);
  }

 private:
  std::unique_ptr<std::array<ParamValueQueue, kCapacity>> queues_ =
      std::make_unique<std::array<ParamValueQueue, kCapacity>>();
  vst3::int32 count_ = 0;
  long long refused_ = 0;
};

}  // namespace host

#endif
