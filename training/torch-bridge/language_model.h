// The network of the presets, as LibTorch modules: the oracle of the engine's own kernel.
#pragma once

#include <torch/torch.h>

#include <tuple>

namespace continuo {

struct LanguageModelSize {
  int64_t vocabulary;
  int64_t embedding;
  int64_t hidden;
  int64_t layers;
  int64_t styles;  // beside row 0; 0 = no style vectors at all
  double dropout;
};

using LstmState = std::tuple<torch::Tensor, torch::Tensor>;  // h, c: [layers][lanes][hidden]

class LanguageModelImpl : public torch::nn::Module {
 public:
  explicit LanguageModelImpl(const LanguageModelSize& size);

  // tokens: [steps][lanes], styles: [lanes], int64. Gives the logits [steps][lanes][vocabulary] and leaves the last
  // state in `state`.
  torch::Tensor forward(const torch::Tensor& tokens, const torch::Tensor& styles, LstmState& state);

  LstmState zeroState(int64_t lanes) const;

 private:
  LanguageModelSize size_;
  torch::nn::Embedding embedding_{nullptr};
  torch::nn::Embedding style_{nullptr};
  torch::nn::LSTM lstm_{nullptr};
  torch::nn::Linear output_{nullptr};
  torch::nn::Dropout dropout_{nullptr};
};
TORCH_MODULE(LanguageModel);

}  // namespace continuo
