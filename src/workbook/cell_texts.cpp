#include "workbook/cell_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "keywords.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/scan_number.h"

namespace malkoll::workbook {

namespace {

constexpr double most_exact = 9007199254740992.0;  // 2^53: whole numbers up to here are themselves in a spreadsheet

Decimal without_trailing_zeros(Decimal number) {
  for (; number.decimals > 0 && number.mantissa % 10 == 0; --number.decimals) number.mantissa /= 10;
  return number;
}

/// Spreadsheets keep binary fractions: 12,35 tkr is the öre nearest to it.
std::string amount_text(double number, AmountUnit unit) {
  const std::int64_t per = ore_per(unit);
  const double ore = number * static_cast<double>(per);
  if (unit == AmountUnit::none || std::abs(ore) > most_exact || std::abs(ore - std::round(ore)) > 0.01) return {};
  std::uint8_t decimals = 0;
  for (std::int64_t rest = per; rest > 1; rest /= 10) ++decimals;
  return format_decimal(without_trailing_zeros({std::llround(ore), decimals}));
}

std::string percent_text(double fraction) {
  const double hundredths = fraction * 10'000;
  if (std::abs(hundredths) > 1e9) return fmt::format("{}", fraction);
  return format_decimal(without_trailing_zeros({std::llround(hundredths), 2})) + " %";
}

std::string number_text(double number) {
  std::string text = fmt::format("{}", number);
  std::replace(text.begin(), text.end(), '.', ',');
  const ScannedNumber scanned = scan_number(text.data(), text.data() + text.size());
  const bool whole = scanned.fault == NumberFault::none && scanned.end == text.data() + text.size();
  return whole ? format_decimal(scanned.value) : text;
}

std::string plain_number(double number) {
  return std::abs(number) < most_exact && number == std::floor(number) ? fmt::format("{}", std::llround(number)) : number_text(number);
}

/// A text without blanks at the ends of its lines, empty lines at its end, and characters that no text has.
std::string tidy(std::string_view text) {
  std::string out;
  for_lines(text, [&](std::string_view line) { out.append(trim(line)).append("\n"); });
  std::replace_if(out.begin(), out.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }, ' ');
  out.erase(out.find_last_not_of("\n ") + 1);
  return out;
}

bool is_list(Key key) {
  const Shape shape = spec(key).shape;
  return key == Key::aspect || shape == Shape::ids || shape == Shape::shares || shape == Shape::years || shape == Shape::integers;
}

/// Lines of a cell that is no text: the items of a list, or words.
std::string lines_joined(const std::string& text, std::string_view between) {
  std::string out;
  for_lines(text, [&](std::string_view line) {
    if (!out.empty() && !line.empty()) out += out.back() == ',' ? " " : between;
    out += line;
  });
  return out;
}

}  // namespace

std::string share_text(const CellValue& cell) {
  if (cell.type == CellValue::Type::number) return percent_text(cell.number);
  return lines_joined(tidy(cell.text), " ");
}

std::string id_text(const CellValue& cell) {
  if (cell.type == CellValue::Type::number) return plain_number(cell.number);
  const std::string text = lines_joined(tidy(cell.text), " ");
  return std::string(cell_id(text));
}

std::string value_text(const SheetColumn& column, const CellValue& cell) {
  const ColumnRole role = column.layout->role;
  const Key key = column.layout->key;
  if (cell.type == CellValue::Type::empty) return {};
  if (cell.type == CellValue::Type::date) return cell.text;
  if (role == ColumnRole::amount) {
    std::string text;
    if (cell.type == CellValue::Type::number) {
      text = amount_text(cell.number, column.unit);
      if (text.empty()) text = number_text(cell.number);
    } else {
      text = lines_joined(tidy(cell.text), " ");
    }
    const ScannedNumber number = scan_number(text.data(), text.data() + text.size());
    const bool bare = number.fault == NumberFault::none && number.end == text.data() + text.size();
    return bare && column.unit != AmountUnit::none ? fmt::format("{} {}", text, amount_unit_word(column.unit)) : text;
  }
  if (cell.type == CellValue::Type::number) {
    if (key != Key::none && spec(key).shape == Shape::percent) return percent_text(cell.number);
    return role == ColumnRole::measure ? number_text(cell.number) : plain_number(cell.number);
  }
  const std::string text = tidy(cell.text);
  if (key == Key::none) return text;
  if (is_list(key)) return lines_joined(text, ", ");
  return spec(key).shape == Shape::text && role == ColumnRole::property ? text : lines_joined(text, " ");
}

std::string goal_list(const std::vector<SheetColumn>& columns, const std::vector<CellValue>& cells) {
  std::vector<std::pair<std::string, std::string>> items;
  for (std::size_t c = 0; c < std::min(columns.size(), cells.size()); ++c) {
    if (columns[c].layout == nullptr || columns[c].number == 0) continue;
    if (items.size() < columns[c].number) items.resize(columns[c].number);
    auto& [goal, share] = items[columns[c].number - 1U];
    if (columns[c].layout->role == ColumnRole::goal) goal = id_text(cells[c]);
    else share = share_text(cells[c]);
  }
  std::string list;
  for (const auto& [goal, share] : items) {
    if (goal.empty() && share.empty()) continue;
    if (!list.empty()) list += ", ";
    list += goal;
    if (!share.empty()) list += " " + share;
  }
  return list;
}

std::string value_line(std::string_view head, std::string_view value) {
  std::string text(head);
  text += ':';
  if (!value.empty() && value[0] != '\n') text += ' ';
  for (std::size_t i = 0; i < value.size(); ++i) {
    text += value[i];
    if (value[i] == '\n') text += i + 1 == value.size() || value[i + 1] == '\n' ? "|" : "| ";
  }
  return text;
}

std::string property_text(const SheetColumn& column, std::string_view value) {
  std::string head(word(column.layout->key));
  if (!column.moment.empty()) head.append(" ").append(column.moment);
  else if (column.year != 0) head += fmt::format(" {}", column.year);
  return value_line(head, value);
}

}  // namespace malkoll::workbook
