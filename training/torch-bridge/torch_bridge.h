// What the trainer asks of LibTorch, as plain C: one recurrent language model, its optimiser, its state.
// Every call returns kTorchBridgeOk or an error whose text torch_bridge_error gives; nothing is thrown across.
// A trainer belongs to one thread at a time. All arrays are the caller's, row-major and dense.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

#define TORCH_BRIDGE_VERSION 2

enum { kTorchBridgeOk = 0, kTorchBridgeFailed = 1, kTorchBridgeWrongUse = 2 };

// Embedding (+ the piece's style vector) -> dropout -> LSTM (dropout between
// its layers) -> dropout -> linear, trained with AdamW.
typedef struct TorchBridgeConfig {
  int32_t vocabulary;     // tokens, above 0
  int32_t embedding;      // units, above 0
  int32_t hidden;         // units of a layer, above 0
  int32_t layers;         // above 0
  float dropout;          // share of units dropped, 0 <= x < 1
  float weight_decay;     // decoupled; 0 = plain Adam
  int32_t device;         // -1 = processor, n >= 0 = CUDA device n
  int32_t styles;         // style vectors beside row 0, which stands for no style; 0 = the model knows no styles
  uint64_t seed;          // of the initial weights and of dropout
} TorchBridgeConfig;

typedef struct TorchBridgeTrainer TorchBridgeTrainer;

int32_t torch_bridge_version(void);

// The LibTorch version in use, "1.13.1". Static text.
const char* torch_bridge_libtorch(void);

// Number of CUDA devices that LibTorch can use.
int32_t torch_bridge_cuda_devices(void);

// Threads of one operation on the processor, above 0. For the whole process.
int32_t torch_bridge_set_threads(int32_t threads);

// Why the last call of this thread failed. Valid until the next call of this thread.
const char* torch_bridge_error(void);

int32_t torch_bridge_create(const TorchBridgeConfig* config, TorchBridgeTrainer** trainer);
void torch_bridge_destroy(TorchBridgeTrainer* trainer);

// One step of training. tokens: [lanes][steps + 1], inputs and, one further on, targets. lengths: [lanes], the targets
// that count in each lane, 0..steps. reset: [lanes], non-zero where the lane begins a new piece (its state is zeroed);
// elsewhere the state of the step before is carried on, without gradient. loss: mean nats over the targets that
// count. gradient_norm: before clipping to max_norm (0 = no clipping). styles: [lanes], 0..config.styles; NULL = all 0.
int32_t torch_bridge_train_step(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* lengths,
                                const uint8_t* reset, const int32_t* styles, int32_t lanes, int32_t steps,
                                float learning_rate, float max_norm, float* loss, float* gradient_norm);

// Nats of every target, without dropout, from a zero state. nats: [lanes][steps]; 0 beyond a lane's length.
// Leaves the state that training carries untouched. styles: as above.
int32_t torch_bridge_evaluate(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* lengths,
                              const int32_t* styles, int32_t lanes, int32_t steps, float* nats);

// Logits after every token, without dropout, from a zero state. tokens: [lanes][steps]; styles: as above;
// logits: [lanes][steps][vocabulary].
int32_t torch_bridge_logits(TorchBridgeTrainer* trainer, const int32_t* tokens, const int32_t* styles, int32_t lanes,
                            int32_t steps, float* logits);

// Weights by PyTorch's names: embedding.weight, style.weight where there
// are styles, lstm.weight_ih_l0, ..., output.bias.
int32_t torch_bridge_weight_count(const TorchBridgeTrainer* trainer);
// name: static as long as the trainer lives. shape: [2]; the second is 0 for a vector.
int32_t torch_bridge_weight_info(const TorchBridgeTrainer* trainer, int32_t index, const char** name, int64_t* shape);
// count: floats in values; must be the weight's.
int32_t torch_bridge_get_weight(const TorchBridgeTrainer* trainer, const char* name, float* values, int64_t count);
int32_t torch_bridge_set_weight(TorchBridgeTrainer* trainer, const char* name, const float* values, int64_t count);

// Whether training changes a weight; at first it changes all of them. Not part of the saved state.
int32_t torch_bridge_set_trainable(TorchBridgeTrainer* trainer, const char* name, int32_t trainable);

// Everything a resumed run needs to go on as if it had not been stopped: weights, moments, steps taken, carried state,
// random generator (on CUDA the dropout between layers starts a new stream). With bytes = null, gives the size only.
int32_t torch_bridge_save_state(const TorchBridgeTrainer* trainer, uint8_t* bytes, int64_t capacity, int64_t* size);
int32_t torch_bridge_load_state(TorchBridgeTrainer* trainer, const uint8_t* bytes, int64_t size);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
