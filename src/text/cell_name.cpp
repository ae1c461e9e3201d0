#include "text/cell_name.h"

#include <algorithm>

#include "text/in_both.h"

namespace malkoll {

namespace {

constexpr std::uint32_t letters_in_alphabet = 26;
constexpr std::uint32_t last_column = 16'384;

/// A name of letters, digits and underscores stands without quotes; as in formulas, so that it can be pasted into »gå till«.
bool is_plain(std::string_view sheet) {
  return std::all_of(sheet.begin(), sheet.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
}

constexpr std::string_view table_word = "tabell ";

InBoth name_in_both(std::string_view sheet, std::uint32_t row, std::uint32_t column) {
  if (sheet == paragraphs_name) return in_both("stycke {}", row);
  if (is_table_name(sheet)) {
    const std::string_view number = sheet.substr(table_word.size());
    return column == 0 ? in_both("tabell {}, rad {}", number, row) : in_both("tabell {}, rad {}, kolumn {}", number, row, column);
  }
  std::string name;
  if (!sheet.empty() && is_plain(sheet)) {
    name.append(sheet).append("!");
  } else if (!sheet.empty()) {
    name += '\'';
    for (const char c : sheet) name.append(c == '\'' ? 2 : 1, c);
    name += "'!";
  }
  if (column != 0) return name.append(column_letters(column)).append(std::to_string(row));
  return in_both("{}rad {}", name, row);
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / letters_in_alphabet) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % letters_in_alphabet));
  }
  return letters;
}

std::optional<std::uint32_t> column_of(std::string_view letters) {
  std::uint32_t column = 0;
  for (const char c : letters) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (upper < 'A' || upper > 'Z') return std::nullopt;
    column = column * letters_in_alphabet + static_cast<std::uint32_t>(upper - 'A') + 1;
    if (column > last_column) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column;
}

bool is_table_name(std::string_view sheet) {
  return sheet.starts_with(table_word) && sheet.size() > table_word.size() &&
         sheet.substr(table_word.size()).find_first_not_of("0123456789") == std::string_view::npos;
}

std::string table_name(std::uint32_t number) { return std::string(table_word) + std::to_string(number); }

std::string shown_table(std::string_view sheet) { return told("tabell {}", sheet.substr(table_word.size())); }

std::string cell_name(std::string_view sheet, std::uint32_t row, std::uint32_t column) { return name_in_both(sheet, row, column).said; }

std::string cell_name_in_file(std::string_view sheet, std::uint32_t row, std::uint32_t column) {
  return name_in_both(sheet, row, column).swedish;
}

}  // namespace malkoll
