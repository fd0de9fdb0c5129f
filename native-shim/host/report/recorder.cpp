#include "recorder.h"

#include <algorithm>
#include <bit>
#include <cinttypes>
#include <cstdio>

#include "common/errors.h"
#include "common/files.h"
#include "vst3/midi_mapping.h"

namespace host {
namespace {

OutputEvent::Kind kindOf(const vst3::Event& event) {
  if (event.type == vst3::Event::kNoteOnEvent) return OutputEvent::Kind::kNoteOn;
  return event.type == vst3::Event::kNoteOffEvent ? OutputEvent::Kind::kNoteOff : OutputEvent::Kind::kController;
}

float valueOf(const vst3::LegacyMIDICCOutEvent& event) {
  const bool isFine = event.controlNumber == vst3::kPitchBend;
  return static_cast<float>(isFine ? (event.value + 128 * event.value2) / 16383.0 : event.value / 127.0);
}

}  // namespace

void Recorder::add(const std::vector<vst3::Event>& events, std::int64_t block, std::int64_t blockStart, int blockSize,
                   const Transport& transport) {
  std::int32_t lastOffset = 0;
  for (const vst3::Event& event : events) {
    const std::int32_t offset = std::clamp(event.sampleOffset, 0, std::max(blockSize - 1, 0));
    if (offset != event.sampleOffset) ++outsideBlock_;
    if (event.sampleOffset < lastOffset) ++outOfOrder_;
    lastOffset = event.sampleOffset;
    const OutputEvent::Kind kind = kindOf(event);
    const bool isController = event.type == vst3::Event::kLegacyMIDICCOutEvent;
    controllers_ += isController;
    otherEvents_ += kind == OutputEvent::Kind::kController;
    if (kind == OutputEvent::Kind::kController && !isController) continue;
    const std::int64_t sample = blockStart + offset;
    OutputEvent out{block, offset, sample, transport.ppqAt(sample), transport.elapsedAt(sample), kind, 0, 0, 0, -1};
    if (isController) {
      out.channel = event.midiCCOut.channel;
      out.pitch = event.midiCCOut.controlNumber;
      out.velocity = valueOf(event.midiCCOut);
      events_.push_back(out);
      continue;
    }
    const bool on = kind == OutputEvent::Kind::kNoteOn;
    out.channel = on ? event.noteOn.channel : event.noteOff.channel;
    out.pitch = on ? event.noteOn.pitch : event.noteOff.pitch;
    out.velocity = on ? event.noteOn.velocity : event.noteOff.velocity;
    out.noteId = on ? event.noteOn.noteId : event.noteOff.noteId;
    if (out.channel < 0 || out.channel > 15 || out.pitch < 0 || out.pitch > 127) {
      ++outOfRange_;
      continue;
    }
    count(out);
    events_.push_back(out);
  }
}

void Recorder::count(const OutputEvent& note) {
  const auto key = static_cast<std::size_t>(note.channel * 128 + note.pitch);
  const bool isOn = note.kind == OutputEvent::Kind::kNoteOn;
  ++(isOn ? noteOns_ : noteOffs_);
  if (isOn) {
    ++sounding_[key];
  } else if (sounding_[key] > 0) {
    --sounding_[key];
  } else {
    ++strayOffs_[key];
  }
}

int Recorder::open() const {
  int sum = 0;
  for (const int n : sounding_) sum += n;
  return sum;
}

std::vector<Recorder::Unmatched> Recorder::unmatched() const {
  std::vector<Unmatched> found;
  for (int key = 0; key < 16 * 128; ++key) {
    const auto i = static_cast<std::size_t>(key);
    if (sounding_[i] || strayOffs_[i]) found.push_back({key / 128, key % 128, sounding_[i], strayOffs_[i]});
  }
  return found;
}

std::uint64_t Recorder::fingerprint(std::int64_t end) const {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  const auto mix = [&](std::uint64_t value) {
    for (int i = 0; i < 8; ++i) hash = (hash ^ ((value >> (8 * i)) & 0xFF)) * 0x100000001B3u;
  };
  for (const OutputEvent& event : events_) {
    if (event.sample >= end) break;
    mix(static_cast<std::uint64_t>(event.sample));
    mix(static_cast<std::uint64_t>(static_cast<int>(event.kind) << 16 | event.channel << 8 | event.pitch));
    mix(std::bit_cast<std::uint32_t>(event.velocity));
  }
  return hash;
}

void writeEventTable(const std::string& path, const std::vector<OutputEvent>& events) {
  constexpr const char* kKinds[] = {"on", "off", "controller"};
  std::string text = "block\tsampleOffset\tabsoluteSample\tppq\ttype\tchannel\tpitch\tvelocity\tnoteId\telapsed\n";
  char line[200];
  for (const OutputEvent& n : events) {
    std::snprintf(line, sizeof line, "%" PRId64 "\t%d\t%" PRId64 "\t%.9f\t%s\t%d\t%d\t%.6f\t%d\t%.9f\n", n.block,
                  n.offset, n.sample, n.ppq, kKinds[static_cast<int>(n.kind)], n.channel, n.pitch,
                  static_cast<double>(n.velocity), n.noteId, n.elapsed);
    text += line;
  }
  writeFile(path, Bytes(text.begin(), text.end()));
}

}  // namespace host
