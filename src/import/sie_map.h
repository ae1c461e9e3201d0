#pragma once

#include "grid/grid.h"
#include "import/column_map.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// What the columns of a budget that grid::read_sie has read are: posts by account and object, in kronor; accounts of the balance
/// sheet are left out.
[[nodiscard]] ColumnMap sie_map(const grid::Grid& budget);

/// Where the objects of a dimension are units of the plan, each row is of the one it names, and no longer of the company. The dimension's
/// heading; empty: none is so.
[[nodiscard]] std::string use_plan_units(ColumnMap& map, const grid::Grid& budget, const PlanNames& names);

}  // namespace malkoll::importing
