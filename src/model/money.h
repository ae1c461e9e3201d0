#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "model/share.h"
#include "text/ore.h"

namespace malkoll {

/// Splits an amount of öre by weights, so that the parts add up to it exactly: each gets its rounded-down part, and the öre
/// left over go to those with the largest remainders (the first of equals). Weights are not negative; all zero: all parts are 0.
void split(Ore amount, std::span<const std::int64_t> weights, std::span<Ore> parts);

/// The sum, held at the limits of 64 bits rather than wrapped.
[[nodiscard]] inline std::int64_t add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? std::numeric_limits<std::int64_t>::min() + 1 : std::numeric_limits<std::int64_t>::max();
}
[[nodiscard]] inline Ore add(Ore a, Ore b) { return Ore(add(a.count(), b.count())); }
[[nodiscard]] constexpr std::int64_t magnitude(std::int64_t a) { return a < 0 ? -a : a; }
[[nodiscard]] constexpr Ore magnitude(Ore a) { return a < 0 ? -a : a; }
/// The share of an amount, rounded half away from zero.
[[nodiscard]] Ore part_of(Ore amount, Share share);

}  // namespace malkoll
