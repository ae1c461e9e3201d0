#include "import/heading_dates.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "import/money_words.h"
#include "text/digit.h"

namespace malkoll::importing {

int number_of(std::string_view text) { return std::atoi(std::string(text).c_str()); }

Year year_of(std::string_view digits) {
  constexpr Year first_year(1990), last_year(2099);
  const Year year = year_of_digits(digits);
  return year >= first_year && year <= last_year ? year : Year();
}

Date date_in(const std::vector<std::string>& words, std::size_t at) {
  const auto number = [&](std::size_t w) { return words[w].size() <= 2 && all_digits(words[w]) ? number_of(words[w]) : 0; };
  if (words.size() < at + 3) return {};
  const bool year_first = year_of(words[at]) != 0;
  Date date{year_of(words[year_first ? at : at + 2]), number(at + 1), number(year_first ? at + 2 : at)};
  constexpr int last_month = 12;
  if (!year_first && date.month > last_month) std::swap(date.month, date.day);
  return date.year != 0 && is_day(date.year.number(), date.month, date.day) ? date : Date{};
}

std::uint8_t month_of_date(const std::vector<std::string>& words) {
  if (words.size() == 3) {
    const Date date = date_in(words, 0);
    return date.is_first() || date.is_last() ? static_cast<std::uint8_t>(date.month) : std::uint8_t{0};
  }
  if (words.size() != 2 || year_of(words[0]) == 0 || words[1].size() != 2 || !all_digits(words[1])) return 0;
  const int month = number_of(words[1]);
  return month >= 1 && month <= 12 ? static_cast<std::uint8_t>(month) : 0;
}

Year year_of_span(const std::vector<std::string>& words) {
  for (std::size_t w = 0; w + 6 <= words.size(); ++w) {
    const Date from = date_in(words, w), to = date_in(words, w + 3);
    if (from.is_first() && to.is_last() && from.year == to.year) return from.year;
  }
  return {};
}

void turn_dates(std::vector<std::string>& words) {
  if (words.size() == 6 && words[3] == "00" && words[4] == "00" && words[5] == "00") words.resize(3);  // midnight
  for (std::size_t w = 0; w + 3 <= words.size(); ++w) {
    const Date from = date_in(words, w), to = date_in(words, w + 3);
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(w);
    const auto month = [](int number) { return std::string(MoneyWords::months[static_cast<std::size_t>(number - 1)]); };
    if (from.is_first() && to.is_last() && from.year == to.year && from.month <= to.month) {
      const std::vector<std::string> span = {std::to_string(from.year.number()), month(from.month), month(to.month)};
      const auto end = std::copy(span.begin(), span.end(), at);
      words.erase(end, end + 3);
    } else if (from.is_last() && from.month == 12 && words.size() > 3) {
      *at = std::to_string(from.year.number());
      words.erase(at + 1, at + 3);
    }
  }
}

}  // namespace malkoll::importing
