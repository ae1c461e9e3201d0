#pragma once

#include <cstddef>
#include <vector>

#include "import/kept_rows.h"
#include "import/known_table.h"

namespace malkoll::importing {

/// A column that is the sum of all others of its year, on every row: Totalt beside Drift and Investering, Total beside Budget and Tilläggsbudget.
struct TotalColumn {
  std::size_t total = 0;  ///< indices into the amounts
  std::vector<std::size_t> parts = {};
  bool of_one_kind = false;  ///< the parts are all of what the total is of: it can be read instead of them
};
[[nodiscard]] std::vector<TotalColumn> find_total_columns(const KnownTable& known, const TableRows& rows);

}  // namespace malkoll::importing
