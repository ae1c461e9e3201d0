#pragma once

#include <optional>

#include "exchange/grid.h"
#include "exchange/import.h"

/// The workbook that Målkoll itself writes (template_layout.h), read back.
namespace malkoll::exchange {

/// True where the workbook says that it is ours; its sheet of lists tells.
[[nodiscard]] bool is_own_workbook(const Grid& grid);

/// The workbook as a text of the language, line for line as it was written where no cell has changed. Rows are found by their
/// hidden ids: one that is gone or stands twice is a mistake. Fault of a newer layout: F07 `mallversion`.
[[nodiscard]] Imported read_own_workbook(const Grid& grid);

}  // namespace malkoll::exchange
