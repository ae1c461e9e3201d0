#pragma once

#include <string>
#include <vector>

#include "grid/grid.h"
#include "import/column_map.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// A column map of another year, or of the same layout elsewhere, made to fit a table.
struct LikeMap {
  ColumnMap map;
  std::vector<std::string> changes;  ///< what is another in it now, in words
  std::vector<std::string> missing;  ///< what it speaks of and the table does not have, in words; then the map is of no use
};

/// `before`: the table that the map was made for; nullptr: it is not at hand. Columns are found by their headings, with their years moved as the
/// table's own headings show, else to the plan's budget year; what was said of the submission of that year, and of single rows, is left.
[[nodiscard]] LikeMap map_like(const ColumnMap& last, const grid::Grid* before, const grid::Grid& now, const PlanNames& names);

/// The text with its years moved: `Budget 2025`, `B25`, `202501`.
[[nodiscard]] std::string with_years_moved(std::string_view text, int years);

}  // namespace malkoll::importing
