#pragma once

#include <string>

#include "grid/grid.h"

namespace malkoll::importing {

/// The row with most words among the first of each sheet, where nobody knows which row has the headings.
struct LikelyHeadings {
  std::string place;  ///< `rad 3`, with its sheet; empty: no row has two words
  std::string words;  ///< »Vad«, »Hur mycket«
};
[[nodiscard]] LikelyHeadings likely_headings(const grid::Grid& grid);

}  // namespace malkoll::importing
