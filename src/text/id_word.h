#pragma once

#include <algorithm>
#include <string_view>

#include "text/digit.h"

namespace malkoll {

/// Capitals, and no small letter.
[[nodiscard]] constexpr bool is_capitals(std::string_view word) {
  bool capitals = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    const bool after_c3 = i > 0 && word[i - 1] == '\xC3';
    if ((byte >= 'a' && byte <= 'z') || (after_c3 && byte >= 0xA0)) return false;
    capitals |= (byte >= 'A' && byte <= 'Z') || after_c3;
  }
  return capitals;
}

/// A word as ids are mostly written: with a digit, or in capitals. `Mål 2.1` begins with none, `BUN1 60` does.
[[nodiscard]] inline bool looks_like_id(std::string_view word) {
  return !word.empty() && word[0] != '.' && (std::any_of(word.begin(), word.end(), is_digit) || (is_capitals(word) && word.size() > 1));
}
[[nodiscard]] inline bool looks_like_id(const char* from, const char* to) {
  return looks_like_id(std::string_view(from, static_cast<std::size_t>(to - from)));
}

}  // namespace malkoll
