// Named tensors in one run of bytes, to the last bit: "CTST", version, count, then per tensor its name, type, shape
// and values. Little-endian; 64-bit sizes. Reading checks every size against what is there.
#pragma once

#include <torch/torch.h>

#include <map>
#include <string>
#include <vector>

namespace continuo {

class StateBlobWriter {
 public:
  StateBlobWriter();
  void add(const std::string& name, const torch::Tensor& tensor);
  std::vector<uint8_t> take();

 private:
  void append(const void* bytes, size_t size);
  void append(int64_t value) { append(&value, sizeof value); }

  std::vector<uint8_t> bytes_;
  int64_t count_ = 0;
};

class StateBlobReader {
 public:
  StateBlobReader(const uint8_t* bytes, int64_t size);
  bool has(const std::string& name) const { return tensors_.count(name) > 0; }
  torch::Tensor get(const std::string& name) const;
  torch::Tensor get(const std::string& name, at::IntArrayRef shape) const;

 private:
  std::map<std::string, torch::Tensor> tensors_;
};

}  // namespace continuo
