#include "import/unread_rows.h"

#include "import/said.h"
#include "import/table_shape.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

void tell_unread(const grid::Grid& grid, const Unread& unread, std::vector<Mistake>& said) {
  const grid::Sheet& of = grid.sheets[unread.sheet];
  std::size_t rows = 0, numbers = 0;
  (void)grid.read(unread.sheet, [&](const grid::Row& row) {
    if (row.number < unread.first) return true;
    if (unread.last != 0 && row.number > unread.last) return false;
    bool any = false;
    for (const grid::Cell& cell : row.cells) {
      if (cell.type == grid::Cell::Type::empty || cell.covered) continue;
      any = true;
      numbers += cell.type == grid::Cell::Type::number ||
                         ((of.name.empty() || grid.only_texts) && cell.type == grid::Cell::Type::text && looks_like_number(cell.text))
                     ? 1U
                     : 0U;
    }
    rows += any ? 1 : 0;
    return true;
  });
  const bool part = unread.first > 1 || unread.last != 0;
  if (rows == 0 || (of.name.empty() && !part)) return;  // a file without sheets is all refused, and says so
  const std::string held = told("{} rader, {} tal", rows, numbers);
  const std::string row = told("rad {}", unread.first);
  if (part)
    return said.push_back(
        about_place(Code::F12, "tabell", of.name.empty() || grid.sheets.size() == 1 ? row : on_sheet(row, of.name), held));
  said.push_back(about_place(Code::F12,
                             grid.only_texts ? (numbers > 0 ? "tabell-med-tal" : "tabell-utan-belopp")
                             : of.hidden     ? "blad-dolt"
                             : numbers > 0   ? "blad-med-tal"
                                             : "blad",
                             the_sheet(of.name), held));
}

}  // namespace malkoll::importing
