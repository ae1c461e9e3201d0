#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "workbook/book_parts.h"
#include "workbook/sheet_patch.h"

/// The formulas of a workbook, as far as one has to know them to change a cell: where they stand, and what they count on.
namespace malkoll::workbook {

struct Formula {
  std::size_t sheet = 0;  ///< of BookFrame::sheets
  Place place;
  std::string text;       ///< without `=`
  std::int64_t down = 0, right = 0;  ///< how far it has been moved from where its text was written
};

/// What stands in the sheets beside values.
struct Formulas {
  std::vector<Formula> all;
  std::vector<std::vector<grid::Range>> arrays;  ///< by sheet: cells that belong to a formula elsewhere
};

/// False where a sheet cannot be read.
[[nodiscard]] bool read_formulas(const Package& package, const BookFrame& frame, Formulas& formulas);

/// Cells, by sheet.
using CellSet = std::vector<std::set<Place>>;

/// The formulas that count on the cells, directly or through other formulas; names and tables are not looked up. In the order of
/// `all`.
[[nodiscard]] std::vector<const Formula*> counting_on(const Formulas& formulas, const BookFrame& frame, CellSet cells);

}  // namespace malkoll::workbook
