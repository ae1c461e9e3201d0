#include "grid/misread_letters.h"

#include <deque>
#include <vector>

#include "text/misread.h"

namespace malkoll::grid {

namespace {

struct Mending {
  MisreadTexts texts;
  MisreadLog log;
};

void note(MisreadLog::Columns& columns, std::size_t sheet, std::uint32_t row, std::size_t column, std::string_view written,
          std::string_view meant) {
  MisreadColumn& found = columns[{sheet, static_cast<std::uint32_t>(column + 1)}];
  if (found.cells == 0) found.first = row, found.written = written, found.meant = meant;
  if (row <= found.last) return;  // the table is read more than once
  found.last = row;
  ++found.cells;
}

/// The row's cells with texts as they were meant; `cells` and `kept` hold them. False: all of them are as they were meant.
bool mend_row(Mending& mending, std::size_t sheet, const Row& row, std::vector<Cell>& cells, std::deque<std::string>& kept) {
  bool any = false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const Cell& cell = row.cells[c];
    if (cell.type != Cell::Type::text || MisreadTexts::is_sound(cell.text)) continue;  // nearly every one
    auto meant = mending.texts.mend(cell.text);
    if (MisreadTexts::has_lost_letters(meant ? std::string_view(*meant) : cell.text))
      note(mending.log.lost, sheet, row.number, c, cell.text, {});
    if (!meant) continue;
    if (!any) cells.assign(row.cells.begin(), row.cells.end()), kept.clear();
    any = true;
    note(mending.log.mended, sheet, row.number, c, cell.text, *meant);
    cells[c].text = kept.emplace_back(std::move(*meant));
  }
  return any;
}

}  // namespace

std::shared_ptr<const MisreadLog> mend_letters(Grid& grid) {
  const auto mending = std::make_shared<Mending>();
  grid.read = [mending, inner = std::move(grid.read)](std::size_t sheet, RowSink sink) {
    std::vector<Cell> cells;
    std::deque<std::string> kept;
    return inner(sheet, [&](const Row& row) {
      if (!mend_row(*mending, sheet, row, cells, kept)) return sink(row);
      return sink({row.number, row.hidden, cells});
    });
  };
  return {mending, &mending->log};
}

}  // namespace malkoll::grid
