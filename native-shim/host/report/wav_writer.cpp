#include "wav_writer.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "common/errors.h"

namespace host {

static void little(std::vector<char>& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

static void word(std::vector<char>& out, const char* text) { out.insert(out.end(), text, text + 4); }

WavWriter::WavWriter(const std::string& path, bool floatSamples, int channels, double sampleRate)
    : path_(path), file_(path, std::ios::binary), float_(floatSamples), channels_(channels), sampleRate_(sampleRate) {
  header(0);
}

void WavWriter::header(std::uint32_t dataBytes) {
  const auto rate = static_cast<std::uint32_t>(std::lround(sampleRate_));
  const std::uint32_t sampleBytes = float_ ? 4 : 2;
  const std::uint32_t frameBytes = sampleBytes * static_cast<std::uint32_t>(channels_);
  std::vector<char> out;
  word(out, "RIFF");
  little(out, 36 + dataBytes, 4);
  word(out, "WAVE");
  word(out, "fmt ");
  little(out, 16, 4);
  little(out, float_ ? 3 : 1, 2);
  little(out, static_cast<std::uint32_t>(channels_), 2);
  little(out, rate, 4);
  little(out, rate * frameBytes, 4);
  little(out, frameBytes, 2);
  little(out, sampleBytes * 8, 2);
  word(out, "data");
  little(out, dataBytes, 4);
  file_.seekp(0);
  file_.write(out.data(), static_cast<std::streamsize>(out.size()));
}

void WavWriter::write(const float* const* channels, int samples) {
  buffer_.clear();
  for (int i = 0; i < samples; ++i) {
    for (int c = 0; c < channels_; ++c) {
      const float value = channels[c][i];
      if (float_) {
        little(buffer_, std::bit_cast<std::uint32_t>(value), 4);
      } else {
        const long rounded = std::lround(std::clamp(std::isfinite(value) ? value : 0.0f, -1.0f, 1.0f) * 32767.0f);
        little(buffer_, static_cast<std::uint32_t>(rounded), 2);
      }
    }
  }
  file_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  dataBytes_ += buffer_.size();
}

void WavWriter::close() {
  if (dataBytes_ > 0xFFFFFF00u) throw HostError(path_ + " would be longer than a WAVE file can be");
  header(static_cast<std::uint32_t>(dataBytes_));
  file_.close();
  if (!file_) throw HostError("cannot write " + path_);
}

}  // namespace host
