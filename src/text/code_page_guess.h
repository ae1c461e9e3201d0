#pragma once

#include <string_view>

#include "text/code_page.h"

namespace malkoll {

/// Which code page the bytes are written in, told by the letters: the reading that has åäö inside words, and neither signs nor capitals
/// in the middle of them. `on_tie` where two read alike, as CP437 and CP850 do for all Swedish letters. A page in which some byte has
/// no meaning is never the answer, but for Windows-1252 where there is nothing to tell by.
[[nodiscard]] CodePage likeliest_page(std::string_view bytes, CodePage on_tie);

}  // namespace malkoll
