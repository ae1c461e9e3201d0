#pragma once

#include <cstddef>
#include <string_view>

#include "text/letter_byte.h"

namespace malkoll {

/// Where a percent sign, or the word procent, ends; nullptr: none begins at `at`.
[[nodiscard]] constexpr const char* percent_sign_end(const char* at, const char* last) {
  if (at == last) return nullptr;
  if (*at == '%') return at + 1;
  constexpr std::string_view word = "procent";
  if (static_cast<std::size_t>(last - at) < word.size() || std::string_view(at, word.size()) != word) return nullptr;
  at += word.size();
  return at == last || !is_letter_byte(*at) ? at : nullptr;
}

/// Whether a percent sign, or the word procent, stands anywhere.
[[nodiscard]] constexpr bool has_percent_sign(const char* at, const char* last) {
  while (at != last && percent_sign_end(at, last) == nullptr) ++at;
  return at != last;
}

}  // namespace malkoll
