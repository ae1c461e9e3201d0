// Several tables on one sheet: below each other, each with headings of its own, or a column of amounts for each unit of the plan.

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/sheet_frame.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

bool is_number(const SampleCell& cell) { return !cell.covered && (cell.type == grid::Cell::Type::number || (cell.type == grid::Cell::Type::text && looks_like_number(cell.text))); }

/// The number in whole hundredths, where it is written plainly.
std::int64_t number_of(const SampleCell& cell) {
  const CellAmount read = read_amount({cell.type, cell.text}, {AmountUnit::kr, false});
  return read.state == CellAmount::State::amount ? read.ore : 0;
}

/// On each row but few the column is the sum of the others.
bool is_sum_of(const SheetReading& reading, std::size_t column, const std::vector<std::pair<std::size_t, std::string>>& parts) {
  std::size_t rows = 0;
  for (const SampleRow& row : reading.shape.rows) {
    if (row.number <= reading.headings.last || row.at(column).type == grid::Cell::Type::empty) continue;
    std::int64_t sum = 0;
    for (const auto& [part, unit] : parts) sum = add(sum, number_of(row.at(part)));
    if (sum != number_of(row.at(column))) return false;
    ++rows;
  }
  return rows > 0;
}

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
  return std::any_of(row.cells.begin(), row.cells.end(), [](const SampleCell& c) { return c.type == grid::Cell::Type::text && kind_in(c.text) == Key::operation; });
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

void find_unit_amounts(SheetReading& reading, const PlanNames& names, const GuessOptions& options) {
  std::vector<std::pair<std::size_t, std::string>> found;
  std::set<std::string> units;
  std::vector<std::size_t> sums;
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    if (reading.meanings[c].role == Role::amount && reading.values[c].filled > 0) sums.push_back(c);
    if (reading.meanings[c].role != Role::none || !reading.values[c].nearly_all(reading.values[c].numbers)) continue;
    std::string unit = find_unit(names, reading.headings.texts[c]);
    if (unit.empty()) {
      sums.push_back(c);
    } else if (units.insert(unit).second) {
      found.emplace_back(c, std::move(unit));
    }
  }
  if (found.size() < 2) return;
  // Beside amounts that are no sum of them, such columns may be shares, or whatever.
  for (const std::size_t sum : sums) {
    if (is_sum_of(reading, sum, found)) {
      reading.told_columns.push_back(sum);
      reading.meanings[sum] = {};
      reading.taken[sum] = true;
    } else if (reading.meanings[sum].role == Role::amount) {
      return;
    }
  }
  if (options.unit_given) {
    std::string all;
    for (const std::string& unit : units) all.append(all.empty() ? "" : ", ").append(unit);
    reading.say(Code::F07, "flera-nämnder", reading.column_place(found[0].first), {}, all);
  }
  if (!reading.unit_amount) reading.unit_amount = found[0].first;
  for (const auto& [column, unit] : found) {
    if (column != *reading.unit_amount) {
      reading.told_columns.push_back(column);
      reading.taken[column] = true;
      continue;
    }
    reading.meanings[column] = {Role::amount, Key::none, {}, 0};
    reading.meanings[column].money.money = true;
    reading.map.unit.always = unit;
    reading.map.skip.push_back({column_named(reading, column), Condition::Test::is_empty, {}, {}, 0});
  }
  reading.unit_amounts = std::move(found);
}

}  // namespace malkoll::importing
