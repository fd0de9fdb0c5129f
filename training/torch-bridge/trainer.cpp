#include "trainer.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "state_blob.h"

namespace continuo {

namespace {

constexpr int64_t kIgnored = -100;  // a target that does not count, as cross_entropy names it

std::mutex generatorMutex;

torch::Device deviceOf(const TorchBridgeConfig& config) {
  return config.device < 0 ? torch::Device(torch::kCPU)
                           : torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(config.device));
}

// Leaves the generator where a trainer of this seed begins.
LanguageModel makeModel(const TorchBridgeConfig& config) {
  torch::manual_seed(config.seed);
  LanguageModel model(LanguageModelSize{config.vocabulary, config.embedding, config.hidden, config.layers,
                                        config.styles, static_cast<double>(config.dropout)});
  model->to(deviceOf(config));
  return model;
}

torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& targets, bool mean) {
  namespace F = torch::nn::functional;
  auto options = F::CrossEntropyFuncOptions().ignore_index(kIgnored);
  if (mean) {
    options.reduction(torch::kMean);
  } else {
    options.reduction(torch::kNone);
  }
  return F::cross_entropy(logits.flatten(0, 1), targets.flatten(), options);
}

}  // namespace

class Trainer::OwnRandomness {
 public:
  explicit OwnRandomness(Trainer& trainer) : trainer_(trainer), lock_(generatorMutex), generator_(trainer.generator()) {
    generator_.set_state(trainer_.random_);
  }
  ~OwnRandomness() { trainer_.random_ = generator_.get_state(); }

 private:
  Trainer& trainer_;
  std::lock_guard<std::mutex> lock_;
  at::Generator generator_;
};

std::unique_ptr<Trainer> Trainer::create(const TorchBridgeConfig& config) {
  const std::lock_guard<std::mutex> lock(generatorMutex);
  return std::unique_ptr<Trainer>(new Trainer(config));
}

Trainer::Trainer(const TorchBridgeConfig& config)
    : vocabulary_(config.vocabulary),
      styles_(config.styles),
      device_(deviceOf(config)),
      model_(makeModel(config)),
      adam_(model_->parameters(), config.weight_decay) {
  for (const auto& parameter : model_->named_parameters()) {
    names_.push_back(parameter.key());
    weights_.push_back(parameter.value());
  }
  random_ = generator().get_state();
}

Trainer::StepResult Trainer::trainStep(const int32_t* tokens, const int32_t* lengths, const uint8_t* reset,
                                       const int32_t* styles, int32_t lanes, int32_t steps, float learningRate,
                                       float maxNorm) {
  if (std::all_of(lengths, lengths + lanes, [](int32_t length) { return length == 0; }))
    throw std::invalid_argument("a step without a single target");

  const OwnRandomness own(*this);
  model_->train();
  auto all = timeMajor(tokens, lanes, steps + 1);
  auto wanted = targets(all, lengths);

  if (!std::get<0>(carried_).defined() || std::get<0>(carried_).size(1) != lanes) carried_ = model_->zeroState(lanes);
  auto keep = torch::ones({1, lanes, 1});
  for (int32_t lane = 0; lane < lanes; ++lane)
    if (reset[lane]) keep[0][lane][0] = 0;
  keep = keep.to(device_);
  LstmState state{std::get<0>(carried_) * keep, std::get<1>(carried_) * keep};

  adam_.zeroGradients();
  auto loss = crossEntropy(model_->forward(all.narrow(0, 0, steps), stylesOf(styles, lanes), state), wanted, true);
  loss.backward();
  const double norm = adam_.clip(maxNorm);
  adam_.step(learningRate);
  carried_ = {std::get<0>(state).detach(), std::get<1>(state).detach()};
  return {loss.item<float>(), static_cast<float>(norm)};
}

void Trainer::evaluate(const int32_t* tokens, const int32_t* lengths, const int32_t* styles, int32_t lanes,
                       int32_t steps, float* nats) {
  torch::NoGradGuard noGrad;
  model_->eval();
  auto all = timeMajor(tokens, lanes, steps + 1);
  auto wanted = targets(all, lengths);
  LstmState state = model_->zeroState(lanes);
  auto losses = crossEntropy(model_->forward(all.narrow(0, 0, steps), stylesOf(styles, lanes), state), wanted, false);
  auto rows = losses.view({steps, lanes}).t().to(torch::kCPU, torch::kFloat32).contiguous();
  std::copy_n(rows.data_ptr<float>(), rows.numel(), nats);
}

void Trainer::logits(const int32_t* tokens, const int32_t* styles, int32_t lanes, int32_t steps, float* logits) {
  torch::NoGradGuard noGrad;
  model_->eval();
  LstmState state = model_->zeroState(lanes);
  auto rows = model_->forward(timeMajor(tokens, lanes, steps), stylesOf(styles, lanes), state).transpose(0, 1);
  rows = rows.to(torch::kCPU, torch::kFloat32).contiguous();
  std::copy_n(rows.data_ptr<float>(), rows.numel(), logits);
}

const torch::Tensor& Trainer::weight(const std::string& name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) throw std::invalid_argument("no weight is called " + name);
  return weights_[static_cast<size_t>(found - names_.begin())];
}

void Trainer::getWeight(const std::string& name, float* values, int64_t count) const {
  auto tensor = weight(name).detach().to(torch::kCPU).contiguous();
  if (tensor.numel() != count) throw std::invalid_argument(name + ": wrong count");
  std::copy_n(tensor.data_ptr<float>(), count, values);
}

void Trainer::setWeight(const std::string& name, const float* values, int64_t count) {
  torch::NoGradGuard noGrad;
  auto tensor = weight(name);
  if (tensor.numel() != count) throw std::invalid_argument(name + ": wrong count");
  tensor.copy_(torch::tensor(at::ArrayRef<float>(values, static_cast<size_t>(count))).view(tensor.sizes()));
}

void Trainer::setTrainable(const std::string& name, bool trainable) {
  auto tensor = weight(name);
  tensor.set_requires_grad(trainable);
  if (!trainable) tensor.mutable_grad() = torch::Tensor();
}

std::vector<uint8_t> Trainer::saveState() const {
  StateBlobWriter writer;
  for (size_t i = 0; i < weights_.size(); ++i) {
    writer.add("weight." + names_[i], weights_[i]);
    writer.add("first." + names_[i], adam_.firstMoments()[i]);
    writer.add("second." + names_[i], adam_.secondMoments()[i]);
  }
  writer.add("steps", torch::full({1}, adam_.stepsTaken(), torch::kInt64));
  writer.add("random", random_);
  if (std::get<0>(carried_).defined()) {
    writer.add("carried.h", std::get<0>(carried_));
    writer.add("carried.c", std::get<1>(carried_));
  }
  return writer.take();
}

void Trainer::loadState(const uint8_t* bytes, int64_t size) {
  torch::NoGradGuard noGrad;
  const StateBlobReader reader(bytes, size);
  for (size_t i = 0; i < weights_.size(); ++i) {
    weights_[i].copy_(reader.get("weight." + names_[i], weights_[i].sizes()));
    adam_.firstMoments()[i].copy_(reader.get("first." + names_[i], weights_[i].sizes()));
    adam_.secondMoments()[i].copy_(reader.get("second." + names_[i], weights_[i].sizes()));
  }
  adam_.setStepsTaken(reader.get("steps").item<int64_t>());
  random_ = reader.get("random", random_.sizes()).clone();
  carried_ = {};
  if (reader.has("carried.h"))
    carried_ = {reader.get("carried.h").to(device_), reader.get("carried.c").to(device_)};
}

torch::Tensor Trainer::timeMajor(const int32_t* tokens, int32_t lanes, int32_t steps) const {
  const int64_t count = static_cast<int64_t>(lanes) * steps;
  for (int64_t i = 0; i < count; ++i)
    if (tokens[i] < 0 || tokens[i] >= vocabulary_)
      throw std::invalid_argument("token " + std::to_string(tokens[i]) + " is outside the vocabulary");
  auto rows = torch::empty({lanes, steps}, torch::kInt64);
  std::copy_n(tokens, count, rows.data_ptr<int64_t>());
  return rows.t().contiguous().to(device_);
}

torch::Tensor Trainer::stylesOf(const int32_t* styles, int32_t lanes) const {
  auto rows = torch::zeros({lanes}, torch::kInt64);
  for (int32_t lane = 0; styles && lane < lanes; ++lane) {
    if (styles[lane] < 0 || styles[lane] > styles_)
      throw std::invalid_argument("there is no style " + std::to_string(styles[lane]));
    rows[lane] = styles[lane];
  }
  return rows.to(device_);
}

torch::Tensor Trainer::targets(const torch::Tensor& tokens, const int32_t* lengths) const {
  auto wanted = tokens.narrow(0, 1, tokens.size(0) - 1).to(torch::kCPU).clone();
  auto cells = wanted.accessor<int64_t, 2>();
  for (int64_t lane = 0; lane < wanted.size(1); ++lane) {
    if (lengths[lane] < 0 || lengths[lane] > wanted.size(0)) throw std::invalid_argument("a length outside 0..steps");
    for (int64_t step = lengths[lane]; step < wanted.size(0); ++step) cells[step][lane] = kIgnored;
  }
  return wanted.to(device_);
}

at::Generator Trainer::generator() const {
  return device_.is_cuda() ? at::globalContext().defaultGenerator(device_) : at::detail::getDefaultCPUGenerator();
}

}  // namespace continuo
