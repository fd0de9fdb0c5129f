// One model in training: what the C functions of torch_bridge.h do, in C++ and with exceptions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "adam.h"
#include "language_model.h"
#include "torch_bridge.h"

namespace continuo {

class Trainer {
 public:
  static std::unique_ptr<Trainer> create(const TorchBridgeConfig& config);

  struct StepResult {
    float loss;
    float gradientNorm;
  };
  StepResult trainStep(const int32_t* tokens, const int32_t* lengths, const uint8_t* reset, const int32_t* styles,
                       int32_t lanes, int32_t steps, float learningRate, float maxNorm);
  void evaluate(const int32_t* tokens, const int32_t* lengths, const int32_t* styles, int32_t lanes, int32_t steps,
                float* nats);
  void logits(const int32_t* tokens, const int32_t* styles, int32_t lanes, int32_t steps, float* logits);

  const std::vector<std::string>& weightNames() const { return names_; }
  const torch::Tensor& weight(const std::string& name) const;
  void getWeight(const std::string& name, float* values, int64_t count) const;
  void setWeight(const std::string& name, const float* values, int64_t count);

  void setTrainable(const std::string& name, bool trainable);

  std::vector<uint8_t> saveState() const;
  void loadState(const uint8_t* bytes, int64_t size);

 private:
  explicit Trainer(const TorchBridgeConfig& config);

  torch::Tensor timeMajor(const int32_t* tokens, int32_t lanes, int32_t steps) const;
  torch::Tensor stylesOf(const int32_t* styles, int32_t lanes) const;
  torch::Tensor targets(const torch::Tensor& tokens, const int32_t* lengths) const;
  at::Generator generator() const;

  // The random numbers of dropout come from a generator that the whole process shares. A trainer works with its own
  // state of it, one trainer at a time, so that trainers side by side give what each would give alone.
  class OwnRandomness;

  int64_t vocabulary_;
  int64_t styles_;
  torch::Device device_;
  LanguageModel model_{nullptr};
  std::vector<std::string> names_;
  std::vector<torch::Tensor> weights_;
  mutable Adam adam_;
  LstmState carried_;  // undefined before the first step
  torch::Tensor random_;
};

}  // namespace continuo
