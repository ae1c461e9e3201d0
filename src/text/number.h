#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/ore.h"

namespace malkoll {

/// An exact decimal number: mantissa / 10^decimals.
struct Decimal {
  std::int64_t mantissa = 0;
  std::uint8_t decimals = 0;
  [[nodiscard]] double real() const;
  friend bool operator==(const Decimal&, const Decimal&) = default;  ///< as they are written: 1,0 is not 1
};

enum class NumberFault : std::uint8_t {
  none,
  missing,    ///< no digit where one was expected
  grouping,   ///< spaces that do not group by exactly three digits
  apart,      ///< a tab, or several spaces, between digits: two cells of a table
  point,      ///< a point: 12.500 can be read in two ways
  too_large,  ///< does not fit
  decimals,   ///< more decimals than an öre
};

namespace detail {
[[nodiscard]] const char* skip_wide_blanks(const char* at, const char* last);
[[nodiscard]] const char* trim_wide_end(const char* first, const char* last);
/// Of a blank of any kind at `at`, or 0.
[[nodiscard]] std::size_t blank_length(const char* at, const char* last);
/// Of a dash that people use for a minus sign, or 0.
[[nodiscard]] std::size_t dash_length(const char* at, const char* last);
}  // namespace detail

/// Skips spaces of every kind that people's programs write: ordinary, tab, no-break, thin, narrow no-break.
[[nodiscard]] inline const char* skip_blanks(const char* at, const char* last) {
  while (at != last && (*at == ' ' || *at == '\t')) ++at;
  return at == last || (*at != '\xC2' && *at != '\xE2') ? at : detail::skip_wide_blanks(at, last);
}
/// `last` moved back over trailing blanks and carriage returns.
[[nodiscard]] inline const char* trim_end(const char* first, const char* last) {
  while (last != first && (last[-1] == ' ' || last[-1] == '\t' || last[-1] == '\r')) --last;
  return last == first || static_cast<unsigned char>(last[-1]) < 0x80 ? last : detail::trim_wide_end(first, last);
}

/// The text with its first number as it is written in Swedish, where points (and commas) can be read in one way only:
/// `12.5 mnkr` is `12,5 mnkr`, `1.250.000` is `1 250 000`, `12.500,50` is `12 500,50`. nullopt: `12.500` can be read in two.
[[nodiscard]] std::optional<std::string> respelt_number(std::string_view text);

enum class AmountUnit : std::uint8_t { none, kr, tkr, mnkr, mdkr };

/// Öre in one of the unit; 0 for none.
[[nodiscard]] std::int64_t ore_per(AmountUnit unit);
/// kr, tkr, mnkr (also Mkr, mkr), mdkr; case does not matter. `none` where the word is no unit.
[[nodiscard]] AmountUnit amount_unit(std::string_view word);
[[nodiscard]] std::string_view amount_unit_word(AmountUnit unit);

/// What the last written digit of an amount with that many decimals stands for; at least one öre.
[[nodiscard]] Ore last_digit(AmountUnit unit, int decimals);

struct ReadAmount {
  Ore value = {};
  Ore last_digit{1};  ///< what the last written digit stands for
  NumberFault fault = NumberFault::none;
};

/// Exact öre, or the fault `decimals` or `too_large`.
[[nodiscard]] ReadAmount to_ore(Decimal number, AmountUnit unit);

}  // namespace malkoll
