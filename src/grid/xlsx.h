#pragma once

#include <string>

#include "grid/grid.h"

/// Workbooks (.xlsx, ECMA-376) read row by row: minizip unpacks, pugixml parses one row at a time. The shared strings are kept in
/// memory, nothing else is.
namespace malkoll::grid {

/// A workbook, opened: its grid reads the sheets. A cell under a merged one has its text; numbers stand only where they are
/// written. Formulas are read as the values that the program has stored.
[[nodiscard]] Result<Grid, Fault> open_workbook(std::string bytes);

}  // namespace malkoll::grid
