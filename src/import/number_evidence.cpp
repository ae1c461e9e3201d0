#include "import/number_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "import/chunk.h"
#include "import/money_heading.h"
#include "text/cell_name.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/lines.h"
#include "text/number.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// Groups of three digits after the first, with `separator` before each: 1,234,567. How many there are; 0: it is not so.
std::size_t groups_of_three(std::string_view text, char separator) {
  std::size_t at = std::min(text.find(separator), text.size()), groups = 0;
  if (at == 0 || at > 3 || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), is_digit)) return 0;
  for (; at < text.size(); ++groups) {
    if (text.size() - at < 4 || text[at] != separator ||
        !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit))
      return 0;
    at += 4;
  }
  return groups;
}

/// What of an amount is digits, commas and points; empty where words stand around it that are none of an amount.
std::string_view digits_in(std::string_view text) {
  text = trim(text);
  const std::size_t first = text.find_first_of("0123456789,.");
  const std::size_t last = text.find_last_of("0123456789");
  if (first == std::string_view::npos || last == std::string_view::npos || last < first) return {};
  const std::string_view before = text.substr(0, first);
  std::string_view after = trim(text.substr(last + 1));
  while (after.ends_with(')') || after.ends_with('.') || after.ends_with('-')) after = trim(after.substr(0, after.size() - 1));
  const bool words = (std::any_of(before.begin(), before.end(), is_ascii_letter) && unit_word(before) == AmountUnit::none) ||
                     (std::any_of(after.begin(), after.end(), is_ascii_letter) && unit_word(after) == AmountUnit::none);
  return words ? std::string_view() : text.substr(first, last + 1 - first);
}

}  // namespace

Comma comma_in(std::string_view text) {
  const std::string_view number = digits_in(text);
  const std::size_t comma = number.find(',');
  if (comma == std::string_view::npos) return Comma::none;
  const std::size_t last = number.rfind(','), point = number.find('.');
  const std::string_view behind = number.substr(last + 1);
  if (point != std::string_view::npos && point > last) {  // 1,234.50
    return number.find('.', point + 1) == std::string_view::npos && groups_of_three(number.substr(0, point), ',') > 0 ? Comma::thousands
                                                                                                                      : Comma::none;
  }
  if (!std::all_of(behind.begin(), behind.end(), is_digit) || behind.empty()) return Comma::none;
  if (comma != last) return groups_of_three(number, ',') > 1 ? Comma::thousands : Comma::none;
  if (point != std::string_view::npos) return groups_of_three(number.substr(0, comma), '.') > 0 ? Comma::decimals : Comma::none;
  const std::string_view whole = number.substr(0, comma);
  const bool one_group = !whole.empty() && whole.size() <= 3 && whole[0] != '0' && std::all_of(whole.begin(), whole.end(), is_digit);
  return behind.size() == 3 && one_group ? Comma::either : Comma::decimals;
}

Comma point_in(std::string_view text) {
  std::string turned(text);
  for (char& c : turned) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return comma_in(turned);
}

void NumberEvidence::add_amount(std::uint32_t column, std::uint32_t row, const grid::Cell& cell) {
  if (cell.type != grid::Cell::Type::text || cell.text.find(',') == std::string_view::npos || comma_in(cell.text) != Comma::either) return;
  Counts& counts = columns_[column];
  if (counts.either++ > 0) return;
  counts.row = row;
  counts.text = cell.text;
}

void NumberEvidence::look_at(const grid::Row& row, const ColumnMap& map) {
  for (const MappedProperty& property : map.properties) {
    if (!is_amount(property.key)) continue;
    for (const Column& column : property.source.columns) {
      if (column.number == 0 || column.number > row.cells.size()) continue;
      const grid::Cell& cell = row.cells[column.number - 1];
      if (cell.type != grid::Cell::Type::text || cell.covered || cell.text.find_first_of(",.") == std::string_view::npos) continue;
      const Comma comma = comma_in(cell.text), point = point_in(cell.text);
      if ((comma == Comma::none || comma == Comma::either) && (point == Comma::none || point == Comma::either)) continue;
      Counts& counts = columns_[column.number];
      counts.decimals += comma == Comma::decimals ? 1 : 0;
      counts.thousands += comma == Comma::thousands ? 1 : 0;
      counts.point_thousands += point == Comma::thousands ? 1 : 0;
      counts.point_decimals += point == Comma::decimals ? 1 : 0;
    }
  }
}

void NumberEvidence::add_share(const grid::Cell& cell) {
  if (cell.type != grid::Cell::Type::number && cell.type != grid::Cell::Type::text) return;
  std::string text(trim(cell.text));
  std::replace(text.begin(), text.end(), ',', '.');
  if (text.starts_with('.')) text.insert(0, "0");
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || text.find_first_not_of("0123456789.eE-+") != std::string::npos) return;  // with % it tells nothing
  if (value > 0 && value < 1) ++fractions_;
  if (value == 1) ++ones_;
  if (value > 1) ++hundredths_;
}

bool NumberEvidence::settle(ColumnMap& map, const std::string& sheet, std::vector<Mistake>& mistakes) {
  bool again = false;
  const bool fractions = (fractions_ > 0 || ones_ > 0) && hundredths_ == 0;  // a hundredth of every post for a goal is none's meaning
  if (fractions != map.shares_are_parts && (fractions || hundredths_ > 0)) {
    map.shares_are_parts = fractions;
    again = true;
  }
  Counts all;
  for (const auto& [column, counts] : columns_) {
    all.decimals += counts.decimals, all.thousands += counts.thousands;
    all.point_decimals += counts.point_decimals, all.point_thousands += counts.point_thousands;
  }
  for (MappedProperty& property : map.properties) {  // 612.400 beside 1.234.567, in its column or another
    for (Column& column : property.source.columns) {
      if (!is_amount(property.key) || column.point_is_thousands || map.decimal_sign_given) continue;
      const auto own = columns_.find(column.number);
      const bool tells = own != columns_.end() && own->second.point_decimals + own->second.point_thousands > 0;
      const Counts& of = tells ? own->second : all;
      if (of.point_thousands > 0 && of.point_decimals == 0) column.point_is_thousands = again = true;
    }
  }
  for (const auto& [number, counts] : columns_) {
    if (counts.either == 0 || map.decimal_sign_given) continue;
    const Counts& of = counts.decimals + counts.thousands > 0 ? counts : all;
    if ((of.decimals > 0) == (of.thousands > 0)) {
      Mistake unknown = about_file(Code::F07, "två-sätt", counts.text);
      unknown.place = cell_name(sheet, counts.row, number);
      unknown.count = counts.either;
      mistakes.push_back(std::move(unknown));
      continue;
    }
    const bool thousands = of.thousands > 0;
    for (MappedProperty& property : map.properties) {
      for (Column& column : property.source.columns) {
        if (column.number != number || column.comma_is_thousands == thousands) continue;
        column.comma_is_thousands = thousands;
        again = again || !map.point_is_decimal || !thousands;
      }
    }
  }
  columns_.clear();
  fractions_ = ones_ = hundredths_ = 0;
  return again;
}

}  // namespace malkoll::importing
