#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "import/table_shape.h"

/// Headings in several rows: Budget over 2026 over Kostnad, Intäkt and Netto.
namespace malkoll::importing {

/// As headings have it: a number that is a year without decimals, without blanks at its ends.
[[nodiscard]] std::string heading_text(const SampleCell& cell);

/// Cells that are not empty, and no part of a merged one but its first.
[[nodiscard]] std::size_t own_cells(const SampleRow& row);

/// What rows of headings say together of each column.
struct HeadingLevels {
  std::vector<std::string> texts;
  std::size_t gained = 0;  ///< columns of which a row says more with those above it, added up over the rows
  bool each_gained = false;  ///< every row below the first one has such columns
};

/// Of rows of the shape, from above: `first` to `last` with it.
[[nodiscard]] HeadingLevels read_levels(const TableShape& shape, std::size_t first, std::size_t last, const PlanNames& names);

}  // namespace malkoll::importing
