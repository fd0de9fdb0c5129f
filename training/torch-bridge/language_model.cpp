#include "language_model.h"

namespace continuo {

LanguageModelImpl::LanguageModelImpl(const LanguageModelSize& size) : size_(size) {
  embedding_ = register_module("embedding", torch::nn::Embedding(size.vocabulary, size.embedding));
  if (size.styles > 0) style_ = register_module("style", torch::nn::Embedding(size.styles + 1, size.embedding));
  lstm_ = register_module("lstm", torch::nn::LSTM(torch::nn::LSTMOptions(size.embedding, size.hidden)
                                                      .num_layers(size.layers)
                                                      .dropout(size.layers > 1 ? size.dropout : 0.0)));
  output_ = register_module("output", torch::nn::Linear(size.hidden, size.vocabulary));
  dropout_ = register_module("dropout", torch::nn::Dropout(size.dropout));

  // A forget gate that begins open remembers from the start (Jozefowicz, Zaremba and Sutskever 2015, section 2.2). All
  // else is LibTorch's own choice; embeddings of N(0, 1) learn much faster here than smaller ones
  // (docs/decisions/0010).
  torch::NoGradGuard noGrad;
  if (style_) style_->weight.zero_();  // all music begins as one
  for (auto& parameter : lstm_->named_parameters())
    if (parameter.key().rfind("bias_ih_", 0) == 0) parameter.value().narrow(0, size.hidden, size.hidden).fill_(1.0);
}

torch::Tensor LanguageModelImpl::forward(const torch::Tensor& tokens, const torch::Tensor& styles, LstmState& state) {
  auto vectors = embedding_->forward(tokens);
  if (style_) vectors = vectors + style_->forward(styles);
  torch::Tensor hidden;
  std::tie(hidden, state) = lstm_->forward(dropout_->forward(vectors), state);
  return output_->forward(dropout_->forward(hidden));
}

LstmState LanguageModelImpl::zeroState(int64_t lanes) const {
  auto zeros = torch::zeros({size_.layers, lanes, size_.hidden}, output_->weight.options().requires_grad(false));
  return {zeros, zeros.clone()};
}

}  // namespace continuo
