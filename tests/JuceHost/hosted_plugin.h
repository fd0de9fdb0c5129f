// A VST 3 plugin in JUCE's hands.
#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

// What JUCE found in the bundle, and the instance that it made of it.
struct HostedPlugin {
  juce::PluginDescription description;
  std::unique_ptr<juce::AudioPluginInstance> instance;

  // The parameter with this name, or nullptr.
  juce::AudioProcessorParameter* parameter(const juce::String& name) const;
  // Lets JUCE's message loop run, which carries parameters and states to the plugin.
  static void runMessages(int milliseconds);
};

// Throws std::runtime_error with JUCE's words when there is no plugin or it does not load.
HostedPlugin loadPlugin(const juce::String& bundle, double sampleRate, int blockSize);
