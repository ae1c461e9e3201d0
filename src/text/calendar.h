#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/year.h"

namespace malkoll {

/// There is such a day. Each part from 0 to what its digits can say.
[[nodiscard]] bool is_day(std::int64_t year, std::int64_t month, std::int64_t day);

/// A day of the calendar, held against other days. As it is made: none is known or written.
class Date {
 public:
  constexpr Date() = default;

  /// nullopt: there is no such day. Each part as is_day takes it.
  [[nodiscard]] static std::optional<Date> of(std::int64_t year, std::int64_t month, std::int64_t day);
  [[nodiscard]] static constexpr Date last_of(Year year) { return Date(year.number() * 10'000 + 1231); }
  /// Of 2026-12-31, and nothing else beside it; nullopt: it is no such day.
  [[nodiscard]] static std::optional<Date> read(std::string_view iso);

  [[nodiscard]] constexpr bool given() const { return number_ != 0; }
  [[nodiscard]] constexpr Year year() const { return Year(number_ / 10'000); }
  /// 2026-12-31; empty: none.
  [[nodiscard]] std::string iso() const;

  friend constexpr bool operator==(Date, Date) = default;
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  constexpr explicit Date(std::int64_t number) : number_(static_cast<std::int32_t>(number)) {}

  std::int32_t number_ = 0;  ///< 20261231
};

}  // namespace malkoll
