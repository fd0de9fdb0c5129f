#include "recorder.h"

#include <algorithm>
#include <bit>
#include <cinttypes>
#include <cstdio>

#include "common/errors.h"
#include "common/files.h"

namespace host {

void Recorder::add(const std::vector<vst3::Event>& events, std::int64_t block, std::int64_t blockStart, int blockSize,
                   const Transport& transport) {
  std::int32_t lastOffset = 0;
  for (const vst3::Event& event : events) {
    const std::int32_t offset = std::clamp(event.sampleOffset, 0, std::max(blockSize - 1, 0));
    if (offset != event.sampleOffset) ++outsideBlock_;
    if (event.sampleOffset < lastOffset) ++outOfOrder_;
    lastOffset = event.sampleOffset;
    const bool on = event.type == vst3::Event::kNoteOnEvent;
    controllers_ += event.type == vst3::Event::kLegacyMIDICCOutEvent;
    if (!on && event.type != vst3::Event::kNoteOffEvent) {
      ++otherEvents_;
      continue;
    }
    const std::int64_t sample = blockStart + offset;
    OutputNote note{block, offset, sample, transport.ppqAt(sample), transport.elapsedAt(sample), on, 0, 0, 0, 0};
    note.channel = on ? event.noteOn.channel : event.noteOff.channel;
    note.pitch = on ? event.noteOn.pitch : event.noteOff.pitch;
    note.velocity = on ? event.noteOn.velocity : event.noteOff.velocity;
    note.noteId = on ? event.noteOn.noteId : event.noteOff.noteId;
    if (note.channel < 0 || note.channel > 15 || note.pitch < 0 || note.pitch > 127) {
      ++outOfRange_;
      continue;
    }
    count(note);
    notes_.push_back(note);
  }
}

void Recorder::count(const OutputNote& note) {
  const auto key = static_cast<std::size_t>(note.channel * 128 + note.pitch);
  ++(note.on ? noteOns_ : noteOffs_);
  if (note.on) {
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
  for (const OutputNote& note : notes_) {
    if (note.sample >= end) break;
    mix(static_cast<std::uint64_t>(note.sample));
    mix(static_cast<std::uint64_t>(note.on << 16 | note.channel << 8 | note.pitch));
    mix(std::bit_cast<std::uint32_t>(note.velocity));
  }
  return hash;
}

void writeNoteTable(const std::string& path, const std::vector<OutputNote>& notes) {
  std::string text = "block\tsampleOffset\tabsoluteSample\tppq\ttype\tchannel\tpitch\tvelocity\tnoteId\telapsed\n";
  char line[200];
  for (const OutputNote& n : notes) {
    std::snprintf(line, sizeof line, "%" PRId64 "\t%d\t%" PRId64 "\t%.9f\t%s\t%d\t%d\t%.6f\t%d\t%.9f\n", n.block,
                  n.offset, n.sample, n.ppq, n.on ? "on" : "off", n.channel, n.pitch, static_cast<double>(n.velocity),
                  n.noteId, n.elapsed);
    text += line;
  }
  writeFile(path, Bytes(text.begin(), text.end()));
}

}  // namespace host
