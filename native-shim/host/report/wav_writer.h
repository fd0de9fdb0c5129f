// A RIFF WAVE file, written as the samples come: 32-bit float or 16-bit integer.
#ifndef CONTINUO_HOST_REPORT_WAV_WRITER_H
#define CONTINUO_HOST_REPORT_WAV_WRITER_H

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace host {

class WavWriter {
 public:
  // Throws HostError.
  WavWriter(const std::string& path, bool floatSamples, int channels, double sampleRate);

  // `channels`: one for each of the file; full scale is 1.
  void write(const float* const* channels, int samples);
  // Completes the header. Throws HostError when anything could not be written.
  void close();

 private:
  void header(std::uint32_t dataBytes);

  std::string path_;
  std::ofstream file_;
  bool float_;
  int channels_;
  double sampleRate_;
  std::uint64_t dataBytes_ = 0;
  std::vector<char> buffer_;
};

}  // namespace host

#endif
