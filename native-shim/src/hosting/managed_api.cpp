#include "managed_api.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "dotnet_host.h"
#include "platform/log.h"
#include "platform/paths.h"
#include "platform/shared_library.h"
#include "preset_list.h"

namespace continuo {
namespace {

constexpr int32_t kTextCapacity = 1024;
constexpr int32_t kMaxPresets = 4096;

static_assert(offsetof(ShimManagedApi, lastError) == 8);

std::string lastError(const ShimManagedApi& api) {
  char text[kTextCapacity] = {};
  api.lastError(text, kTextCapacity);
  text[kTextCapacity - 1] = 0;
  return text;
}

void logFailure(const ShimManagedApi& api, const char* call, int32_t code) {
  log(std::string(call) + " failed with code " + std::to_string(code) + ": " + lastError(api));
}

bool isComplete(const ShimManagedApi& api) {
  return api.lastError && api.presetCount && api.presetName && api.presetOfState && api.createInstance &&
         api.destroyInstance && api.prepare && api.release && api.getState && api.setState &&
         api.presetRevision && api.presetIsPlayable && api.getModel && api.setModel && api.presetDefaults;
}

// The call has done what it was asked, even if there is nothing to play with; the managed side has logged why.
bool isAlive(int32_t code) { return code == kShimOk || code == kShimPresetMissing || code == kShimModelDamaged; }

struct LoadedApi {
  LoadedApi() {
    const ManagedEntry& entry = startDotnet();
    if (!entry.getApi) return;
    table.abiVersion = CONTINUO_ABI_VERSION;
    table.structSize = sizeof table;
    const std::string programs = PresetList::ofProcess().idsToldFirst();
    const int32_t code = entry.getApi(&table, utf8Of(bundleContents() / "Resources").c_str(), programs.c_str());
    if (code != kShimOk) {
      log("GetApi failed with code " + std::to_string(code) + (table.lastError ? ": " + lastError(table) : ""));
    } else if (table.abiVersion != CONTINUO_ABI_VERSION || table.structSize != sizeof table || !isComplete(table)) {
      log("the managed plugin speaks version " + std::to_string(table.abiVersion) + " (" +
          std::to_string(table.structSize) + " bytes), the shim " + std::to_string(CONTINUO_ABI_VERSION) + " (" +
          std::to_string(sizeof table) + " bytes)");
    } else {
      usable = true;
    }
  }

  ShimManagedApi table{};
  bool usable = false;
};

}  // namespace

namespace {

std::atomic<const ShimManagedApi*> started{nullptr};
std::atomic<bool> failed{false};

}  // namespace

const ShimManagedApi* startManagedApi() {
  // Never destroyed: instances may outlive the end of the process's main function.
  static const LoadedApi& loaded = *new LoadedApi;
  failed.store(!loaded.usable);
  if (loaded.usable) started.store(&loaded.table);
  return managedApi();
}

const ShimManagedApi* managedApi() { return started.load(); }

bool managedApiFailed() { return failed.load(); }

std::vector<std::string> presetNames() {
  std::vector<std::string> names;
  const ShimManagedApi* api = managedApi();
  const int32_t count = api ? std::clamp(api->presetCount(), 0, kMaxPresets) : 0;
  for (int32_t i = 0; i < count; ++i) {
    char text[kTextCapacity] = {};
    api->presetName(i, text, kTextCapacity);
    text[kTextCapacity - 1] = 0;
    names.emplace_back(text);
  }
  return names;
}

ParameterSnapshot presetDefaults(int32_t program) {
  ParameterSnapshot values;
  values.fill(std::numeric_limits<double>::quiet_NaN());
  if (const ShimManagedApi* api = managedApi()) {
    const int32_t code = api->presetDefaults(program, values.data(), static_cast<int32_t>(values.size()));
    if (code != kShimOk) logFailure(*api, "presetDefaults", code);
  }
  return values;
}

ManagedInstance::ManagedInstance(const ShimManagedApi& api, SharedMemory& shared)
    : api_(api),
      config_{
          CONTINUO_ABI_VERSION,
          sizeof(ShimInstanceConfig),
          shared.inbound.get(),
          shared.outbound.get(),
          shared.status,
          &shared.doorbell,
          [](void* doorbell, int32_t micros) { return int32_t{static_cast<Doorbell*>(doorbell)->waitForWork(micros)}; },
          [](void* doorbell) { static_cast<Doorbell*>(doorbell)->ring(); },
          [](void* doorbell) { static_cast<Doorbell*>(doorbell)->signalSettled(); }} {}

std::unique_ptr<ManagedInstance> ManagedInstance::create(const ShimManagedApi& api, SharedMemory& shared) {
  std::unique_ptr<ManagedInstance> made(new ManagedInstance(api, shared));
  const int32_t code = api.createInstance(&made->config_, &made->instance_);
  if (code == kShimOk && made->instance_) return made;
  logFailure(api, "createInstance", code);
  made->instance_ = nullptr;
  return nullptr;
}

ManagedInstance::~ManagedInstance() {
  if (instance_) api_.destroyInstance(instance_);
}

bool ManagedInstance::prepare(int32_t program, uint32_t restore, const ParameterSnapshot& parameters) {
  const int32_t code =
      api_.prepare(instance_, program, restore, parameters.data(), static_cast<int32_t>(parameters.size()));
  if (!isAlive(code)) logFailure(api_, "prepare", code);
  return isAlive(code);
}

void ManagedInstance::release() {
  if (const int32_t code = api_.release(instance_); code != kShimOk) logFailure(api_, "release", code);
}

bool ManagedInstance::getState(int32_t program, std::vector<uint8_t>& json) const {
  return get(api_.getState, "getState", program, json);
}

std::vector<uint8_t> ManagedInstance::getModel(int32_t program) const {
  std::vector<uint8_t> model;
  return get(api_.getModel, "getModel", program, model) ? model : std::vector<uint8_t>{};
}

void ManagedInstance::setModel(std::span<const uint8_t> model) {
  const int32_t code = api_.setModel(instance_, model.data(), static_cast<int32_t>(model.size()));
  if (code != kShimOk) logFailure(api_, "setModel", code);
}

// Asks with more room when the first was too little.
bool ManagedInstance::get(Getter getter, const char* name, int32_t program, std::vector<uint8_t>& bytes) const {
  std::vector<uint8_t> got(4096);
  for (int attempt = 0; attempt < 3; ++attempt) {
    int32_t size = 0;
    const int32_t code = getter(instance_, program, got.data(), static_cast<int32_t>(got.size()), &size);
    if (code != kShimOk && code != kShimBufferTooSmall) {
      logFailure(api_, name, code);
      return false;
    }
    got.resize(static_cast<size_t>(std::max(size, 0)));
    if (code == kShimOk) {
      bytes = std::move(got);
      return true;
    }
  }
  return false;
}

bool ManagedInstance::setState(uint32_t restore, std::span<const uint8_t> json) {
  const int32_t code = api_.setState(instance_, restore, json.data(), static_cast<int32_t>(json.size()));
  if (!isAlive(code)) logFailure(api_, "setState", code);
  return isAlive(code);
}

}  // namespace continuo
