// juce-host BUNDLE --midi FILE [options]: plays a phrase to a VST 3 plugin as
// JUCE-based hosts do and prints what came of it as JSON.
//   --tempo BPM  --quarters N  --block-size N  --sample-rate HZ
//   --program NAME              a program of the plugin's list
//   --param NAME=NORMALISED     repeatable
//   --load-state FILE           after the programs and parameters
//   --save-state FILE           after the run
#include <iostream>
#include <stdexcept>

#include "report.h"

extern "C" int (*XSetErrorHandler(int (*)(void*, void*)))(void*, void*);

namespace {

constexpr int kTimeForMessages = 200;  // milliseconds

struct Options : PerformanceOptions {
  juce::String bundle, program, loadState, saveState;
  juce::StringPairArray parameters;
};

Options parse(int count, char** words) {
  if (count < 2) throw std::runtime_error("which bundle?");
  Options options;
  options.bundle = juce::String::fromUTF8(words[1]);
  for (int i = 2; i + 1 < count; i += 2) {
    const juce::String name = words[i];
    const auto value = juce::String::fromUTF8(words[i + 1]);
    if (name == "--midi") options.midiFile = value;
    else if (name == "--tempo") options.tempo = value.getDoubleValue();
    else if (name == "--quarters") options.quarters = value.getDoubleValue();
    else if (name == "--block-size") options.blockSize = value.getIntValue();
    else if (name == "--sample-rate") options.sampleRate = value.getDoubleValue();
    else if (name == "--program") options.program = value;
    else if (name == "--param")
      options.parameters.set(value.upToLastOccurrenceOf("=", false, false),
                             value.fromLastOccurrenceOf("=", false, false));
    else if (name == "--load-state") options.loadState = value;
    else if (name == "--save-state") options.saveState = value;
    else throw std::runtime_error("no such option: " + name.toStdString());
  }
  return options;
}

void selectProgram(juce::AudioProcessor& processor, const juce::String& name) {
  for (int i = 0; i < processor.getNumPrograms(); ++i)
    if (processor.getProgramName(i) == name) return processor.setCurrentProgram(i);
  throw std::runtime_error("no program called " + name.toStdString());
}

void setUp(HostedPlugin& plugin, const Options& options) {
  if (options.program.isNotEmpty()) selectProgram(*plugin.instance, options.program);
  for (const auto& name : options.parameters.getAllKeys()) {
    auto* parameter = plugin.parameter(name);
    if (parameter == nullptr) throw std::runtime_error("no parameter called " + name.toStdString());
    parameter->setValueNotifyingHost(options.parameters[name].getFloatValue());
  }
  if (options.loadState.isNotEmpty()) {
    juce::MemoryBlock state;
    if (!juce::File(options.loadState).loadFileAsData(state))
      throw std::runtime_error("cannot read " + options.loadState.toStdString());
    plugin.instance->setStateInformation(state.getData(), static_cast<int>(state.getSize()));
  }
  HostedPlugin::runMessages(kTimeForMessages);
}

void saveState(HostedPlugin& plugin, const juce::String& path) {
  HostedPlugin::runMessages(kTimeForMessages);
  juce::MemoryBlock state;
  plugin.instance->getStateInformation(state);
  if (!juce::File(path).replaceWithData(state.getData(), state.getSize()))
    throw std::runtime_error("cannot write " + path.toStdString());
}

}  // namespace

int main(int count, char** words) {
  // JUCE asks for a display and goes on without one; X's own handler would end the program.
  juce::ScopedJuceInitialiser_GUI juce;
  XSetErrorHandler([](void*, void*) { return 0; });
  try {
    const Options options = parse(count, words);
    HostedPlugin plugin = loadPlugin(options.bundle, options.sampleRate, options.blockSize);
    setUp(plugin, options);
    const Performance performance = play(plugin, options);
    std::cout << toJson(plugin, performance) << std::endl;
    if (options.saveState.isNotEmpty()) saveState(plugin, options.saveState);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "juce-host: " << error.what() << "\n";
    return 1;
  }
}
