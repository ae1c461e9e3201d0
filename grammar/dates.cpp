// The leaves that read years and dates.

#include "leaves.h"
#include "text/calendar.h"
#include "text/digit.h"

namespace malkoll::grammar {

namespace {

bool four_digits(const char*& at, const State& s, std::int64_t& value) {
  if (s.end - at < 4) return false;
  value = 0;
  for (int i = 0; i < 4; ++i) {
    if (!is_digit(at[i])) return false;
    value = value * 10 + (at[i] - '0');
  }
  if (s.end - at > 4 && is_digit(at[4])) return false;
  at += 4;
  return true;
}

bool read_year(const char*& at, State& s, Year& year) {
  const char* from = at;
  std::int64_t value = 0;
  if (four_digits(at, s, value) && can_be_written(Year(value))) {
    year = Year(value);
    return true;
  }
  at = from;
  return s.fail(from, item_end(from, s), Code::P08, "år");
}

}  // namespace

bool year(const char*& at, State& s) { return read_year(at, s, s.read.year); }
bool second_year(const char*& at, State& s) { return read_year(at, s, s.read.last_year); }

bool date(const char*& at, State& s) {
  const char* from = at;
  const auto two = [&](std::int64_t& value) {
    if (s.end - at < 3 || *at != '-' || !is_digit(at[1]) || !is_digit(at[2])) return false;
    value = (at[1] - '0') * 10 + (at[2] - '0');
    at += 3;
    return true;
  };
  std::int64_t y = 0, m = 0, d = 0;
  const std::optional<Date> day = four_digits(at, s, y) && two(m) && two(d) ? Date::of(y, m, d) : std::nullopt;
  if (!day) {
    at = from;
    return s.fail(from, s.end, Code::P08, "datum");
  }
  s.read.date = *day;
  return true;
}

bool due(const char*& at, State& s) {
  const char* from = at;
  std::int64_t year = 0;
  if (four_digits(at, s, year) && skip_blanks(at, s.end) == s.end && can_be_written(Year(year))) {
    s.read.due = {Date::last_of(Year(year)), true};
    return true;
  }
  at = from;
  if (date(at, s)) {
    s.read.due = {s.read.date, false};
    return true;
  }
  s.failure.variant = "klart", s.failure.mend = Mend::year;
  return false;
}

}  // namespace malkoll::grammar
