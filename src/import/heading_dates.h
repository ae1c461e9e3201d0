#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/words.h"
#include "text/calendar.h"

/// Dates and spans of them among the folded words of a heading or a title.
namespace malkoll::importing {

[[nodiscard]] int number_of(std::string_view digits);

/// Of four digits that can be a budget's year; else none.
[[nodiscard]] Year year_of(std::string_view digits);

/// A date's three words in any of the orders in which people write them.
struct Date {
  Year year = {};
  int month = 0, day = 0;  ///< month 0: it is none
  [[nodiscard]] bool is_first() const { return month != 0 && day == 1; }
  [[nodiscard]] bool is_last() const { return month != 0 && !is_day(year.number(), month, day + 1); }
};

/// `2026-01-31`, `31/1/2026`, and `1/31/2026` where the day can be none else.
[[nodiscard]] Date date_in(const std::vector<std::string>& words, std::size_t at);

/// `2026-01`, `2026-01-01`, `2026-01-31`: a month where it heads a column; 0: it is none.
[[nodiscard]] std::uint8_t month_of_date(const std::vector<std::string>& words);

/// `2026-01-01 – 2026-12-31`: a year, or whole months of it, wherever it stands; 0: no such span.
[[nodiscard]] Year year_of_span(const std::vector<std::string>& words);

/// `2026-01-01 – 2026-03-31` as `2026` and the months between, `Budget 2026-12-31` as `Budget 2026`.
void turn_dates(std::vector<std::string>& words);

}  // namespace malkoll::importing
