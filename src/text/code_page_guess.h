#pragma once

#include <cstdint>
#include <string_view>

#include "text/code_page.h"

namespace malkoll {

/// How well bytes read as Swedish in a page. Where a sign stands as none does (a mark or a capital inside a word) `worst` is `no_word`.
struct PageFit {
  static constexpr int no_word = -3;
  std::int64_t score = 0;
  int worst = 0;
  bool possible = true;  ///< every byte has a meaning in the page
};
[[nodiscard]] PageFit fit_of(std::string_view bytes, CodePage page);

/// Which code page the bytes are written in, told by the letters: the reading that has åäö inside words, and neither signs nor capitals
/// in the middle of them. `on_tie` where two read alike, as CP437 and CP850 do for all Swedish letters. A page in which some byte has
/// no meaning is never the answer, but for Windows-1252 where there is nothing to tell by.
[[nodiscard]] CodePage likeliest_page(std::string_view bytes, CodePage on_tie);

}  // namespace malkoll
