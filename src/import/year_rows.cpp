// A column of years beside columns of amounts that have years of their own in their headings: what both say is read, and what they
// contradict each other about is asked.

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/table_phases.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

bool is_budget(const AmountColumn& amount) { return amount.heading.scenario < Scenario::outcome; }

/// `kolumn C »Budget 2025« (110 tkr)`
std::string place_and_amount(const SheetTable& table, const AmountColumn& amount, Ore ore) {
  const AmountUnit unit = amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit;
  return fmt::format("{} ({})", table.column_place(amount.column), write_amount(ore, unit));
}

/// År, and no date or period, which may be that of anything.
bool says_years(const TableColumns& columns, const std::optional<std::size_t>& column) {
  return column && columns.meanings[*column].role == Role::year;
}

}  // namespace

AmountYears leave_constant_year(const SheetTable& table, const TableColumns& columns, AmountYears begun) {
  const auto dated = [](const AmountColumn& a) { return a.heading.year != 0 && is_budget(a); };
  if (!says_years(columns, begun.year.column) || std::none_of(begun.amounts.begin(), begun.amounts.end(), dated)) return begun;
  Year only;
  for (const SampleRow& row : table.shape.rows) {
    const Year year = row.number > table.headings.last ? year_of_cell(row.at(*begun.year.column).text) : Year();
    if (year == 0) continue;
    if (only != 0 && year != only) return begun;
    only = year;
  }
  for (AmountColumn& amount : begun.amounts) {
    if (amount.heading.year == 0 && !amount.heading.whole_year) amount.heading.year = only;
  }
  begun.year.constant = true;
  return begun;
}

void ask_years(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said) {
  const YearColumn& years = known.by_row.year;
  if (!says_years(known.columns, years.column)) return;
  const SheetTable& table = known.table;
  const auto counts = [&](std::size_t a) { return chosen.used[a] && is_budget(known.amounts[a]); };
  std::optional<std::size_t> dated, undated;  // the first of each
  for (std::size_t a = 0; a < known.amounts.size(); ++a) {
    std::optional<std::size_t>& first = known.amounts[a].heading.year != 0 ? dated : undated;
    if (counts(a) && !first) first = a;
  }
  if (!dated) return;
  const auto place_and_sum = [&](std::size_t a) { return place_and_amount(table, known.amounts[a], rows.sums[a].sum); };
  if (undated)
    return said.say(Code::F07, "år-mot-rubrik", table.column_place(*years.column), place_and_sum(*dated), place_and_sum(*undated));
  const auto first = std::find_if(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return r.year != 0; });
  for (const KeptRow& row : rows.kept) {
    if (row.is_sum || row.year == 0) continue;
    if (years.constant && row.year == first->year) continue;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      const AmountColumn& amount = known.amounts[a];
      if (!counts(a) || row.ore[a].value_or(Ore()) == 0 || amount.heading.year == row.year) continue;
      return said.say(Code::F07, "rad-mot-rubrik", fmt::format("{} (»{}«)", table.row_place(row.number), row.title),
                      place_and_amount(table, amount, *row.ore[a]), fmt::format("{} {}", table.column_place(*years.column), row.year));
    }
  }
}

}  // namespace malkoll::importing
