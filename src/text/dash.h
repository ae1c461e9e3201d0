#pragma once

#include <array>
#include <string_view>

/// The dashes and blanks that people and their programs write in numbers and between years.
namespace malkoll {

/// A hyphen, a dash or a minus sign of any kind.
[[nodiscard]] constexpr bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
/// A blank that stands between the digits of a number: ordinary, no-break, narrow or thin.
[[nodiscard]] constexpr bool is_blank_in_number(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x202F || c == 0x2009; }

/// What stands before a number that is less than nothing: a hyphen, an en dash, a minus sign.
inline constexpr std::array<std::string_view, 3> minus_signs = {"-", "\u2013", "\u2212"};
/// What stands between two years: a hyphen, an en dash, an em dash.
inline constexpr std::array<std::string_view, 3> dashes_between = {"-", "\u2013", "\u2014"};

}  // namespace malkoll
