// The one message between the halves of the instrument: the host's hand has moved a parameter.
#ifndef CONTINUO_MODULE_EDIT_MESSAGE_H
#define CONTINUO_MODULE_EDIT_MESSAGE_H

#include <cstdint>

#include "vst3/host.h"

namespace continuo {

// [main] Sends a normalised value to the other half. Nothing is sent where the host makes no messages.
void sendEdit(vst3::IHostApplication& host, vst3::IConnectionPoint& other, uint32_t id, double value);

// [main] False when it is another message, or names no parameter of the table.
bool readEdit(vst3::IMessage& message, uint32_t& id, double& value);

}  // namespace continuo

#endif
