// Several tables on one sheet, below each other or side by side, each with headings of its own.

#include <algorithm>

#include "import/sheet_frame.h"
#include "import/sheet_reading.h"
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
std::size_t investments_below(const SheetReading& reading, const PlanNames& names) {
  const std::vector<SampleRow>& rows = reading.shape.rows;
  std::size_t found = rows.size();
  bool drift = false, before = false, after = false;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].number <= reading.headings.last) continue;
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
void keep_rows(SheetReading& reading, std::size_t count) {
  reading.next_row = reading.shape.rows[count].number;
  reading.map.last_row = reading.next_row - 1;
  reading.shape.rows.resize(count);
}

}  // namespace

void cut_section(SheetReading& reading, const PlanNames& names) {
  if (reading.next_row != 0 || reading.headings_above.found()) return;
  for (const std::string& heading : reading.headings.texts) {
    if (meaning_of(heading).role == Role::amount && money_heading(heading).key != Key::none) return;
  }
  if (frame_of(reading.headings.titles, reading.name).kind == Key::investment) return;
  const std::size_t at = investments_below(reading, names);
  if (at == reading.shape.rows.size()) return;
  const SampleRow& row = reading.shape.rows[at];
  if (reading.name.empty() && row.cells.size() < reading.shape.columns) return;  // a shorter line of text would be taken for fewer columns
  reading.headings_below = reading.headings;
  reading.headings_below.first = reading.headings_below.last = row.number;
  reading.headings_below.titles = {std::string(only_text(row))};
  reading.headings_below.written.assign(reading.headings.texts.size(), {});
  keep_rows(reading, at);
}

void cut_next_table(SheetReading& reading) {
  const std::uint32_t second = reading.headings.second;
  if (second == 0) return;
  std::vector<SampleRow>& rows = reading.shape.rows;
  std::size_t last = rows.size(), begin = 0;
  for (std::size_t r = 0; r < rows.size() && rows[r].number < second; ++r) {
    if (rows[r].number > reading.headings.last && std::any_of(rows[r].cells.begin(), rows[r].cells.end(), is_number)) last = r;
  }
  if (last == rows.size()) return;  // nothing between the two: which of them are the headings is asked
  // What stands right below the last row belongs to it; after an empty row begins the next.
  begin = last + 1;
  for (std::size_t r = last + 1; r < rows.size() && rows[r].number <= second; ++r) {
    if (rows[r].number == rows[r - 1].number + 1) continue;
    begin = r;
    break;
  }
  keep_rows(reading, begin);
  reading.shape.columns = 0;
  for (const SampleRow& row : rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].type != grid::Cell::Type::empty) reading.shape.columns = std::max(reading.shape.columns, c + 1);
    }
  }
  reading.headings.texts.resize(reading.shape.columns);
  reading.headings.written.resize(reading.shape.columns);
}

SaidAbove said_for_next(const SheetReading& reading) {
  const Frame frame = frame_of(reading.headings.titles, {});
  SaidAbove said = reading.above;
  if (frame.unit != AmountUnit::none) said.amounts = frame.unit;
  if (frame.year != 0) said.year = frame.year;
  said.unit = reading.map.unit.always;
  return said;
}

void ask_tables_beside(SheetReading& reading) {
  const auto numbers = [&](std::size_t c) {
    return reading.meanings[c].role == Role::amount && reading.values[c].mostly(reading.values[c].numbers);
  };
  const auto names = [&](std::size_t c) {
    const Meaning& meaning = reading.meanings[c];
    const bool of_posts = meaning.role == Role::property && meaning.key != Key::activity;
    return meaning.role != Role::amount && !of_posts && reading.values[c].filled > 1 &&
           reading.values[c].nearly_all(reading.values[c].words);
  };
  bool before = false;
  for (std::size_t c = 0; c + 2 < reading.values.size(); ++c) {
    before |= numbers(c);
    if (before && reading.values[c].filled == 0 && names(c + 1) && numbers(c + 2))
      return reading.say(Code::F07, "tabeller-bredvid", reading.column_place(c + 1));
  }
}

}  // namespace malkoll::importing
