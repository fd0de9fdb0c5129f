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

// One instance of the managed plugin. It is made, prepared, released and destroyed by [beside], one call at a time; the
// rest is [main]'s, at the same time.
class ManagedInstance {
 public:
  // Null, and a line in the log, when it cannot be made. `shared` must outlive the instance.
  static std::unique_ptr<ManagedInstance> create(const ShimManagedApi& api, SharedMemory& shared);
  ~ManagedInstance();
  ManagedInstance(const ManagedInstance&) = delete;
  ManagedInstance& operator=(const ManagedInstance&) = delete;

  // `program` here and below: the preset that is wanted, or CONTINUO_PROGRAM_OF_STATE.
  // True when the instance listens, even if its preset is missing or damaged (it then says so in ShimStatus).
  bool prepare(int32_t program, uint32_t restore, const ParameterSnapshot& parameters);
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

// [beside] The table, or null when .NET could not be started or the managed plugin is of another version. The first
// call starts .NET, others wait for it; the reason of a failure is in the log.
const ShimManagedApi* startManagedApi();

// [main] The same, but starts nothing and never waits: null until .NET has been started.
const ShimManagedApi* managedApi();
// [main] .NET could not be started.
bool managedApiFailed();

// [main] Names of the installed presets, in order; empty without .NET.
std::vector<std::string> presetNames();

// [main] The values that a preset brings for the parameters: normalised, by id; NaN where it brings none. All NaN
// without .NET.
ParameterSnapshot presetDefaults(int32_t program);

}  // namespace continuo

#endif
