#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace malkoll {

/// Why something could not be done, in the language of the run: a sentence, or the part of one that says why.
struct Refusal {
  std::string reason;
};

/// What a function gives that may not be able to: a value, or an error that says why there is none. True where all is well.
template <class T, class E = Refusal>
using Result = tl::expected<T, E>;

/// Given instead of a value.
template <class E>
[[nodiscard]] tl::unexpected<E> failure(E error) {
  return tl::unexpected<E>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Refusal> refusal(std::string reason) { return failure(Refusal{std::move(reason)}); }

}  // namespace malkoll
