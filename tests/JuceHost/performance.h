// A phrase played to a plugin, block by block, with a transport that rolls at one tempo from the start.
#pragma once

#include <vector>

#include "hosted_plugin.h"

struct PerformanceOptions {
  juce::String midiFile;
  double tempo = 120;     // quarter notes a minute
  double quarters = 36;   // how long it lasts
  double sampleRate = 48000;
  int blockSize = 512;
};

struct OutputNote {
  juce::int64 sample;  // from the start
  juce::MidiMessage message;
};

struct Performance {
  std::vector<OutputNote> notes;  // note-ons and note-offs that the plugin sent
  juce::int64 phraseEnd = 0;      // sample of the phrase's last note-off
  float peakOfPhrase = 0;
  float peakOfAnswer = 0;         // after the phrase's end and half a second in which it dies away
};

// Throws std::runtime_error when the file cannot be read.
Performance play(HostedPlugin& plugin, const PerformanceOptions& options);
