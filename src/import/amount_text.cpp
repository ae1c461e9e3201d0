#include "import/amount_text.h"

#include <algorithm>
#include <array>

#include "import/money_heading.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

constexpr std::array<std::string_view, 7> apostrophes = {"'", "\u2019", "\u2018", "\u00b4", "`", "\u2032", "\u02bc"};

bool begins_with_digits(std::string_view text, std::size_t count) {
  return text.size() >= count && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit);
}

/// The length of the digits in groups of three that the text begins with, and those digits; no apostrophe among them: 0.
std::size_t grouped_length(std::string_view text, std::string& digits) {
  const std::size_t first = std::min(text.find_first_not_of("0123456789"), text.size());
  std::size_t at = first;
  digits = text.substr(0, first);
  if (first == 0 || first > 3) return 0;
  while (const std::size_t mark = apostrophe_length(text.substr(at))) {
    if (!begins_with_digits(text.substr(at + mark), 3)) return 0;
    digits.append(text.substr(at + mark, 3));
    at += mark + 3;
  }
  const bool more = at < text.size() && is_digit(text[at]);
  return at == first || more ? 0 : at;
}

}  // namespace

std::size_t apostrophe_length(std::string_view text) {
  for (const std::string_view mark : apostrophes) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

bool take_minus_around(std::string& text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    return true;
  }
  const bool kronor = text.ends_with(":-") || text.ends_with(",-") || text.ends_with(".-");
  for (const std::string_view dash : {"\u2212", "\u2013"}) {  // 100−
    const std::size_t number = text.size() - std::min(dash.size(), text.size());
    if (number == 0 || !text.ends_with(dash) || text[number - 1] < '0' || text[number - 1] > '9' || text.front() == '-' ||
        text.starts_with(dash))
      continue;
    text.resize(number);
    return true;
  }
  if (kronor || text.size() < 2 || text.back() != '-' || text.front() == '-' || text.find_first_of("0123456789") == std::string::npos)
    return false;
  text.pop_back();
  return true;
}

UnitBefore take_unit_before(std::string_view& text) {
  const char* const last = text.data() + text.size();
  const char* const first = skip_blanks(text.data(), last);
  const std::size_t minus = first == last ? 0 : *first == '-' ? 1 : detail::dash_length(first, last);
  const char* const word = skip_blanks(first + minus, last);
  if (word == last || !is_ascii_letter(*word)) return {};
  const auto at = static_cast<std::size_t>(word - text.data());
  const std::size_t end = std::min(text.find_first_of("0123456789,+-\xE2", at), text.size());
  const AmountUnit unit = unit_word(text.substr(at, end - at));
  if (unit == AmountUnit::none) return {};
  text = trim(text.substr(end));
  return {unit, minus > 0};
}

AmountUnit unit_behind(std::string_view text) {
  text = trim(text);
  if (const AmountUnit unit = unit_word(text); unit != AmountUnit::none) return unit;
  if (text == "k" || text == "K") return AmountUnit::tkr;
  return text == "M" || text == "milj" || text == "milj." || text == "mn" || text == "mn." ? AmountUnit::mnkr : AmountUnit::none;
}

std::optional<std::string> without_apostrophes(std::string_view text) {
  const std::size_t first = std::min(text.find_first_of("0123456789"), text.size());
  std::string digits;
  const std::size_t length = grouped_length(text.substr(first), digits);
  if (length == 0) return std::nullopt;
  std::string rest(text.substr(first + length));
  if (rest.size() > 1 && rest[0] == '.' && is_digit(rest[1])) rest[0] = ',';
  return std::string(text.substr(0, first)) + digits + rest;
}

std::optional<std::string> with_comma(std::string_view text) {
  std::string out;
  std::size_t group = 0;
  bool grouped = false, point = false;
  for (const char c : text) {
    if (c == ',') {
      if (point || (grouped ? group != 3 : group == 0 || group > 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else if (c == '.') {
      if (point || (grouped && group != 3)) return std::nullopt;
      point = true;
      out += ',';
    } else {
      if (is_digit(c)) ++group;
      out += c;
    }
  }
  if (grouped && !point && group != 3) return std::nullopt;
  return out;
}

std::string without_points(std::string text, bool also_one) {
  const std::size_t first = std::min(text.find_first_of("0123456789"), text.size()),
                    end = std::min(text.find_first_not_of("0123456789.,", first), text.size());
  const std::string_view number = std::string_view(text).substr(first, end - first);
  const std::string_view whole = number.substr(0, std::min(number.find(','), number.size()));
  const auto points = std::count(whole.begin(), whole.end(), '.');
  if (points == 0 || (points == 1 && whole.size() == number.size() && !also_one)) return text;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (c == '.' && (grouped ? group != 3 : group == 0 || group > 3)) return text;
    grouped = grouped || c == '.';
    group = c == '.' ? 0 : group + 1;
  }
  if (group != 3) return text;
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(first);
  text.erase(std::remove(begin, begin + static_cast<std::ptrdiff_t>(whole.size()), '.'), begin + static_cast<std::ptrdiff_t>(whole.size()));
  return text;
}

std::string with_zero(std::string text) {
  const std::size_t at = text.find_first_of("0123456789.,");
  if (at == std::string::npos || is_digit(text[at]) || at + 1 >= text.size() || !is_digit(text[at + 1])) return text;
  text[at] = ',';
  return text.insert(at, "0");
}

}  // namespace malkoll::importing
