#pragma once

#include "import/column_map.h"
#include "grid/grid.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// The column map that the headings, and what stands below them, suggest. What cannot be told is left out: without `unit` or
/// an amount the table cannot be imported before a person has said which columns these are.
[[nodiscard]] ColumnMap guess_column_map(const grid::Grid& grid, const PlanNames& names);

}  // namespace malkoll::importing
