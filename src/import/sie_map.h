#pragma once

#include "grid/grid.h"
#include "import/column_map.h"

namespace malkoll::importing {

/// What the columns of a budget that grid::read_sie has read are: posts by account and object, in kronor; accounts of the balance
/// sheet are left out.
[[nodiscard]] ColumnMap sie_map(const grid::Grid& budget);

}  // namespace malkoll::importing
