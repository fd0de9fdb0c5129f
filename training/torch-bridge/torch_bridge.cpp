// The border: every export catches everything, keeps the text, and returns a code.
#include "torch_bridge.h"

#include <torch/version.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include "trainer.h"

struct TorchBridgeTrainer {
  std::unique_ptr<continuo::Trainer> trainer;
};

namespace {

thread_local std::string lastError;

template <typename Body>
int32_t guarded(Body body) noexcept {
  try {
    body();
    return kTorchBridgeOk;
  } catch (const std::invalid_argument& error) {
    lastError = error.what();
    return kTorchBridgeWrongUse;
  } catch (const c10::Error& error) {
    lastError = error.what_without_backtrace();
  } catch (const std::exception& error) {
    lastError = error.what();
  } catch (...) {
    lastError = "an error without a name";
  }
  return kTorchBridgeFailed;
}

void require(bool condition, const char* otherwise) {
  if (!condition) throw std::invalid_argument(otherwise);
}

void requireConfig(const TorchBridgeConfig* config) {
  require(config != nullptr, "no configuration");
  require(config->vocabulary > 0 && config->embedding > 0 && config->hidden > 0 && config->layers > 0,
          "vocabulary, embedding, hidden and layers must be above 0");
  require(config->dropout >= 0 && config->dropout < 1, "dropout must be within 0 <= x < 1");
  require(config->styles >= 0, "styles must not be below 0");
  require(config->weight_decay >= 0, "weight_decay must not be below 0");
  require(config->device < torch_bridge_cuda_devices(), "there is no such CUDA device");
}

}  // namespace

extern "C" {

int32_t torch_bridge_version(void) { return TORCH_BRIDGE_VERSION; }

const char* torch_bridge_libtorch(void) { return TORCH_VERSION; }

int32_t torch_bridge_cuda_devices(void) {
  int32_t devices = 0;
  guarded([&] { devices = static_cast<int32_t>(torch::cuda::device_count()); });
  return devices;
}

int32_t torch_bridge_set_threads(int32_t threads) {
  return guarded([&] {
    require(threads > 0, "threads must be above 0");
    torch::set_num_threads(threads);
  });
}

const char* torch_bridge_error(void) { return lastError.c_str(); }

int32_t torch_bridge_create(const TorchBridgeConfig* config, TorchBridgeTrainer** trainer) {
  return guarded([&] {
    requireConfig(config);
    require(trainer != nullptr, "no place for the trainer");
    *trainer = new TorchBridgeTrainer{continuo::Trainer::create(*config)};
  });
}

void torch_bridge_destroy(TorchBridgeTrainer* trainer) { delete trainer; }

int32_t torch_bridge_train_step(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* lengths,
                                const uint8_t* reset, const int32_t* styles, int32_t lanes, int32_t steps,
                                float learning_rate, float max_norm, float* loss, float* gradient_norm) {
  return guarded([&] {
    require(trainer && tokens && lengths && reset && loss && gradient_norm, "a missing argument");
    require(lanes > 0 && steps > 0, "lanes and steps must be above 0");
    const auto result =
        trainer->trainer->trainStep(tokens, lengths, reset, styles, lanes, steps, learning_rate, max_norm);
    *loss = result.loss;
    *gradient_norm = result.gradientNorm;
  });
}

int32_t torch_bridge_evaluate(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* lengths,
                              const int32_t* styles, int32_t lanes, int32_t steps, float* nats) {
  return guarded([&] {
    require(trainer && tokens && lengths && nats, "a missing argument");
    require(lanes > 0 && steps > 0, "lanes and steps must be above 0");
    trainer->trainer->evaluate(tokens, lengths, styles, lanes, steps, nats);
  });
}

int32_t torch_bridge_logits(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* styles, int32_t lanes,
                            int32_t steps, float* logits) {
  return guarded([&] {
    require(trainer && tokens && logits, "a missing argument");
    require(lanes > 0 && steps > 0, "lanes and steps must be above 0");
    trainer->trainer->logits(tokens, styles, lanes, steps, logits);
  });
}

int32_t torch_bridge_weight_count(const TorchBridgeTrainer* trainer) {
  return trainer ? static_cast<int32_t>(trainer->trainer->weightNames().size()) : 0;
}

int32_t torch_bridge_weight_info(const TorchBridgeTrainer* trainer, int32_t index, const char** name, int64_t* shape) {
  return guarded([&] {
    require(trainer && name && shape, "a missing argument");
    require(index >= 0 && index < torch_bridge_weight_count(trainer), "no weight has this index");
    const auto& weightName = trainer->trainer->weightNames()[static_cast<size_t>(index)];
    const auto& weight = trainer->trainer->weight(weightName);
    *name = weightName.c_str();
    shape[0] = weight.size(0);
    shape[1] = weight.dim() > 1 ? weight.size(1) : 0;
  });
}

int32_t torch_bridge_get_weight(const TorchBridgeTrainer* trainer, const char* name, float* values, int64_t count) {
  return guarded([&] {
    require(trainer && name && values, "a missing argument");
    trainer->trainer->getWeight(name, values, count);
  });
}

int32_t torch_bridge_set_weight(TorchBridgeTrainer* trainer, const char* name, const float* values, int64_t count) {
  return guarded([&] {
    require(trainer && name && values, "a missing argument");
    trainer->trainer->setWeight(name, values, count);
  });
}

int32_t torch_bridge_set_trainable(TorchBridgeTrainer* trainer, const char* name, int32_t trainable) {
  return guarded([&] {
    require(trainer && name, "a missing argument");
    trainer->trainer->setTrainable(name, trainable != 0);
  });
}

int32_t torch_bridge_save_state(const TorchBridgeTrainer* trainer, uint8_t* bytes, int64_t capacity, int64_t* size) {
  return guarded([&] {
    require(trainer && size, "a missing argument");
    const auto state = trainer->trainer->saveState();
    *size = static_cast<int64_t>(state.size());
    if (!bytes) return;
    require(capacity >= *size, "the state does not fit");
    std::memcpy(bytes, state.data(), state.size());
  });
}

int32_t torch_bridge_load_state(TorchBridgeTrainer* trainer, const uint8_t* bytes, int64_t size) {
  return guarded([&] {
    require(trainer && bytes && size > 0, "a missing argument");
    trainer->trainer->loadState(bytes, size);
  });
}

}  // extern "C"
