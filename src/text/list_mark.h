#pragma once

#include <array>
#include <string_view>

namespace malkoll {

/// What people and their programs put before each line of a list: dashes, bullets (the last but one is Word's own, of the font Symbol), stars.
inline constexpr std::array<std::string_view, 9> list_marks = {"-",      "\u2013", "\u2014", "\u2022", "\u00B7",
                                                               "\u25AA", "\u25CF", "\uF0B7", "*"};

/// The one that a text begins with, and a blank behind it; empty: it begins with none.
[[nodiscard]] constexpr std::string_view list_mark(std::string_view text) {
  for (const std::string_view mark : list_marks) {
    if (text.starts_with(mark) && text.size() > mark.size() && (text[mark.size()] == ' ' || text[mark.size()] == '\t')) return mark;
  }
  return {};
}

}  // namespace malkoll
