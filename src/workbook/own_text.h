#pragma once

#include "grid/grid.h"
#include "import/chunk.h"
#include "workbook/own_workbook.h"

namespace malkoll::workbook {

/// Our workbook's rows as a text of the language, with the cells that it comes from and what is wrong with them.
[[nodiscard]] importing::Chunk text_of(const OwnRows& rows, const grid::Grid& grid);

}  // namespace malkoll::workbook
