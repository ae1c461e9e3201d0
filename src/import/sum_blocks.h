#pragma once

#include <cstddef>
#include <vector>

#include "import/kept_rows.h"

namespace malkoll::importing {

/// Rows (indices into `rows`) that end blocks of which they are the sums, where the whole table is made so: every row without a name, or with a
/// bare code where the others have words, is the sum of those since the last such row; or all rows come in blocks with their sum last.
/// `columns`: the amounts that are compared. `accounted`: by row, as accounted_rows has it. `named`: a column says what the posts are called.
[[nodiscard]] std::vector<std::size_t> sums_below_blocks(const std::vector<KeptRow>& rows, const std::vector<std::size_t>& columns,
                                                         const std::vector<bool>& accounted, bool named);

}  // namespace malkoll::importing
