#include "adam.h"

#include <cmath>

namespace continuo {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
}  // namespace

Adam::Adam(std::vector<torch::Tensor> parameters, double weightDecay)
    : parameters_(std::move(parameters)), weightDecay_(weightDecay) {
  for (const auto& parameter : parameters_) {
    first_.push_back(torch::zeros_like(parameter));
    second_.push_back(torch::zeros_like(parameter));
  }
}

void Adam::zeroGradients() {
  for (auto& parameter : parameters_)
    if (parameter.grad().defined()) parameter.mutable_grad().zero_();
}

double Adam::clip(double maxNorm) {
  double squares = 0;
  for (const auto& parameter : parameters_)
    if (parameter.grad().defined()) squares += parameter.grad().pow(2).sum().item<double>();
  const double norm = std::sqrt(squares);
  if (maxNorm > 0 && norm > maxNorm)
    for (auto& parameter : parameters_)
      if (parameter.grad().defined()) parameter.mutable_grad().mul_(maxNorm / norm);
  return norm;
}

void Adam::step(double learningRate) {
  torch::NoGradGuard noGrad;
  ++steps_;
  const double correction1 = 1 - std::pow(kBeta1, static_cast<double>(steps_));
  const double correction2 = 1 - std::pow(kBeta2, static_cast<double>(steps_));
  for (size_t i = 0; i < parameters_.size(); ++i) {
    auto& parameter = parameters_[i];
    const auto& gradient = parameter.grad();
    if (!gradient.defined()) continue;
    if (weightDecay_ > 0) parameter.mul_(1 - learningRate * weightDecay_);
    first_[i].mul_(kBeta1).add_(gradient, 1 - kBeta1);
    second_[i].mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    auto spread = second_[i].sqrt().div_(std::sqrt(correction2)).add_(kEpsilon);
    parameter.addcdiv_(first_[i], spread, -learningRate / correction1);
  }
}

}  // namespace continuo
