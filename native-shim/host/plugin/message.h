// Messages that a component and its controller send each other, and the attributes they carry. [main]
#ifndef CONTINUO_HOST_PLUGIN_MESSAGE_H
#define CONTINUO_HOST_PLUGIN_MESSAGE_H

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "vst3/com.h"
#include "vst3/host.h"

namespace host {

class AttributeList final : public vst3::RefCounted<vst3::IAttributeList> {
 public:
  vst3::tresult PLUGIN_API setInt(AttrID id, vst3::int64 value) override;
  vst3::tresult PLUGIN_API getInt(AttrID id, vst3::int64& value) override;
  vst3::tresult PLUGIN_API setFloat(AttrID id, double value) override;
  vst3::tresult PLUGIN_API getFloat(AttrID id, double& value) override;
  vst3::tresult PLUGIN_API setString(AttrID id, const vst3::TChar* string) override;
  vst3::tresult PLUGIN_API getString(AttrID id, vst3::TChar* string, vst3::uint32 sizeInBytes) override;
  vst3::tresult PLUGIN_API setBinary(AttrID id, const void* data, vst3::uint32 sizeInBytes) override;
  vst3::tresult PLUGIN_API getBinary(AttrID id, const void*& data, vst3::uint32& sizeInBytes) override;

 private:
  using Value = std::variant<vst3::int64, double, std::u16string, std::vector<vst3::uint8>>;

  vst3::tresult set(AttrID id, Value value);
  template <class T>
  const T* find(AttrID id) const;

  std::map<std::string, Value> values_;
};

class Message final : public vst3::RefCounted<vst3::IMessage> {
 public:
  vst3::FIDString PLUGIN_API getMessageID() override { return id_.c_str(); }
  void PLUGIN_API setMessageID(vst3::FIDString id) override { id_ = id ? id : ""; }
  vst3::IAttributeList* PLUGIN_API getAttributes() override { return attributes_.get(); }

 private:
  std::string id_;
  vst3::ComPtr<vst3::IAttributeList> attributes_ = vst3::ComPtr<vst3::IAttributeList>::adopt(new AttributeList);
};

}  // namespace host

#endif
