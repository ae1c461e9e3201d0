#include "text/calendar.h"

#include <fmt/format.h>

#include <chrono>

#include "text/digit.h"

namespace malkoll {

bool is_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(year)), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::optional<Date> Date::of(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (!is_day(year, month, day)) return std::nullopt;
  return Date(year * 10'000 + month * 100 + day);
}

std::optional<Date> Date::read(std::string_view iso) {
  constexpr std::string_view form = "0000-00-00";
  if (iso.size() != form.size()) return std::nullopt;
  std::int64_t digits = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '-' ? iso[i] != '-' : !is_digit(iso[i])) return std::nullopt;
    if (form[i] != '-') digits = digits * 10 + (iso[i] - '0');
  }
  return of(digits / 10'000, digits / 100 % 100, digits % 100);
}

std::string Date::iso() const {
  return given() ? fmt::format("{:04}-{:02}-{:02}", number_ / 10'000, number_ / 100 % 100, number_ % 100) : std::string();
}

}  // namespace malkoll
