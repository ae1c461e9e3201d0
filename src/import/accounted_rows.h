#pragma once

#include <cstddef>
#include <vector>

#include "import/kept_rows.h"

namespace malkoll::importing {

/// By row: it is one of those that come to what a sum of the table's own says, each of them counted, so that none can be a sum of the others.
[[nodiscard]] std::vector<bool> accounted_rows(const std::vector<KeptRow>& rows, const std::vector<std::size_t>& columns);

}  // namespace malkoll::importing
