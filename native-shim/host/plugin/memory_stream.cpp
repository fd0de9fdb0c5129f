#include "memory_stream.h"

#include <algorithm>
#include <cstring>

namespace host {

vst3::tresult MemoryStream::read(void* buffer, vst3::int32 numBytes, vst3::int32* numBytesRead) {
  if (numBytes < 0 || (!buffer && numBytes > 0)) return vst3::kInvalidArgument;
  const std::size_t left = bytes_.size() - std::min(position_, bytes_.size());
  const std::size_t count = std::min(static_cast<std::size_t>(numBytes), left);
  if (count > 0) std::memcpy(buffer, bytes_.data() + position_, count);
  position_ += count;
  if (numBytesRead) *numBytesRead = static_cast<vst3::int32>(count);
  return vst3::kResultOk;
}

vst3::tresult MemoryStream::write(void* buffer, vst3::int32 numBytes, vst3::int32* numBytesWritten) {
  if (numBytes < 0 || (!buffer && numBytes > 0)) return vst3::kInvalidArgument;
  const std::size_t end = position_ + static_cast<std::size_t>(numBytes);
  if (end > bytes_.size()) bytes_.resize(end);
  if (numBytes > 0) std::memcpy(bytes_.data() + position_, buffer, static_cast<std::size_t>(numBytes));
  position_ = end;
  if (numBytesWritten) *numBytesWritten = numBytes;
  return vst3::kResultOk;
}

vst3::tresult MemoryStream::seek(vst3::int64 pos, vst3::int32 mode, vst3::int64* result) {
  vst3::int64 base = 0;
  if (mode == kIBSeekCur) base = static_cast<vst3::int64>(position_);
  if (mode == kIBSeekEnd) base = static_cast<vst3::int64>(bytes_.size());
  if (mode < kIBSeekSet || mode > kIBSeekEnd || base + pos < 0) return vst3::kInvalidArgument;
  position_ = static_cast<std::size_t>(base + pos);
  if (result) *result = base + pos;
  return vst3::kResultOk;
}

vst3::tresult MemoryStream::tell(vst3::int64* pos) {
  if (!pos) return vst3::kInvalidArgument;
  *pos = static_cast<vst3::int64>(position_);
  return vst3::kResultOk;
}

vst3::tresult MemoryStream::getStreamSize(vst3::int64& size) {
  size = static_cast<vst3::int64>(bytes_.size());
  return vst3::kResultOk;
}

vst3::tresult MemoryStream::setStreamSize(vst3::int64 size) {
  if (size < 0) return vst3::kInvalidArgument;
  bytes_.resize(static_cast<std::size_t>(size));
  return vst3::kResultOk;
}

}  // namespace host
