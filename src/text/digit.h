#pragma once

namespace malkoll {

/// Of our numbers: no other script's, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace malkoll
