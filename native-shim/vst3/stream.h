// Restates the VST 3 specification's byte streams, through which state is saved and restored.
#ifndef CONTINUO_VST3_STREAM_H
#define CONTINUO_VST3_STREAM_H

#include "base.h"

namespace vst3 {

class IBStream : public FUnknown {
 public:
  enum IStreamSeekMode { kIBSeekSet = 0, kIBSeekCur, kIBSeekEnd };

  virtual tresult PLUGIN_API read(void* buffer, int32 numBytes, int32* numBytesRead = nullptr) = 0;
  virtual tresult PLUGIN_API write(void* buffer, int32 numBytes, int32* numBytesWritten = nullptr) = 0;
  virtual tresult PLUGIN_API seek(int64 pos, int32 mode, int64* result = nullptr) = 0;
  virtual tresult PLUGIN_API tell(int64* pos) = 0;

  static constexpr TUID iid = VST3_UID(0xC3BF6EA2u, 0x30994752u, 0x9B6BF990u, 0x1EE33E9Bu);
};

class ISizeableStream : public FUnknown {
 public:
  virtual tresult PLUGIN_API getStreamSize(int64& size) = 0;
  virtual tresult PLUGIN_API setStreamSize(int64 size) = 0;

  static constexpr TUID iid = VST3_UID(0x04F9549Eu, 0xE02F4E6Eu, 0x87E86A87u, 0x47F4E17Fu);
};

}  // namespace vst3

#endif
