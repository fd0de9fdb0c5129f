// Our AdamW and LibTorch's take the same steps on the same gradients: 50 of them, within 1e-6, in three settings.
#include <cstdio>
#include <tuple>

#include "adam.h"

namespace {

bool sameSteps(double weightDecay, double learningRate) {
  torch::manual_seed(1);
  auto ours = torch::randn({7, 5}).requires_grad_(true);
  auto theirs = ours.detach().clone().requires_grad_(true);
  continuo::Adam adam({ours}, weightDecay);
  torch::optim::AdamW oracle({theirs}, torch::optim::AdamWOptions(learningRate).weight_decay(weightDecay));
  double worst = 0;
  for (int step = 0; step < 50; ++step) {
    auto gradient = torch::randn({7, 5});
    ours.mutable_grad() = gradient.clone();
    theirs.mutable_grad() = gradient.clone();
    adam.step(learningRate);
    oracle.step();
    worst = std::max(worst, (ours - theirs).abs().max().item<double>());
  }
  std::printf("weight decay %g, rate %g: differs by up to %g\n", weightDecay, learningRate, worst);
  return worst < 1e-6;
}

}  // namespace

int main() {
  bool same = true;
  for (auto [weightDecay, learningRate] : {std::tuple{0.0, 1e-3}, std::tuple{0.1, 1e-3}, std::tuple{0.01, 1e-2}})
    same = sameSteps(weightDecay, learningRate) && same;
  return same ? 0 : 1;
}
