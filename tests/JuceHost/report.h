// What the tests read: one JSON object.
#pragma once

#include "performance.h"

juce::String toJson(const HostedPlugin& plugin, const Performance& performance);
