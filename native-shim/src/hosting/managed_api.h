// The managed plugin as C++ sees it: the table of entry points, checked, and its instances.
#ifndef CONTINUO_HOSTING_MANAGED_API_H
#define CONTINUO_HOSTING_MANAGED_API_H

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "abi/shim_abi.h"
#include "audio/shared_memory.h"
#include "parameters/mailbox.h"

namespace continuo {

// One instance of the managed plugin. All [main].
class ManagedInstance {
 public:
  // Null, and a line in the log, when it cannot be made. `shared` must outlive the instance.
  static std::unique_ptr<ManagedInstance> create(const ShimManagedApi& api, SharedMemory& shared);
  ~ManagedInstance();
  ManagedInstance(const ManagedInstance&) = delete;
  ManagedInstance& operator=(const ManagedInstance&) = delete;

  // `program` here and below: the preset that is wanted, or CONTINUO_PROGRAM_OF_STATE.
  // True when the instance listens, even if its preset is missing or damaged (it then says so in ShimStatus).
  bool prepare(int32_t program, const ParameterSnapshot& parameters);
  void release();

  // The managed part of the state; false when it could not be had.
  bool getState(int32_t program, std::vector<uint8_t>& json) const;
  // False when the bytes are damaged; then nothing has changed. `restore`: see RestoredParameters.
  bool setState(uint32_t restore, std::span<const uint8_t> json);

  // The whole preset, to travel with the song; empty when it cannot be had.
  std::vector<uint8_t> getModel(int32_t program) const;
  // What came with the song, before setState; empty when nothing did.
  void setModel(std::span<const uint8_t> model);

 private:
  using Getter = int32_t (*)(void* instance, int32_t program, uint8_t* bytes, int32_t capacity, int32_t* size);
  bool get(Getter getter, const char* name, int32_t program, std::vector<uint8_t>& bytes) const;

  ManagedInstance(const ShimManagedApi& api, SharedMemory& shared);

  const ShimManagedApi& api_;
  ShimInstanceConfig config_;
  void* instance_ = nullptr;
};

// [main] The table, or null when .NET could not be started or the managed plugin is of another version. The first call
// starts .NET; the reason of a failure is in the log.
const ShimManagedApi* managedApi();

// [main] Names of the installed presets, in order; empty without .NET.
std::vector<std::string> presetNames();

// [main] The values that a preset brings for the parameters: normalised, by id; NaN where it brings none. All NaN
// without .NET.
ParameterSnapshot presetDefaults(int32_t program);

// [main] Index of the preset that a saved state names; -1: not installed; kNamesNoPreset also without .NET.
inline constexpr int32_t kNamesNoPreset = -2;
int32_t presetOfState(std::span<const uint8_t> json);

}  // namespace continuo

#endif
