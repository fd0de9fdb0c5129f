#include "hosted_plugin.h"

#include <stdexcept>

juce::AudioProcessorParameter* HostedPlugin::parameter(const juce::String& name) const {
  for (auto* parameter : instance->getParameters())
    if (parameter->getName(128) == name) return parameter;
  return nullptr;
}

void HostedPlugin::runMessages(int milliseconds) {
  juce::MessageManager::getInstance()->runDispatchLoopUntil(milliseconds);
}

HostedPlugin loadPlugin(const juce::String& bundle, double sampleRate, int blockSize) {
  juce::VST3PluginFormat format;
  juce::OwnedArray<juce::PluginDescription> found;
  format.findAllTypesForFile(found, bundle);
  if (found.isEmpty()) throw std::runtime_error("JUCE finds no plugin in " + bundle.toStdString());

  HostedPlugin plugin;
  plugin.description = *found[0];
  juce::String error;
  bool done = false;
  format.createPluginInstanceAsync(plugin.description, sampleRate, blockSize,
                                   [&](std::unique_ptr<juce::AudioPluginInstance> made, const juce::String& why) {
                                     plugin.instance = std::move(made);
                                     error = why;
                                     done = true;
                                   });
  while (!done) HostedPlugin::runMessages(10);
  if (!plugin.instance)
    throw std::runtime_error("JUCE cannot load " + bundle.toStdString() + ": " + error.toStdString());
  return plugin;
}
