// An IBStream over bytes in memory. [main]
#ifndef CONTINUO_HOST_PLUGIN_MEMORY_STREAM_H
#define CONTINUO_HOST_PLUGIN_MEMORY_STREAM_H

#include "common/files.h"
#include "vst3/com.h"
#include "vst3/stream.h"

namespace host {

class MemoryStream final : public vst3::Owned<vst3::IBStream, vst3::ISizeableStream> {
 public:
  MemoryStream() = default;
  explicit MemoryStream(Bytes bytes) : bytes_(std::move(bytes)) {}

  const Bytes& bytes() const { return bytes_; }
  void rewind() { position_ = 0; }

  vst3::tresult PLUGIN_API read(void* buffer, vst3::int32 numBytes, vst3::int32* numBytesRead) override;
  vst3::tresult PLUGIN_API write(void* buffer, vst3::int32 numBytes, vst3::int32* numBytesWritten) override;
  vst3::tresult PLUGIN_API seek(vst3::int64 pos, vst3::int32 mode, vst3::int64* result) override;
  vst3::tresult PLUGIN_API tell(vst3::int64* pos) override;
  vst3::tresult PLUGIN_API getStreamSize(vst3::int64& size) override;
  vst3::tresult PLUGIN_API setStreamSize(vst3::int64 size) override;

 private:
  Bytes bytes_;
  std::size_t position_ = 0;
};

}  // namespace host

#endif
