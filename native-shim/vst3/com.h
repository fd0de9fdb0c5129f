// Our own helpers over FUnknown, for the plugin and the host alike: an owning pointer, and bases that answer
// queryInterface and count references.
#ifndef CONTINUO_VST3_COM_H
#define CONTINUO_VST3_COM_H

#include <atomic>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base.h"

namespace vst3 {

class IPluginFactory;
class IPluginFactory2;
class IPluginFactory3;
class IComponent;
class IEditController;

// The interface that I extends; an object that answers for I answers for that one as well.
template <class I>
struct Extends {
  using Type = FUnknown;
};
template <>
struct Extends<IPluginFactory2> {
  using Type = IPluginFactory;
};
template <>
struct Extends<IPluginFactory3> {
  using Type = IPluginFactory2;
};
template <>
struct Extends<IComponent> {
  using Type = IPluginBase;
};
template <>
struct Extends<IEditController> {
  using Type = IPluginBase;
};

// Holds one reference to a T, or nothing.
template <class T>
class ComPtr {
 public:
  ComPtr() noexcept = default;
  ComPtr(std::nullptr_t) noexcept {}
  ComPtr(const ComPtr& other) noexcept : pointer_(other.pointer_) {
    if (pointer_) pointer_->addRef();
  }
  ComPtr(ComPtr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  ~ComPtr() { reset(); }
  ComPtr& operator=(ComPtr other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }

  // Takes over the reference that the caller holds.
  static ComPtr adopt(T* pointer) noexcept {
    ComPtr owner;
    owner.pointer_ = pointer;
    return owner;
  }
  // Adds a reference of its own.
  static ComPtr share(T* pointer) noexcept {
    if (pointer) pointer->addRef();
    return adopt(pointer);
  }
  // The T that `object` implements; empty when it has none, or is null.
  static ComPtr query(FUnknown* object) {
    void* found = nullptr;
    if (!object || object->queryInterface(T::iid, &found) != kResultOk) return {};
    return adopt(static_cast<T*>(found));
  }

  T* get() const noexcept { return pointer_; }
  T* operator->() const noexcept { return pointer_; }
  T& operator*() const noexcept { return *pointer_; }
  explicit operator bool() const noexcept { return pointer_ != nullptr; }
  void reset() noexcept {
    if (T* old = std::exchange(pointer_, nullptr)) old->release();
  }

 private:
  T* pointer_ = nullptr;
};

// Implements queryInterface for the listed interfaces and all that they extend. The first listed gives the identity.
template <class... Interfaces>
class Implements : public Interfaces... {
 public:
  tresult PLUGIN_API queryInterface(const TUID _iid, void** obj) override {
    if (!obj) return kInvalidArgument;
    *obj = nullptr;
    (void)(answerFor<Interfaces, Interfaces>(_iid, obj) || ...);
    if (!*obj) return kNoInterface;
    static_cast<First*>(this)->addRef();
    return kResultOk;
  }

 protected:
  ~Implements() = default;

 private:
  using First = std::tuple_element_t<0, std::tuple<Interfaces...>>;

  // Compares with I and with everything I extends; Listed is the base class through which the object has it.
  template <class Listed, class I>
  bool answerFor(const TUID wanted, void** obj) {
    if constexpr (std::is_same_v<I, FUnknown>) {
      if (!iidEqual(wanted, FUnknown::iid)) return false;
      *obj = static_cast<FUnknown*>(static_cast<First*>(this));
      return true;
    } else {
      if (!iidEqual(wanted, I::iid)) return answerFor<Listed, typename Extends<I>::Type>(wanted, obj);
      *obj = static_cast<I*>(static_cast<Listed*>(this));
      return true;
    }
  }
};

// An object on the heap that deletes itself with its last reference. It is born with one, its maker's.
template <class... Interfaces>
class RefCounted : public Implements<Interfaces...> {
 public:
  uint32 PLUGIN_API addRef() override { return references_.fetch_add(1, std::memory_order_relaxed) + 1; }
  uint32 PLUGIN_API release() override {
    const uint32 left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
    if (left == 0) delete this;
    return left;
  }

 protected:
  RefCounted() = default;
  RefCounted(const RefCounted&) = delete;
  RefCounted& operator=(const RefCounted&) = delete;
  virtual ~RefCounted() = default;

 private:
  std::atomic<uint32> references_{1};
};

// An object whose life belongs to its owner; references are not counted.
template <class... Interfaces>
class Owned : public Implements<Interfaces...> {
 public:
  uint32 PLUGIN_API addRef() override { return 1; }
  uint32 PLUGIN_API release() override { return 1; }

 protected:
  ~Owned() = default;
};

}  // namespace vst3

#endif
