#pragma once

#include <future>
#include <system_error>
#include <utility>

namespace malkoll {

/// Begins a function on a thread of its own where `threads` says so and the system has one to give; else it is run where its result is
/// asked for.
template <typename Function>
[[nodiscard]] auto in_background(bool threads, Function function) {
  if (threads) {
    try {
      return std::async(std::launch::async, function);
    } catch (const std::system_error&) {
      // Too many processes: it takes longer, and is right.
    }
  }
  return std::async(std::launch::deferred, std::move(function));
}

}  // namespace malkoll
