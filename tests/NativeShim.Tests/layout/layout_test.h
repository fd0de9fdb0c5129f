// The vocabulary of the layout test. A facts file includes our header, then the published ones, then lists each fact
// once.
#ifndef CONTINUO_LAYOUT_TEST_H
#define CONTINUO_LAYOUT_TEST_H

#include <cstddef>
#include <type_traits>

namespace layout {

void compareBase();
void compareComponent();
void compareEvents();
void compareController();
void compareHost();

// Counts the fact; prints it when it differs.
void check(bool equal, const char* kind, const char* owner, const char* name);
void checkBytes(const void* ours, const void* theirs, std::size_t size, const char* kind, const char* owner,
                const char* name);

// How a parameter or a return value travels: in what kind of register, how wide, and for a reference how large what it
// refers to.
struct Passing {
  char kind;
  std::size_t size;
  bool operator==(const Passing&) const = default;
};

template <class T>
constexpr Passing passing() {
  if constexpr (std::is_void_v<T>)
    return {'v', 0};
  else if constexpr (std::is_reference_v<T>)
    return {'r', sizeof(std::remove_reference_t<T>)};
  else if constexpr (std::is_pointer_v<T>)
    return {'p', sizeof(T)};
  else if constexpr (std::is_floating_point_v<T>)
    return {'f', sizeof(T)};
  else if constexpr (std::is_signed_v<T>)
    return {'i', sizeof(T)};
  else
    return {'u', sizeof(T)};
}

template <class R, class C, class... A, class R2, class C2, class... A2>
constexpr bool sameShape(R (C::*)(A...), R2 (C2::*)(A2...)) {
  if constexpr (sizeof...(A) != sizeof...(A2))
    return false;
  else
    return passing<R>() == passing<R2>() && ((passing<A>() == passing<A2>()) && ...);
}

// A virtual method that follows all those of Interface: its slot is the length of Interface's table.
template <class Interface>
class After : public Interface {
 public:
  virtual void afterTheLast() = 0;
};

// In the Itanium C++ ABI a pointer to a virtual method holds the method's offset in the table of virtual methods.
template <class Ours, class Theirs>
void checkSlot(Ours ours, Theirs theirs, const char* kind, const char* owner, const char* name) {
  static_assert(sizeof ours == sizeof theirs);
  checkBytes(&ours, &theirs, sizeof ours, kind, owner, name);
}

}  // namespace layout

#define STRUCT(type)                                                            \
  layout::check(sizeof(ours::type) == sizeof(theirs::type), "size", #type, ""); \
  layout::check(alignof(ours::type) == alignof(theirs::type), "alignment", #type, "")

#define FIELD(type, field)                                                                              \
  layout::check(offsetof(ours::type, field) == offsetof(theirs::type, field), "offset", #type, #field); \
  layout::check(sizeof(ours::type::field) == sizeof(theirs::type::field), "size", #type, #field)

#define VALUE(name) \
  layout::check(static_cast<long long>(ours::name) == static_cast<long long>(theirs::name), "value", #name, "")

#define TEXT(name) layout::check(std::strcmp(ours::name, theirs::name) == 0, "text", #name, "")

#define TYPE(name) \
  layout::check(layout::passing<ours::name>() == layout::passing<theirs::name>(), "kind and size", #name, "")

// An interface's identifier and the number of its methods, those that it inherits included.
#define INTERFACE(type)                                                                                   \
  layout::checkBytes(ours::type::iid, theirs::type##_iid, sizeof(ours::TUID), "identifier", #type, "");   \
  layout::checkSlot(&layout::After<ours::type>::afterTheLast, &layout::After<theirs::type>::afterTheLast, \
                    "number of methods", #type, "")

#define METHOD(type, method)                                                              \
  layout::checkSlot(&ours::type::method, &theirs::type::method, "order", #type, #method); \
  layout::check(layout::sameShape(&ours::type::method, &theirs::type::method), "signature", #type, #method)

#endif
