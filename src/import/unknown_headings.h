#pragma once

#include <cstdint>
#include <string>

#include "grid/grid.h"

namespace malkoll::importing {

/// The row with most words among the first of each sheet, where nobody knows which row has the headings.
struct LikelyHeadings {
  std::string place;  ///< `rad 3`, with its sheet; empty: no row has two words
  std::string words;  ///< »Vad«, »Hur mycket«
};
/// Each row of a file without sheets is one text, with the fields of several in it: »Gator;60,5«. The number of the first; 0: they are not.
[[nodiscard]] std::uint32_t row_in_quotes(const grid::Grid& grid);
[[nodiscard]] LikelyHeadings likely_headings(const grid::Grid& grid);

}  // namespace malkoll::importing
