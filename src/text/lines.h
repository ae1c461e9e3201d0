#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "text/number.h"

namespace malkoll {

/// The text without blanks and carriage returns at either end.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  const char* last = text.data() + text.size();
  const char* first = skip_blanks(text.data(), last);
  return {first, static_cast<std::size_t>(trim_end(first, last) - first)};
}

/// The same, and without line ends: of what may be several lines.
[[nodiscard]] inline std::string_view trim_lines(std::string_view text) {
  while (true) {
    text = trim(text);
    if (text.starts_with('\n')) text.remove_prefix(1);
    else if (text.starts_with("\r\n")) text.remove_prefix(2);
    else if (text.ends_with('\n')) text.remove_suffix(1);
    else return text;
  }
}

/// A text on one line, trimmed: line ends and tabs become a blank, where none stands beside them.
[[nodiscard]] std::string one_line(std::string_view text);

/// Lines without blanks around them, one blank for several in them, and no empty ones.
[[nodiscard]] std::string tidy_lines(std::string_view text);

/// Calls `each` with every line of a text, without its LF or CRLF; once with nothing for an empty text.
template <typename F>
void for_lines(std::string_view text, F each) {
  while (true) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, newline);
    if (line.ends_with('\r')) line.remove_suffix(1);
    each(line);
    if (newline == text.size()) return;
    text.remove_prefix(newline + 1);
  }
}

/// The text has nothing but blanks and line ends.
[[nodiscard]] inline bool says_nothing(std::string_view text) {
  while (true) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    if (!trim(text.substr(0, newline)).empty()) return false;
    if (newline == text.size()) return true;
    text.remove_prefix(newline + 1);
  }
}

}  // namespace malkoll
