#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace malkoll {

template <class Signature>
class FunctionRef;

/// A callable that is only borrowed for the length of a call: two pointers, no allocation. Do not store it.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> && std::is_invocable_r_v<Result, F&, Arguments...>)
      // NOLINTNEXTLINE(google-explicit-constructor): a lambda is meant to turn into one
  FunctionRef(F&& f)
      : object_(address(f)), call_([](void* object, Arguments... arguments) -> Result {
          using Callable = std::remove_reference_t<F>;
          return (*reinterpret_cast<Callable*>(object))(std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const { return call_(object_, std::forward<Arguments>(arguments)...); }

 private:
  template <class F>
  static void* address(F& f) {
    // A function's address is no pointer to an object, but POSIX lets it be kept in one.
    if constexpr (std::is_function_v<F>) return reinterpret_cast<void*>(&f);
    else return const_cast<void*>(static_cast<const void*>(std::addressof(f)));
  }

  void* object_;
  Result (*call_)(void*, Arguments...);
};

}  // namespace malkoll
