// What the host is to a plugin: a name, a maker of messages, and a list of the interfaces that it supports. [main]
#ifndef CONTINUO_HOST_PLUGIN_HOST_APPLICATION_H
#define CONTINUO_HOST_PLUGIN_HOST_APPLICATION_H

#include "vst3/com.h"
#include "vst3/host.h"

namespace host {

class HostApplication final : public vst3::Owned<vst3::IHostApplication, vst3::IPlugInterfaceSupport> {
 public:
  vst3::tresult PLUGIN_API getName(vst3::String128 name) override;
  vst3::tresult PLUGIN_API createInstance(vst3::TUID cid, vst3::TUID _iid, void** obj) override;
  vst3::tresult PLUGIN_API isPlugInterfaceSupported(const vst3::TUID _iid) override;
};

}  // namespace host

#endif
