#pragma once

#include <string>
#include <string_view>

namespace malkoll {

/// a to z, in either case: no å, ä or ö, whatever the locale.
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A to Z as a to z; anything else as it is. For words that have only such letters; what people write is folded (text/utf8.h).
template <typename Character>
[[nodiscard]] constexpr Character lower_ascii(Character c) {
  return c >= Character('A') && c <= Character('Z') ? static_cast<Character>(c + 32) : c;
}
[[nodiscard]] inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_ascii(c);
  return out;
}

}  // namespace malkoll
