#pragma once

#include <vector>

#include "workbook/own_workbook.h"

/// Somebody has written a sum below the posts of our workbook.
namespace malkoll::workbook {

/// Rows of Poster that are the sum of those above are left out; what may be one, or is called so and is none, is kept. All are told in `sums`.
void leave_sums(OwnRows& rows);

}  // namespace malkoll::workbook
