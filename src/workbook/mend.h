#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "text/result.h"
#include "workbook/package.h"

/// Cells of somebody's own table mended in place: only the cell's value changes, its format and everything else stay.
namespace malkoll::workbook {

/// A piece of what a cell holds, and what is to stand there instead. An empty cell is filled: there `from` is empty.
struct CellEdit {
  std::size_t sheet = 0;              ///< of the grid
  std::uint32_t row = 0, column = 0;  ///< from 1
  std::string from, to;
  bool is_amount = false;  ///< where all of the cell is an amount without letters, it becomes a number
};

/// Why cells are left as they are: for each edit a reason, or nothing where it can be made. Formulas are never changed, nor what a
/// formula, a table's heading or a pivot table holds. Refused where nothing can be read at all.
[[nodiscard]] Result<std::vector<std::string>> plan_mending(const grid::Grid& grid, const std::vector<CellEdit>& edits);

/// Makes the edits, all of which must be possible, in the workbook of the grid. Given are the cells with formulas that count on what has
/// changed; their values are old until a spreadsheet has opened the file, which it is told to do.
[[nodiscard]] Result<std::vector<std::string>> mend_package(const grid::Grid& grid, const std::vector<CellEdit>& edits,
                                                            const ByteSink& sink);

/// The same for the bytes of a CSV file: only those of the fields change, and quotation marks come round what needs them where a whole
/// field gets another value.
struct MendedCsv {
  std::string bytes;
  std::vector<std::string> reasons;  ///< as plan_mending's; edits with one are not made
};
[[nodiscard]] MendedCsv mend_csv(const std::string& bytes, const std::vector<CellEdit>& edits);

}  // namespace malkoll::workbook
