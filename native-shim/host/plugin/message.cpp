#include "message.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace host {

vst3::tresult AttributeList::set(AttrID id, Value value) {
  if (!id) return vst3::kInvalidArgument;
  values_.insert_or_assign(id, std::move(value));
  return vst3::kResultOk;
}

template <class T>
const T* AttributeList::find(AttrID id) const {
  const auto found = id ? values_.find(id) : values_.end();
  return found == values_.end() ? nullptr : std::get_if<T>(&found->second);
}

vst3::tresult AttributeList::setInt(AttrID id, vst3::int64 value) { return set(id, value); }

vst3::tresult AttributeList::getInt(AttrID id, vst3::int64& value) {
  const auto* found = find<vst3::int64>(id);
  if (!found) return vst3::kResultFalse;
  value = *found;
  return vst3::kResultOk;
}

vst3::tresult AttributeList::setFloat(AttrID id, double value) { return set(id, value); }

vst3::tresult AttributeList::getFloat(AttrID id, double& value) {
  const auto* found = find<double>(id);
  if (!found) return vst3::kResultFalse;
  value = *found;
  return vst3::kResultOk;
}

vst3::tresult AttributeList::setString(AttrID id, const vst3::TChar* string) {
  return string ? set(id, std::u16string(string)) : vst3::kInvalidArgument;
}

vst3::tresult AttributeList::getString(AttrID id, vst3::TChar* string, vst3::uint32 sizeInBytes) {
  const auto* found = find<std::u16string>(id);
  const std::size_t capacity = sizeInBytes / sizeof(vst3::TChar);
  if (!found || !string || capacity == 0) return vst3::kResultFalse;
  const std::size_t count = std::min(found->size(), capacity - 1);
  std::copy_n(found->data(), count, string);
  string[count] = 0;
  return vst3::kResultOk;
}

vst3::tresult AttributeList::setBinary(AttrID id, const void* data, vst3::uint32 sizeInBytes) {
  if (!data && sizeInBytes > 0) return vst3::kInvalidArgument;
  const auto* bytes = static_cast<const vst3::uint8*>(data);
  return set(id, std::vector<vst3::uint8>(bytes, bytes + sizeInBytes));
}

vst3::tresult AttributeList::getBinary(AttrID id, const void*& data, vst3::uint32& sizeInBytes) {
  const auto* found = find<std::vector<vst3::uint8>>(id);
  if (!found) return vst3::kResultFalse;
  data = found->data();
  sizeInBytes = static_cast<vst3::uint32>(found->size());
  return vst3::kResultOk;
}

}  // namespace host
