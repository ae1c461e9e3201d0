#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/format.h"

namespace malkoll {

/// One line of a person's file as it is shown, and which columns of it are underlined.
struct Excerpt {
  std::string text;       ///< tabs expanded, nothing that a terminal would obey, long lines cut with …
  std::size_t mark = 0;   ///< first underlined column, from 0
  std::size_t width = 1;  ///< underlined columns, at least one
};

/// Makes the excerpt of a line around the bytes [at, at + length) of it; the part outside the line is ignored. Looks at
/// a few thousand bytes at most, however long the line.
[[nodiscard]] Excerpt excerpt(std::string_view line, std::size_t at, std::size_t length, Glyphs glyphs = Glyphs::typographic);

}  // namespace malkoll
