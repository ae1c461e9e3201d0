#pragma once

#include <algorithm>
#include <string_view>

namespace malkoll {

/// Of our numbers: no other script's, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// At least one, and nothing else.
[[nodiscard]] constexpr bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

}  // namespace malkoll
