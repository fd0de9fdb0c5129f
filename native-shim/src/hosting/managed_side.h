// The managed half of an instance, as the host's UI thread sees it: made, woken and put to rest on threads beside, so
// that [main] waits for nothing, or for a bounded time.
#ifndef CONTINUO_HOSTING_MANAGED_SIDE_H
#define CONTINUO_HOSTING_MANAGED_SIDE_H

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "audio/shared_memory.h"
#include "managed_api.h"
#include "parameters/mailbox.h"

namespace continuo {

// A saved state's part for the managed side, and the number that the inbound ring will bring for it.
struct SavedPart {
  uint32_t number = 0;
  std::vector<uint8_t> preset;  // JSON; empty: nothing has been saved
  std::vector<uint8_t> model;   // that travels with the song; empty: none
};

// What held when an activation began; what comes after lies in the ring.
struct Activation {
  int32_t program = 0;  // or CONTINUO_PROGRAM_OF_STATE
  uint32_t restore = 0;
  ParameterSnapshot parameters{};
};

// All [main]. What is stuck, and what still loads when it is no longer wanted, is left to its thread together with the
// memory that it shares; the next activation begins with a fresh one.
class ManagedSide {
 public:
  // Gives the table, and may take as long as .NET needs to start; null: there is none. [beside]
  using ApiSource = const ShimManagedApi* (*)();

  explicit ManagedSide(ApiSource source);
  ~ManagedSide();
  ManagedSide(const ManagedSide&) = delete;
  ManagedSide& operator=(const ManagedSide&) = delete;

  // What the audio thread is to be connected with at its next activation.
  std::shared_ptr<SharedMemory> shared() const;

  // The audio thread has been prepared: its events wait in the ring until someone listens. `saved`: given to an
  // instance that is new.
  void prepare(const Activation& activation, SavedPart saved);
  // Until what was asked for is done. False when the time was over first.
  bool waitUntilIdle(std::chrono::milliseconds patience);
  // After the audio thread. Returns when the threads have stopped, or when patience has come to its end.
  void release();

  // Null until .NET is there.
  ManagedInstance* instance() const;
  // False when the bytes are damaged. Until there is an instance they wait for it.
  bool setState(SavedPart saved);

  static constexpr std::chrono::milliseconds kPatience{1000};

 private:
  struct Half;
  void leave();

  const ApiSource source_;
  std::shared_ptr<Half> half_;
};

}  // namespace continuo

#endif
