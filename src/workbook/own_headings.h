#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "grid/grid.h"
#include "workbook/layout.h"

/// Where the headings of a sheet of our workbook stand that somebody has given another name, or from which the column of row ids is gone.
namespace malkoll::workbook {

struct FoundHeadings {
  const SheetLayout* layout = nullptr;
  std::uint32_t row = 0;
};
/// The row of headings that are a layout's: of `only`, or of the one that fits best among those of which the workbook has no sheet.
[[nodiscard]] std::optional<FoundHeadings> find_headings(const grid::Grid& grid, std::size_t sheet, const SheetLayout* only = nullptr);

}  // namespace malkoll::workbook
