// AdamW (Loshchilov and Hutter 2019, algorithm 2), kept here rather than taken from LibTorch because its state has to
// be saved to the last bit and LibTorch's layout of that state differs between 1.13 and 2.x.
#pragma once

#include <torch/torch.h>

#include <vector>

namespace continuo {

class Adam {
 public:
  Adam(std::vector<torch::Tensor> parameters, double weightDecay);

  void zeroGradients();

  // The norm of all gradients together; scales them to maxNorm where they exceed it (0 = never).
  double clip(double maxNorm);

  void step(double learningRate);

  // What resuming needs: first and second moments in the parameters' order, and the steps taken.
  std::vector<torch::Tensor>& firstMoments() { return first_; }
  std::vector<torch::Tensor>& secondMoments() { return second_; }
  int64_t stepsTaken() const { return steps_; }
  void setStepsTaken(int64_t steps) { steps_ = steps; }

 private:
  std::vector<torch::Tensor> parameters_;
  std::vector<torch::Tensor> first_;
  std::vector<torch::Tensor> second_;
  double weightDecay_;
  int64_t steps_ = 0;
};

}  // namespace continuo
