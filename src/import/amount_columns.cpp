// Which columns speak of money, and of which year.

#include <algorithm>
#include <utility>

#include "import/column_unit.h"
#include "import/free_columns.h"
#include "import/sheet_frame.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::importing {

TableColumns columns_called(const SheetTable& table) {
  TableColumns columns;
  for (const std::string& heading : table.headings.texts) columns.meanings.push_back(meaning_of(heading));
  columns.taken.assign(table.headings.texts.size(), false);
  return columns;
}

YearColumn find_year_column(const SheetTable& table, const TableColumns& columns) {
  const auto& values = table.values;
  std::optional<std::size_t> year = first_free(columns, Role::year, [&](std::size_t c) { return values[c].nearly_all(values[c].years); });
  for (const auto held : {&ColumnValues::periods, &ColumnValues::years}) {  // Period: 202601, and 2026 alone
    if (!year) year = first_free(columns, Role::period, [&](std::size_t c) { return values[c].nearly_all(values[c].*held); });
  }
  return {year};
}

namespace {

/// What title, sheet, what stands beside, and the table above say of columns that say nothing themselves.
Frame frame_around(const SheetTable& table, const TableColumns& columns, AmountUnit beside) {
  std::vector<std::string> titles = table.headings.titles;
  titles.push_back(corner_of(table, columns));
  Frame frame = frame_of(titles, table.start.name);
  if (frame.unit == AmountUnit::none) frame.unit = beside;
  frame.foreign |= foreign_beside(table);
  if (frame.unit == AmountUnit::none) frame.unit = table.start.above.amounts;
  if (frame.year == 0) frame.year = table.start.above.year;
  return frame;
}

/// Some other column has a year of its own: a total beside them is that of the years together.
bool other_years(const TableColumns& columns, std::size_t but) {
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    if (c != but && columns.meanings[c].role == Role::amount && columns.meanings[c].money.year != 0) return true;
  }
  return false;
}

/// A column of texts: Plan, Not till budget. One with a year and amounts is of those, and what else stands there is told where it does.
bool is_of_texts(const ColumnValues& values, const MoneyHeading& said) {
  const bool of_year = said.year != 0 && values.numbers >= (said.unit == AmountUnit::none ? 2U : 1U);
  return values.filled > 0 && values.words * 2 > values.filled && !of_year;
}

/// The numbers of a column as they stand, whatever their signs.
std::int64_t size_of(const SheetTable& table, std::size_t column) {
  std::int64_t size = 0;
  for (const SampleRow& row : table.shape.rows) {
    if (row.number > table.headings.last) size = add(size, magnitude(number_in(row.at(column))));
  }
  return size;
}

/// What nothing in the table says, and the name of its file does.
void tell_of_file(std::string what, std::string_view read, Said& said) {
  said.say(Code::F12, "läst-bredvid", told("filens namn"), {}, std::string(read), std::move(what));
}

/// Drift and Investering stand among the rows: each says for itself which it is.
bool rows_say_kinds(const SheetTable& table) {
  return std::any_of(table.shape.rows.begin(), table.shape.rows.end(), [&](const SampleRow& row) {
    return row.number > table.headings.last && std::any_of(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) {
             const std::string_view text = trim(cell.text);
             return cell.type == grid::Cell::Type::text && text.find(' ') == std::string_view::npos && kind_in(text) != Key::none;
           });
  });
}

/// The unit that is said in a comment on the column's heading, and where.
struct CommentedUnit {
  AmountUnit unit = AmountUnit::none;
  std::string place = {};
};
CommentedUnit unit_in_comment(const SheetTable& table, std::size_t column) {
  for (const grid::Comment& comment : table.start.comments) {
    if (comment.column != column + 1 || comment.row < table.headings.first || comment.row > table.headings.last) continue;
    if (const AmountUnit unit = unit_in(comment.text); unit != AmountUnit::none)
      return {unit, told("kommentaren i {}", cell_name(table.start.name, comment.row, comment.column))};
  }
  return {};
}

/// Columns that say no unit are in that of the others' headings, where the numbers of all are of the same size; else in the one that is given, or
/// the plan's.
std::vector<AmountColumn> with_units_of_others(const SheetTable& table, std::vector<AmountColumn> amounts, AmountUnit given,
                                               AmountUnit of_plan, AmountUnit of_file, Said& said) {
  constexpr std::int64_t much = 30;  // a thousand times is another unit
  const auto says_unit = [](const AmountColumn& a) { return a.heading.unit != AmountUnit::none; };
  const auto other = std::find_if(amounts.begin(), amounts.end(), says_unit);
  const AmountUnit unit = other == amounts.end() ? AmountUnit::none : other->heading.unit;
  const std::int64_t size = other == amounts.end() ? 0 : size_of(table, other->column);
  const auto follows = [&](const AmountColumn& a) {
    const std::int64_t own = size_of(table, a.column);
    return says_unit(a) ? a.heading.unit == unit : a.heading.scenario >= Scenario::outcome || (own / much <= size && size / much <= own);
  };
  const bool alike = given == AmountUnit::none && unit != AmountUnit::none && std::all_of(amounts.begin(), amounts.end(), follows);
  const std::string place = alike ? table.column_place(other->column) : std::string();
  bool told_of_file = false;
  for (AmountColumn& column : amounts) {
    if (says_unit(column)) continue;
    const bool by_file = !alike && given == AmountUnit::none && of_file != AmountUnit::none;
    column.heading.unit = alike ? unit : by_file ? of_file : given == AmountUnit::none ? of_plan : given;
    if (by_file && !std::exchange(told_of_file, true)) tell_of_file(told("enheten"), amount_unit_word(of_file), said);
    if (alike && unit != of_plan && column.heading.year != 0 && column.heading.scenario < Scenario::outcome)
      said.say(Code::F12, "enhet-bredvid", table.column_place(column.column), std::string(amount_unit_word(unit)), place);
  }
  return amounts;
}

}  // namespace

Amounts find_amounts(const SheetTable& table, TableColumns begun, const YearColumn& year, const PlanNames& names,
                     const GuessOptions& options, Said& said) {
  UnitBeside beside = unit_beside(table, std::move(begun), said);
  Amounts found{std::move(beside.columns), {}, beside.by_row};
  TableColumns& columns = found.columns;
  const Frame frame = frame_around(table, columns, beside.unit);
  const Scenario of_name = money_heading(table.start.name).scenario;
  found.scenario = of_name == Scenario::none ? frame.scenario : of_name;
  Frame of_file = frame_of({}, table.start.file);
  if (of_file.kind != Key::none && rows_say_kinds(table)) of_file.kind = Key::none;
  bool of_flows = false, doubtful_unit = false, kind_told = false, year_told = false;
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    const Meaning& meaning = columns.meanings[c];
    of_flows |= meaning.role == Role::amount && meaning.money.flow != Flow::none && table.values[c].numbers > 0;
  }
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    if (columns.meanings[c].role != Role::amount) continue;
    if (is_of_texts(table.values[c], columns.meanings[c].money)) {
      columns.meanings[c] = {};
      continue;
    }
    AmountColumn column{c, columns.meanings[c].money};
    if (column.heading.key == Key::none) column.heading.key = frame.kind;
    if (column.heading.key == Key::none && of_file.kind != Key::none) {
      column.heading.key = of_file.kind;
      if (!std::exchange(kind_told, true)) tell_of_file(told("slaget"), word(of_file.kind), said);
    }
    if (column.heading.key == Key::none) column.heading.key = Key::operation;
    if (const CommentedUnit commented = unit_in_comment(table, c);
        column.heading.unit == AmountUnit::none && commented.unit != AmountUnit::none) {
      column.heading.unit = commented.unit;
      said.say(Code::F12, "läst-bredvid", commented.place, {}, std::string(amount_unit_word(commented.unit)), told("enheten"));
    }
    if (column.heading.unit == AmountUnit::none)
      column.heading.unit = frame.unit_of(column.heading.key), doubtful_unit |= !frame.several_units.empty();
    column = with_unit_by_format(table, std::move(column));
    MoneyHeading& heading = column.heading;
    heading.foreign |= frame.foreign;
    if (frame.income && !of_flows) heading.flow = Flow::income;
    if (heading.scenario == Scenario::none) heading.scenario = frame.scenario;
    const bool total_of_years = heading.year == 0 && heading.whole_year && other_years(columns, c);
    if (heading.year == 0 && !total_of_years && !year.column) heading.year = frame.year;
    if (heading.year == 0 && !total_of_years && !year.column && of_file.year != 0) {
      heading.year = of_file.year;
      if (!std::exchange(year_told, true)) tell_of_file(told("året"), to_string(of_file.year), said);
    }
    columns.taken[c] = true;
    found.amounts.push_back(std::move(column));
  }
  if (!found.unit_column)
    found.amounts = with_units_of_others(table, std::move(found.amounts), options.amounts, names.amount_unit, of_file.unit, said);
  if (doubtful_unit) said.say(Code::F07, "flera-enheter", frame.several_units);
  // Rows that say a unit each, below headings or a title that say one too, are asked about.
  const auto has_unit = [](const AmountColumn& a) { return a.heading.unit != AmountUnit::none; };
  if (found.unit_column && std::any_of(found.amounts.begin(), found.amounts.end(), has_unit)) {
    said.say(Code::F07, "enhet-per-rad", table.column_place(*found.unit_column));
    found.unit_column.reset();
  }
  return found;
}

}  // namespace malkoll::importing
