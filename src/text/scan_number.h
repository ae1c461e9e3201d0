#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "text/digit.h"
#include "text/number.h"

/// Reading numbers: in a header, because the grammar reads millions of them and a call for each costs an eighth of its time.
namespace malkoll {

struct ScannedNumber {
  Decimal value;
  const char* end = nullptr;  ///< after the number, or where the fault is
  NumberFault fault = NumberFault::none;
};

namespace detail {

/// Length of a minus sign or any dash that people use for one, or 0.
inline std::size_t minus_length(const char* at, const char* last) {
  if (at == last || (*at != '-' && *at != '\xE2')) return 0;
  return *at == '-' ? 1 : dash_length(at, last);
}

/// The digits on both sides of the blanks are one number's: a single blank, of any kind but a tab.
inline bool groups(const char* first, const char* last) {
  const std::ptrdiff_t length = last - first;
  return length == 1 ? *first == ' ' : static_cast<std::size_t>(length) == blank_length(first, last);
}

/// Reads digits behind those of `value`; false where the number no longer fits, and the value stays as it is.
inline bool read_digits(const char*& at, const char* last, std::int64_t& value) {
  constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max() - 9) / 10;
  bool fits = true;
  for (; at != last && is_digit(*at); ++at) {
    if (value > most) fits = false;
    if (fits) value = value * 10 + (*at - '0');
  }
  return fits;
}

}  // namespace detail

/// A number as Swedes write it: `2 450 000`, `12,5`, `−110,2`, `– 614`, `+3`. A tab stands between the cells of a table, so it is
/// in no number.
[[nodiscard]] inline ScannedNumber scan_number(const char* first, const char* last) {
  const char* at = first;
  bool negative = false;
  if (const std::size_t n = detail::minus_length(at, last)) {
    negative = true;
    const char* behind = at + n;
    at = skip_blanks(behind, last);
    if (std::find(behind, at, '\t') != at) return {{}, first, NumberFault::apart};
  } else if (at != last && *at == '+') {
    at = skip_blanks(at + 1, last);
  }
  const char* from = at;
  Decimal number;
  bool fits = detail::read_digits(at, last, number.mantissa);
  if (at == from) return {{}, at, NumberFault::missing};
  const bool groups_fit = at - from <= 3;
  while (true) {
    const char* next = skip_blanks(at, last);
    if (next == at || next == last || !is_digit(*next)) break;
    if (!detail::groups(at, next)) return {{}, first, NumberFault::apart};
    at = next;
    fits &= detail::read_digits(at, last, number.mantissa);
    if (at - next != 3 || !groups_fit) return {{}, next, NumberFault::grouping};
  }
  if (last - at >= 2 && is_digit(at[1])) {
    if (*at == '.') return {{}, at, NumberFault::point};
    if (*at == ',') {
      const char* decimals = ++at;
      fits &= detail::read_digits(at, last, number.mantissa) && at - decimals <= 18;
      number.decimals = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(at - decimals, 18));
      const char* next = skip_blanks(at, last);
      if (next != at && next != last && is_digit(*next)) return {{}, first, NumberFault::apart};
    }
  }
  if (!fits) return {{}, first, NumberFault::too_large};
  if (negative) number.mantissa = -number.mantissa;
  return {number, at, NumberFault::none};
}

}  // namespace malkoll
