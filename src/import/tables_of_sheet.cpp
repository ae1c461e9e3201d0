// Several tables on one sheet, below each other or side by side, each with headings of its own.

#include <algorithm>

#include "import/sheet_frame.h"
#include "import/table_phases.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

/// The text of a row that has nothing else; empty: it has more.
std::string_view only_text(const SampleRow& row) {
  const SampleCell* only = nullptr;
  for (const SampleCell& cell : row.cells) {
    if (cell.type == grid::Cell::Type::empty || cell.covered) continue;
    if (only != nullptr) return {};
    only = &cell;
  }
  return only != nullptr && only->type == grid::Cell::Type::text && !is_number(*only) ? trim(only->text) : std::string_view();
}

/// Of nothing but the row's texts: `Summa drift`, `DRIFTBUDGET`.
bool speaks_of_running_costs(const SampleRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const SampleCell& c) { return c.type == grid::Cell::Type::text && kind_in(c.text) == Key::operation; });
}

/// The row whose heading is that of investments, where one of running costs stands above it and no other below; rows.size(): there is none.
std::size_t investments_below(const SheetTable& table, const PlanNames& names) {
  const std::vector<SampleRow>& rows = table.shape.rows;
  std::size_t found = rows.size();
  bool drift = false, before = false, after = false;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].number <= table.headings.last) continue;
    const std::string_view text = only_text(rows[r]);
    if (found == rows.size() && !text.empty() && names_investments(text)) {
      found = r;
      continue;
    }
    const bool numbers = std::any_of(rows[r].cells.begin(), rows[r].cells.end(), is_number);
    if (!find_unit_row(names, text).empty()) return rows.size();  // whose the rows are is said by rows too
    if (found == rows.size()) drift |= speaks_of_running_costs(rows[r]), before |= numbers;
    const bool heading = !text.empty() && r + 1 < rows.size() && std::any_of(rows[r + 1].cells.begin(), rows[r + 1].cells.end(), is_number);
    if (found < rows.size() && heading && !names_investments(text)) return rows.size();
    after |= found < rows.size() && numbers;
  }
  return drift && before && after ? found : rows.size();
}

/// Of the first rows alone.
void keep_rows(SheetTable& table, std::size_t count) {
  table.next_row = table.shape.rows[count].number;
  table.shape.rows.resize(count);
}

/// Investments in the columns of the running costs, each below a heading of its own, are cut off as a table with the same headings.
void cut_section(SheetTable& table, const PlanNames& names) {
  if (table.next_row != 0 || table.start.headings.found()) return;
  for (const std::string& heading : table.headings.texts) {
    if (meaning_of(heading).role == Role::amount && money_heading(heading).key != Key::none) return;
  }
  if (frame_of(table.headings.titles, table.start.name).kind == Key::investment) return;
  const std::size_t at = investments_below(table, names);
  if (at == table.shape.rows.size()) return;
  const SampleRow& row = table.shape.rows[at];
  if (table.start.name.empty() && row.cells.size() < table.shape.columns)
    return;  // a shorter line of text would be taken for fewer columns
  table.headings_below = table.headings;
  table.headings_below.first = table.headings_below.last = row.number;
  table.headings_below.titles = {std::string(only_text(row))};
  table.headings_below.written.assign(table.headings.texts.size(), {});
  keep_rows(table, at);
}

/// Another table below is cut off: it is read by itself.
void cut_next_table(SheetTable& table) {
  const std::uint32_t second = table.headings.second;
  if (second == 0) return;
  std::vector<SampleRow>& rows = table.shape.rows;
  std::size_t last = rows.size(), begin = 0;
  for (std::size_t r = 0; r < rows.size() && rows[r].number < second; ++r) {
    if (rows[r].number > table.headings.last && std::any_of(rows[r].cells.begin(), rows[r].cells.end(), is_number)) last = r;
  }
  if (last == rows.size()) return;  // nothing between the two: which of them are the headings is asked
  // What stands right below the last row belongs to it; after an empty row begins the next.
  begin = last + 1;
  for (std::size_t r = last + 1; r < rows.size() && rows[r].number <= second; ++r) {
    if (rows[r].number == rows[r - 1].number + 1) continue;
    begin = r;
    break;
  }
  keep_rows(table, begin);
  table.shape.columns = 0;
  for (const SampleRow& row : rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].type != grid::Cell::Type::empty) table.shape.columns = std::max(table.shape.columns, c + 1);
    }
  }
  table.headings.texts.resize(table.shape.columns);
  table.headings.written.resize(table.shape.columns);
}

}  // namespace

SheetTable find_table(const grid::Grid& grid, TableStart start, const PlanNames& names) {
  SheetTable table;
  table.start = std::move(start);
  table.shape = shape_of(grid, table.start.sheet, table.start.first_row);
  table.formats = NumberFormats(grid.formats);
  table.headings = table.start.headings.found() ? table.start.headings : find_headings(table.shape, names);
  if (!table.headings.found()) return table;
  if (table.start.first_row == 1) {
    const std::vector<std::string>& above = grid.sheets[table.start.sheet].above;
    table.headings.titles.insert(table.headings.titles.end(), above.begin(), above.end());
  }
  cut_next_table(table);
  cut_section(table, names);
  table.values = values_below(table.shape, table.headings.last, names);
  return table;
}

SaidAbove said_for_next(const SheetTable& table, const std::string& unit) {
  const Frame frame = frame_of(table.headings.titles, {});
  SaidAbove said = table.start.above;
  if (frame.unit != AmountUnit::none) said.amounts = frame.unit;
  if (frame.year != 0) said.year = frame.year;
  said.unit = unit;
  return said;
}

void ask_tables_beside(const SheetTable& table, const TableColumns& columns, Said& said) {
  const auto numbers = [&](std::size_t c) {
    return columns.meanings[c].role == Role::amount && table.values[c].mostly(table.values[c].numbers);
  };
  const auto names = [&](std::size_t c) {
    const Meaning& meaning = columns.meanings[c];
    const bool of_posts = meaning.role == Role::property && meaning.key != Key::activity;
    return meaning.role != Role::amount && !of_posts && table.values[c].filled > 1 && table.values[c].nearly_all(table.values[c].words);
  };
  bool before = false;
  for (std::size_t c = 0; c + 2 < table.values.size(); ++c) {
    before |= numbers(c);
    if (before && table.values[c].filled == 0 && names(c + 1) && numbers(c + 2))
      return said.say(Code::F07, "tabeller-bredvid", table.column_place(c + 1));
  }
}

}  // namespace malkoll::importing
