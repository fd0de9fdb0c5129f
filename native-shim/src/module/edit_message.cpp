#include "edit_message.h"

#include <cmath>
#include <cstring>

#include "abi/parameters.generated.h"
#include "vst3/com.h"

namespace continuo {

using namespace vst3;

namespace {

constexpr const char* kEdit = "Continuo edit";
constexpr const char* kId = "id";
constexpr const char* kValue = "value";

}  // namespace

void sendEdit(IHostApplication& host, IConnectionPoint& other, uint32_t id, double value) {
  TUID wanted;
  std::memcpy(wanted, IMessage::iid, sizeof wanted);
  void* made = nullptr;
  if (host.createInstance(wanted, wanted, &made) != kResultOk || !made) return;
  const auto message = ComPtr<IMessage>::adopt(static_cast<IMessage*>(made));
  IAttributeList* attributes = message->getAttributes();
  if (!attributes) return;
  message->setMessageID(kEdit);
  attributes->setInt(kId, id);
  attributes->setFloat(kValue, value);
  other.notify(message.get());
}

bool readEdit(IMessage& message, uint32_t& id, double& value) {
  const char* name = message.getMessageID();
  IAttributeList* attributes = message.getAttributes();
  int64 number = -1;
  if (!name || std::strcmp(name, kEdit) != 0 || !attributes || attributes->getInt(kId, number) != kResultOk ||
      attributes->getFloat(kValue, value) != kResultOk || number < 0 || number >= kParameterCount ||
      std::isnan(value)) {
    return false;
  }
  id = static_cast<uint32_t>(number);
  return true;
}

}  // namespace continuo
