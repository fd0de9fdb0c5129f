#include "report.h"

namespace {

juce::var parametersOf(const juce::AudioProcessor& processor) {
  juce::Array<juce::var> list;
  for (auto* parameter : processor.getParameters()) {
    auto* item = new juce::DynamicObject();
    item->setProperty("name", parameter->getName(128));
    item->setProperty("label", parameter->getLabel());
    item->setProperty("text", parameter->getCurrentValueAsText());
    item->setProperty("automatable", parameter->isAutomatable());
    list.add(item);
  }
  return list;
}

juce::var programsOf(juce::AudioProcessor& processor) {
  juce::Array<juce::var> list;
  for (int i = 0; i < processor.getNumPrograms(); ++i) list.add(processor.getProgramName(i));
  return list;
}

juce::var notesOf(const Performance& performance) {
  juce::Array<juce::var> list;
  for (const auto& note : performance.notes) {
    juce::Array<juce::var> item;
    item.add(note.sample);
    item.add(note.message.isNoteOn());
    item.add(note.message.getChannel());
    item.add(note.message.getNoteNumber());
    item.add(static_cast<int>(note.message.getVelocity()));
    list.add(item);
  }
  return list;
}

}  // namespace

juce::String toJson(const HostedPlugin& plugin, const Performance& performance) {
  auto& processor = *plugin.instance;
  auto* report = new juce::DynamicObject();
  const juce::var owner(report);
  report->setProperty("name", plugin.description.name);
  report->setProperty("manufacturer", plugin.description.manufacturerName);
  report->setProperty("isInstrument", plugin.description.isInstrument);
  report->setProperty("acceptsMidi", processor.acceptsMidi());
  report->setProperty("producesMidi", processor.producesMidi());
  report->setProperty("outputChannels", processor.getTotalNumOutputChannels());
  report->setProperty("program", processor.getCurrentProgram());
  report->setProperty("programs", programsOf(processor));
  report->setProperty("parameters", parametersOf(processor));
  report->setProperty("phraseEnd", performance.phraseEnd);
  report->setProperty("peakOfPhrase", performance.peakOfPhrase);
  report->setProperty("peakOfAnswer", performance.peakOfAnswer);
  // Sample, on, channel, key, velocity.
  report->setProperty("notes", notesOf(performance));
  return juce::JSON::toString(owner, true);
}
