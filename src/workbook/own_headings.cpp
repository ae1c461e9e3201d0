#include "workbook/own_headings.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "import/cell_value.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t few = 4, plenty = 6;  // a table of somebody's own has Id, Namn and Mål too
constexpr std::uint32_t last_row_of_headings = 30;

/// How many different columns of the layout a row's cells name; 0: most of its cells name none.
std::size_t count_known(const SheetLayout& layout, const grid::Row& row) {
  std::set<std::tuple<const ColumnLayout*, int, int>> known;
  std::size_t texts = 0;
  for (const grid::Cell& cell : row.cells) {
    if (cell.type == grid::Cell::Type::empty) continue;
    ++texts;
    const SheetColumn column = read_heading(layout, importing::line_text(cell));
    if (column.layout != nullptr) known.emplace(column.layout, column.year.number(), column.number);
  }
  return 2 * known.size() > texts ? known.size() : 0;
}

bool has_row_ids(const grid::Row& row) { return !row.cells.empty() && importing::line_text(row.cells[0]) == row_id_heading; }

}  // namespace

std::optional<FoundHeadings> find_headings(const grid::Grid& grid, std::size_t sheet, const SheetLayout* only) {
  std::vector<const SheetLayout*> layouts;
  for (const SheetLayout& layout : sheet_layouts()) {
    const bool is_there =
        std::any_of(grid.sheets.begin(), grid.sheets.end(), [&](const grid::Sheet& s) { return sheet_layout(s.name) == &layout; });
    if (only == nullptr ? !is_there : &layout == only) layouts.push_back(&layout);
  }
  std::optional<FoundHeadings> found;
  (void)grid.read(sheet, [&](const grid::Row& row) {
    std::size_t most = 0;
    for (const SheetLayout* layout : layouts) {
      const std::size_t known = count_known(*layout, row);
      if (known <= most || known < (only != nullptr || has_row_ids(row) ? few : plenty)) continue;
      most = known;
      found = FoundHeadings{layout, row.number};
    }
    return !found && row.number < last_row_of_headings;
  });
  return found;
}

}  // namespace malkoll::workbook
