#include "state_blob.h"

#include <cstring>
#include <limits>
#include <stdexcept>

namespace continuo {

namespace {

constexpr char kMagic[4] = {'C', 'T', 'S', 'T'};
constexpr int64_t kVersion = 1;
constexpr size_t kCountAt = sizeof kMagic + sizeof kVersion;
constexpr int64_t kMostDimensions = 8;

class Cursor {
 public:
  Cursor(const uint8_t* bytes, int64_t size) : bytes_(bytes), left_(size) {}

  const uint8_t* take(int64_t size) {
    if (size < 0 || size > left_) throw std::runtime_error("the saved state is cut short");
    const uint8_t* at = bytes_;
    bytes_ += size;
    left_ -= size;
    return at;
  }

  int64_t number() {
    int64_t value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }

 private:
  const uint8_t* bytes_;
  int64_t left_;
};

torch::ScalarType typeOf(int64_t code) {
  switch (code) {
    case 0: return torch::kUInt8;
    case 1: return torch::kInt64;
    case 2: return torch::kFloat32;
    default: throw std::runtime_error("the saved state holds a type that is not known");
  }
}

int64_t codeOf(torch::ScalarType type) {
  for (int64_t code = 0; code < 3; ++code)
    if (typeOf(code) == type) return code;
  throw std::runtime_error("a tensor of this type cannot be saved");
}

}  // namespace

StateBlobWriter::StateBlobWriter() {
  append(kMagic, sizeof kMagic);
  append(kVersion);
  append(int64_t{0});
}

void StateBlobWriter::add(const std::string& name, const torch::Tensor& tensor) {
  const auto values = tensor.detach().to(torch::kCPU).contiguous();
  append(static_cast<int64_t>(name.size()));
  append(name.data(), name.size());
  append(codeOf(values.scalar_type()));
  append(values.dim());
  for (int64_t extent : values.sizes()) append(extent);
  append(values.data_ptr(), values.nbytes());
  ++count_;
}

std::vector<uint8_t> StateBlobWriter::take() {
  std::memcpy(bytes_.data() + kCountAt, &count_, sizeof count_);
  return std::move(bytes_);
}

void StateBlobWriter::append(const void* bytes, size_t size) {
  const auto* from = static_cast<const uint8_t*>(bytes);
  bytes_.insert(bytes_.end(), from, from + size);
}

StateBlobReader::StateBlobReader(const uint8_t* bytes, int64_t size) {
  Cursor cursor(bytes, size);
  if (std::memcmp(cursor.take(sizeof kMagic), kMagic, sizeof kMagic) != 0 || cursor.number() != kVersion)
    throw std::runtime_error("this is not a state that this version saved");
  for (int64_t count = cursor.number(); count > 0; --count) {
    const int64_t length = cursor.number();
    const std::string name(reinterpret_cast<const char*>(cursor.take(length)), static_cast<size_t>(length));
    const auto type = typeOf(cursor.number());
    std::vector<int64_t> shape(static_cast<size_t>(std::min(cursor.number(), kMostDimensions)));
    int64_t bytesOf = static_cast<int64_t>(c10::elementSize(type));
    for (auto& extent : shape) {
      extent = cursor.number();
      if (extent < 0 || (extent > 0 && bytesOf > size / extent)) throw std::runtime_error("the saved state is damaged");
      bytesOf *= extent;
    }
    auto tensor = torch::empty(shape, type);
    std::memcpy(tensor.data_ptr(), cursor.take(bytesOf), static_cast<size_t>(bytesOf));
    tensors_.emplace(name, tensor);
  }
}

torch::Tensor StateBlobReader::get(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) throw std::runtime_error("the saved state lacks " + name);
  return found->second;
}

torch::Tensor StateBlobReader::get(const std::string& name, at::IntArrayRef shape) const {
  auto tensor = get(name);
  if (tensor.sizes() != shape) throw std::runtime_error("the saved " + name + " belongs to a model of another size");
  return tensor;
}

}  // namespace continuo
