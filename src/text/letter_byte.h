#pragma once

#include "text/letter.h"

namespace malkoll {

/// A letter of ASCII, or a byte of any other character in UTF-8, where these are nearly always letters.
[[nodiscard]] constexpr bool is_letter_byte(char c) { return is_ascii_letter(c) || (c & 0x80) != 0; }

}  // namespace malkoll
