#pragma once

#include <fmt/format.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/digit.h"
#include "text/ore.h"

namespace malkoll {

/// A calendar year, which a budget's year is in Sweden. It is counted on from and held against other years, and mixes with no other
/// number. 0, as it is made: none is known or written.
class Year {
 public:
  constexpr Year() = default;
  /// What is no year of four or five digits is none: a file from elsewhere may say anything.
  constexpr explicit Year(std::int64_t number)
      : number_(number > 0 && number <= last ? static_cast<std::uint16_t>(number) : std::uint16_t{0}) {}

  [[nodiscard]] constexpr int number() const { return number_; }

  friend constexpr bool operator==(Year, Year) = default;
  friend constexpr auto operator<=>(Year, Year) = default;
  friend constexpr bool operator==(Year a, Zero /*none*/) { return a.number_ == 0; }

  constexpr Year& operator++() { return *this = *this + 1; }
  friend constexpr Year operator+(Year a, std::int64_t years) { return Year(a.number_ + years); }
  friend constexpr Year operator-(Year a, std::int64_t years) { return Year(a.number_ - years); }
  /// How many years later a is.
  friend constexpr int operator-(Year a, Year b) { return a.number_ - b.number_; }

 private:
  static constexpr std::int64_t last = 65'535;  // the language's have four digits, so that a year after them can be told

  std::uint16_t number_ = 0;
};
static_assert(sizeof(Year) == 2, "there can be millions of amounts");

/// The years that can be written: of one that lies elsewhere a digit is wrong.
inline constexpr Year first_written(1900), last_written(2199);
[[nodiscard]] constexpr bool can_be_written(Year year) { return year >= first_written && year <= last_written; }

/// What four digits are, and nothing else beside them; none: it is no year.
[[nodiscard]] constexpr Year year_of_digits(std::string_view text) {
  if (text.size() != 4 || !all_digits(text)) return {};
  return Year((text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'));
}

/// As it is written: 2027.
[[nodiscard]] inline std::string to_string(Year year) { return std::to_string(year.number()); }

}  // namespace malkoll

template <>
struct fmt::formatter<malkoll::Year> : fmt::formatter<int> {
  template <typename Context>
  auto format(malkoll::Year year, Context& context) const {
    return fmt::formatter<int>::format(year.number(), context);
  }
};
