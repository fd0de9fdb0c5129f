// One instance of the plugin: its component and its controller, from creation to termination. [main] but for what is
// tagged otherwise.
#ifndef CONTINUO_HOST_PLUGIN_PLUGIN_H
#define CONTINUO_HOST_PLUGIN_PLUGIN_H

#include <memory>
#include <string>
#include <vector>

#include "component_handler.h"
#include "host_application.h"
#include "memory_stream.h"
#include "module.h"
#include "parameters.h"
#include "vst3/component.h"
#include "vst3/processor.h"

namespace host {

struct Bus {
  vst3::MediaType media;
  vst3::BusDirection direction;
  int index;
  int channels;
  std::string name;
  bool main;
  bool defaultActive;
};

class Plugin {
 public:
  // `className`: of the audio module class; empty for the module's first. Throws HostError.
  Plugin(Module& module, const std::string& className);
  // Deactivates, disconnects and terminates.
  ~Plugin();
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  vst3::IAudioProcessor& processor() { return *processor_; }
  vst3::IEditController& controller() { return *controller_; }
  const Parameters& parameters() const { return *parameters_; }
  ComponentHandler& handler() { return handler_; }
  const std::string& name() const { return name_; }
  const std::vector<Bus>& busses() const { return busses_; }
  bool hasSeparateController() const { return separateController_; }

  // Activates the busses, sets up and activates. `processMode`: vst3::ProcessModes.
  void prepare(double sampleRate, int maxBlockSize, vst3::int32 processMode);
  // Only while prepared.
  void setActive(bool active);
  // [audio] or [main], only while active.
  void setProcessing(bool processing);

  // The component's state; setState also hands it to the controller, as a host does that restores a project.
  Bytes state();
  void setState(const Bytes& bytes);

 private:
  // So that a constructor that fails half way still terminates what it had made.
  Plugin() = default;

  void createComponent(vst3::IPluginFactory& factory, const std::string& className);
  void createController(vst3::IPluginFactory& factory);
  void connect();
  void readBusses();

  HostApplication application_;
  ComponentHandler handler_;
  std::string name_;
  vst3::ComPtr<vst3::IComponent> component_;
  vst3::ComPtr<vst3::IAudioProcessor> processor_;
  vst3::ComPtr<vst3::IEditController> controller_;
  vst3::ComPtr<vst3::IConnectionPoint> componentPoint_;
  vst3::ComPtr<vst3::IConnectionPoint> controllerPoint_;
  std::unique_ptr<Parameters> parameters_;
  std::vector<Bus> busses_;
  bool separateController_ = false;
  bool active_ = false;
  bool processing_ = false;
};

}  // namespace host

#endif
