#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "keywords.h"
#include "text/source.h"

namespace malkoll {

/// A text in the one layout, and which piece of it stands for which piece of the source.
struct Formatted {
  struct Piece {
    Span from;        ///< of the source: a line and those that it goes on with, or blank lines
    std::size_t at;   ///< in `text`
    std::size_t length;
  };
  std::string text;
  std::vector<Piece> pieces;  ///< in order, without gaps on either side
  bool same_meaning = true;   ///< false: the text would say something else than the source; do not use it
};

/// Puts a text into the one layout: headings at the margin, properties indented by two, a blank line between declarations,
/// one spelling of words, numbers and lists. Comments keep their places, lines that could not be read every byte; CRLF stays CRLF.
/// The result says the same as the source, and formatting it again changes nothing.
[[nodiscard]] Formatted format(const Source& source, const Keywords& keywords);

}  // namespace malkoll
