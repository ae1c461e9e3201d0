#pragma once

#include <future>
#include <system_error>
#include <utility>

namespace malkoll {

/// The page's engine is built without threads: there, to ask for one is an exception each time.
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
inline constexpr bool has_threads = false;
#else
inline constexpr bool has_threads = true;
#endif

/// Begins a function on a thread of its own where `threads` says so and the system has one to give; else it is run where its result is
/// asked for.
template <typename Function>
[[nodiscard]] auto in_background(bool threads, Function function) {
  if (has_threads && threads) {
    try {
      return std::async(std::launch::async, function);
    } catch (const std::system_error&) {
      // Too many processes: it takes longer, and is right.
    }
  }
  return std::async(std::launch::deferred, std::move(function));
}

}  // namespace malkoll
