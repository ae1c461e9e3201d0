// A column of years beside columns of amounts that have years of their own in their headings: what both say is read, and what they
// contradict each other about is asked.

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

bool is_budget(const AmountColumn& amount) { return amount.heading.scenario < Scenario::outcome; }

/// `kolumn C »Budget 2025« (110 tkr)`
std::string place_and_amount(const SheetReading& reading, const AmountColumn& amount, std::int64_t ore) {
  const AmountUnit unit = amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit;
  return fmt::format("{} ({})", reading.column_place(amount.column), write_amount(ore, unit));
}

/// År, and no date or period, which may be that of anything.
bool says_years(const SheetReading& reading, const std::optional<std::size_t>& column) {
  return column && reading.meanings[*column].role == Role::year;
}

}  // namespace

void leave_constant_year(SheetReading& reading) {
  const auto dated = [](const AmountColumn& a) { return a.heading.year != 0 && is_budget(a); };
  if (!says_years(reading, reading.year_column) || std::none_of(reading.amounts.begin(), reading.amounts.end(), dated)) return;
  Year only;
  for (const SampleRow& row : reading.shape.rows) {
    const Year year = row.number > reading.headings.last ? year_of_cell(row.at(*reading.year_column).text) : Year();
    if (year == 0) continue;
    if (only != 0 && year != only) return;
    only = year;
  }
  for (AmountColumn& amount : reading.amounts) {
    if (amount.heading.year == 0 && !amount.heading.whole_year) amount.heading.year = only;
  }
  reading.left_year_column = reading.year_column;
  reading.year_column.reset();
  reading.map.year = {};
}

void ask_years(SheetReading& reading) {
  const std::optional<std::size_t> column = reading.year_column ? reading.year_column : reading.left_year_column;
  if (!says_years(reading, column)) return;
  const auto used = [&](auto fits) {
    return std::find_if(reading.amounts.begin(), reading.amounts.end(),
                        [&](const AmountColumn& a) { return a.used && is_budget(a) && fits(a); });
  };
  const auto dated = used([](const AmountColumn& a) { return a.heading.year != 0; }),
             undated = used([](const AmountColumn& a) { return a.heading.year == 0; });
  if (dated == reading.amounts.end()) return;
  if (undated != reading.amounts.end()) {
    return reading.say(Code::F07, "år-mot-rubrik", reading.column_place(*column), place_and_amount(reading, *dated, dated->sum),
                       place_and_amount(reading, *undated, undated->sum));
  }
  const auto first = std::find_if(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return r.year != 0; });
  for (const KeptRow& row : reading.rows) {
    if (row.is_sum || row.year == 0) continue;
    if (reading.left_year_column && row.year == first->year) continue;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      const AmountColumn& amount = reading.amounts[a];
      if (!amount.used || !is_budget(amount) || row.ore[a].value_or(0) == 0 || amount.heading.year == row.year) continue;
      return reading.say(Code::F07, "rad-mot-rubrik", fmt::format("{} (»{}«)", reading.row_place(row.number), row.title),
                         place_and_amount(reading, amount, *row.ore[a]), fmt::format("{} {}", reading.column_place(*column), row.year));
    }
  }
}

}  // namespace malkoll::importing
