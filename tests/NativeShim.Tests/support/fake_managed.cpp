#include "fake_managed.h"

#include <cstring>

namespace continuo::tests {

FakeManaged& FakeManaged::one() {
  static FakeManaged& fake = *new FakeManaged;
  return fake;
}

const ShimManagedApi* FakeManaged::api() {
  one().start.pass();
  static const ShimManagedApi table = [] {
    ShimManagedApi api{};
    api.abiVersion = CONTINUO_ABI_VERSION;
    api.structSize = sizeof api;
    api.lastError = [](char*, int32_t) { return int32_t{0}; };
    api.createInstance = [](const ShimInstanceConfig* config, void** instance) -> int32_t {
      one().made.push_back(config);
      *instance = const_cast<ShimInstanceConfig*>(config);
      return kShimOk;
    };
    api.destroyInstance = [](void* instance) -> int32_t {
      // Its memory is still there.
      static_cast<ShimInstanceConfig*>(instance)->status->engineState = kShimStateReady;
      one().destroy.pass();
      return kShimOk;
    };
    api.prepare = [](void* instance, int32_t, uint32_t restore, const double*, int32_t) -> int32_t {
      const auto& config = *static_cast<ShimInstanceConfig*>(instance);
      InboundRing ring(config.inbound);
      std::vector<int> kinds;
      for (ShimInboundEvent event; ring.peek(event); ring.pop()) kinds.push_back(event.kind);
      one().heard.push_back(kinds);
      one().restores.push_back(restore);
      config.status->engineState = kShimStateReady;
      one().prepare.pass();
      return kShimOk;
    };
    api.release = [](void*) -> int32_t {
      one().release.pass();
      return kShimOk;
    };
    api.getState = [](void*, int32_t, uint8_t* bytes, int32_t capacity, int32_t* size) -> int32_t {
      const std::string state = R"({"preset":"of the managed side"})";
      *size = static_cast<int32_t>(state.size());
      if (*size > capacity) return kShimBufferTooSmall;
      std::memcpy(bytes, state.data(), state.size());
      return kShimOk;
    };
    api.setState = [](void*, uint32_t, const uint8_t* bytes, int32_t size) -> int32_t {
      one().states.emplace_back(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
      return kShimOk;
    };
    api.getModel = [](void*, int32_t, uint8_t*, int32_t, int32_t* size) -> int32_t {
      *size = 0;
      return kShimOk;
    };
    api.setModel = [](void*, const uint8_t*, int32_t) -> int32_t { return kShimOk; };
    return api;
  }();
  return &table;
}

}  // namespace continuo::tests
