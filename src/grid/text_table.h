#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/document.h"

/// Tables of text that is laid out with blanks: columns are what no line writes across, rows what their lines begin.
namespace malkoll::grid {

/// Words in a line, with the columns that they take.
struct Piece {
  std::size_t begin = 0, end = 0;
  std::string text;
};

struct Line {
  std::uint32_t number = 0;
  std::vector<Piece> pieces = {};  ///< two blanks part them
  std::vector<Piece> words = {};   ///< one blank parts them
  bool follows = false;            ///< no blank line before it
};

/// Words that go on on the next line. A hyphen at the line's end parts a word, but for `Miljö-` before och.
void join(std::string& text, std::string_view next);

/// Whether a text begins with a small letter.
[[nodiscard]] bool begins_small(std::string_view text);
/// `Mål 2.1 Fler ska …`, `Målområde 2: …`: a word with a large letter and a short number.
[[nodiscard]] bool is_labelled(std::string_view text);

/// Whether a line stands in the columns of a table: most of its words begin or end where others do.
[[nodiscard]] bool fits_columns(const Line& line, const std::vector<Line>& table);

/// The table; doubtful where its columns or rows cannot be told apart for certain.
[[nodiscard]] Block table_of(const std::vector<Line>& lines, std::uint32_t number);

}  // namespace malkoll::grid
