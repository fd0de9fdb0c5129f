// Whole streams in and out of memory. [main]
#ifndef CONTINUO_MODULE_STREAMS_H
#define CONTINUO_MODULE_STREAMS_H

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "vst3/stream.h"

namespace continuo {

// From where the stream stands to its end. False when it cannot be read, or is larger than any state.
inline bool readAll(vst3::IBStream& stream, std::vector<uint8_t>& bytes) {
  constexpr size_t kLimit = size_t{256} << 20;
  uint8_t chunk[16384];
  bytes.clear();
  while (bytes.size() < kLimit) {
    vst3::int32 count = 0;
    const vst3::tresult result = stream.read(chunk, sizeof chunk, &count);
    if (count <= 0) return result == vst3::kResultOk || !bytes.empty();
    bytes.insert(bytes.end(), chunk, chunk + std::min<size_t>(static_cast<size_t>(count), sizeof chunk));
  }
  return false;
}

inline bool writeAll(vst3::IBStream& stream, std::span<uint8_t> bytes) {
  while (!bytes.empty()) {
    vst3::int32 count = 0;
    const auto wanted = static_cast<vst3::int32>(std::min<size_t>(bytes.size(), 1 << 30));
    if (stream.write(bytes.data(), wanted, &count) != vst3::kResultOk || count <= 0) return false;
    bytes = bytes.subspan(static_cast<size_t>(count));
  }
  return true;
}

}  // namespace continuo

#endif
