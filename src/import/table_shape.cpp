#include "import/table_shape.h"

#include <algorithm>
#include <array>
#include <set>

#include "import/amount_text.h"
#include "import/cell_value.h"
#include "import/exponent.h"
#include "import/heading_levels.h"
#include "import/headings.h"
#include "import/unit_headings.h"
#include "text/dash.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t sampled_rows = 500;

bool empty(const grid::Cell& cell) {
  return cell.type == grid::Cell::Type::empty || (cell.type == grid::Cell::Type::text && trim(cell.text).empty());
}

}  // namespace

bool has_letter(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    if ((c.value >= U'a' && c.value <= U'z') || (c.value >= U'A' && c.value <= U'Z') || (c.value >= 0xC0 && c.value < 0x2000)) return true;
    text.remove_prefix(c.length);
  }
  return false;
}

bool is_period(std::string_view text) {
  constexpr std::size_t longest = 24;
  if (text.size() <= longest && has_letter(text) && text.find("20") != std::string_view::npos) {
    const MoneyHeading said = money_heading(text);
    return said.money && said.month != 0 && said.year != 0 && said.scenario == Scenario::none && said.unit == AmountUnit::none;
  }
  if ((text.size() == 7 || text.size() == 10) && text[4] == '-') return bare_year(text.substr(0, 4)) != 0;
  if (text.size() > 10 && text[4] == '-' && text[7] == '-' && text.find_first_not_of("0123456789:.", 11) == std::string_view::npos)
    return bare_year(text.substr(0, 4)) != 0;  // 2026-01-31 00:00:00
  constexpr std::size_t shortest_date = 8, longest_date = 10;
  const bool date = text.size() >= shortest_date && text.size() <= longest_date &&
                    text.find_first_not_of("0123456789", text.find_first_of("./-") + 1) == text.size() - 5;
  if (date) return money_heading(text).month != 0;  // 31/1/2026, 31.01.2026
  return text.size() == 6 && bare_year(text.substr(0, 4)) != 0 && (text.substr(4) <= "12" && text.substr(4) >= "01");
}

bool is_number(const SampleCell& cell) {
  return !cell.covered && (cell.type == grid::Cell::Type::number || (cell.type == grid::Cell::Type::text && looks_like_number(cell.text)));
}

std::int64_t number_in(const SampleCell& cell) {
  const CellAmount read = read_amount({cell.type, cell.text}, {AmountUnit::kr, false});
  return read.state == CellAmount::State::amount ? read.ore.count() : 0;
}

const SampleCell& SampleRow::at(std::size_t column) const {
  static const SampleCell nothing;
  return column < cells.size() ? cells[column] : nothing;
}

bool looks_like_number(std::string_view text) {
  text = trim(text);
  if (read_exponent(text)) return true;
  (void)take_unit_before(text);
  bool digit = false;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    const bool is_digit = c.value >= U'0' && c.value <= U'9';
    const bool sign = c.value == U'+' || is_dash(c.value);
    const bool mark = c.value == U',' || c.value == U'.' || c.value == U'(' || c.value == U')' || is_blank_in_number(c.value) ||
                      apostrophe_length(text) > 0;
    if (!is_digit && !sign && !mark) break;
    digit |= is_digit;
    text.remove_prefix(c.length);
  }
  return digit && (text.empty() || (text.size() > 1 && unit_behind(text) != AmountUnit::none));  // 7 K may be a class
}

namespace {

/// A date is shown as its year and nothing else: `yyyy`.
bool shows_year_only(std::string_view format) {
  bool year = false;
  for (std::size_t at = 0; at < format.size() && format[at] != ';'; ++at) {
    const char c = format[at];
    if (c == '"') at = std::min(format.find('"', at + 1), format.size() - 1);
    else if (c == '[') at = std::min(format.find(']', at + 1), format.size() - 1);
    else if (c == '\\' || c == '_' || c == '*') ++at;
    else if (c == 'y' || c == 'Y') year = true;
    else if (std::string_view("dDmMhHsS").find(c) != std::string_view::npos) return false;
  }
  return year;
}

/// The last days of years that follow each other, in one row: each stands for its year.
void note_year_ends(SampleRow& row) {
  std::vector<SampleCell*> ends;
  for (SampleCell& cell : row.cells) {
    const std::string_view text = trim(cell.text);
    const bool date = !cell.covered && text.size() == 10 && is_period(text);
    if (!date) continue;
    const Year year = bare_year(text.substr(0, 4));
    if (!text.ends_with("-12-31") || (!ends.empty() && year != bare_year(ends.back()->text.substr(0, 4)) + 1)) return;
    ends.push_back(&cell);
  }
  for (SampleCell* end : ends) {
    if (ends.size() > 1) end->shown_year = bare_year(end->text.substr(0, 4));
  }
}

}  // namespace

TableShape shape_of(const grid::Grid& grid, std::size_t sheet, std::uint32_t first_row) {
  TableShape shape;
  (void)grid.read(sheet, [&](const grid::Row& row) {
    if (row.number < first_row || std::all_of(row.cells.begin(), row.cells.end(), empty)) return true;
    SampleRow& kept = shape.rows.emplace_back();
    kept.number = row.number;
    for (const grid::Cell& cell : row.cells) {
      SampleCell& sample = kept.cells.emplace_back();
      sample.covered = cell.covered, sample.format = cell.format;
      if (empty(cell)) continue;
      sample.type = cell.type, sample.text = cell.text;
      if (cell.type == grid::Cell::Type::date && cell.format < grid.formats.size() && shows_year_only(grid.formats[cell.format]))
        sample.shown_year = bare_year(cell.text.substr(0, 4));
      shape.columns = std::max(shape.columns, kept.cells.size());
    }
    note_year_ends(kept);
    return shape.rows.size() < sampled_rows;
  });
  return shape;
}

namespace {

/// A goal, or several: `1.2; 2.2`.
bool names_goals(const PlanNames& names, std::string_view text) {
  if (!find_goal(names, text).empty()) return true;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";,\n", at), text.size());
    if ((at == 0 && end == text.size()) || find_goal(names, text.substr(at, end - at)).empty()) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

std::vector<ColumnValues> values_below(const TableShape& shape, std::uint32_t heading_row, const PlanNames& names) {
  std::vector<ColumnValues> columns(shape.columns);
  for (const SampleRow& row : shape.rows) {
    if (row.number <= heading_row) continue;
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const SampleCell& cell = row.at(c);
      if (cell.type == grid::Cell::Type::empty || (cell.type == grid::Cell::Type::text && is_dashes(cell.text))) continue;
      ColumnValues& values = columns[c];
      ++values.filled;
      const bool number = cell.type == grid::Cell::Type::number || (cell.type == grid::Cell::Type::text && looks_like_number(cell.text));
      if (number || cell.type == grid::Cell::Type::uncalculated) ++values.numbers;
      if (bare_year(cell.text) != 0) ++values.years;
      if (is_period(trim(cell.text)) || cell.type == grid::Cell::Type::date) ++values.periods;
      if (!number && has_letter(cell.text)) ++values.words, values.letters += cell.text.size();
      if (!find_unit(names, cell.text).empty()) ++values.units;
      if (names_goals(names, cell.text)) ++values.goals;
      if (tick_in(cell.text) != Tick::none) ++values.flags;
    }
  }
  return columns;
}

}  // namespace malkoll::importing
