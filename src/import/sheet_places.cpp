// What a sheet's columns and rows are called, in messages and in the map; and what it comes to.

#include <fmt/format.h>

#include <algorithm>

#include "import/chunk.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

bool KeptRow::has_amount() const {
  return std::any_of(ore.begin(), ore.end(), [](const auto& o) { return o.has_value(); });
}

std::string SheetReading::column_place(std::size_t column) const {
  const std::string heading = column < headings.texts.size() ? headings.texts[column] : std::string();
  std::string place = the_column(name, column + 1);
  if (!heading.empty()) place += fmt::format(" »{}«", heading);
  return several ? on_sheet(place, name) : place;
}

std::string SheetReading::row_place(std::uint32_t row) const { return several ? on_sheet(told("rad {}", row), name) : told("rad {}", row); }

std::string SheetReading::place() const { return is_part() ? told("tabellen från {}", row_place(headings.first)) : the_sheet(name); }

bool SheetReading::is_income_only() const {
  const auto other = [](const AmountColumn& a) { return a.used && a.heading.flow != Flow::income; };
  return std::any_of(amounts.begin(), amounts.end(), [](const AmountColumn& a) { return a.used; }) &&
         std::none_of(amounts.begin(), amounts.end(), other);
}

Money SheetReading::totals() const {
  const bool income = is_income_only();
  Money totals;
  for (const AmountColumn& amount : amounts) {
    if (!amount.used || (amount.heading.flow == Flow::income && !income)) continue;
    auto& total = totals[{amount.heading.key, amount.heading.year}];
    const std::int64_t sum = income ? -magnitude(amount.sum) : amount.sum;
    total = add(total, add(sum, -amount.invested));
    if (map.investment.empty()) continue;
    auto& invested = totals[{Key::investment, amount.heading.year}];
    invested = add(invested, amount.invested);
  }
  return totals;
}

void SheetReading::say(Code code, const char* variant, std::string place, std::string sum, std::string other) {
  Mistake mistake = about_file(code, variant);
  mistake.place = std::move(place);
  mistake.sum = std::move(sum);
  mistake.other = std::move(other);
  said.push_back(std::move(mistake));
}

std::string corner_of(const SheetReading& reading) {
  for (std::size_t c = 0; c < reading.headings.texts.size(); ++c) {
    const Role role = reading.meanings[c].role;
    const ColumnValues& values = reading.values[c];
    const bool of_amounts = role == Role::amount && values.numbers > 0;
    const bool heads_names = role == Role::none || role == Role::title || role == Role::post || (role == Role::amount && !of_amounts);
    if (heads_names && values.nearly_all(values.words) && !values.mostly(values.flags)) return reading.headings.texts[c];
    if (of_amounts) break;
  }
  return {};
}

Column column_named(const SheetReading& reading, std::size_t column) {
  const auto& written = reading.headings.written;
  const std::string& heading = written[column];
  const std::string folded = fold(heading);
  const auto same = std::count_if(written.begin(), written.end(), [&](const std::string& h) { return fold(h) == folded; });
  const bool plain = same == 1 && !folded.empty() && heading.find_first_of(":\n\r") == std::string::npos && !heading.starts_with('#') &&
                     trim(heading).size() == heading.size();
  return plain ? Column{heading, 0} : Column{{}, static_cast<std::uint32_t>(column + 1)};
}

void add_column(SheetReading& reading, ValueSource& source, std::size_t column, bool minus) {
  source.columns.push_back(column_named(reading, column));
  source.minus.push_back(minus);
  reading.taken[column] = true;
}

}  // namespace malkoll::importing
