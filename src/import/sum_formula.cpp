#include "import/sum_formula.h"

#include <algorithm>
#include <optional>
#include <string>

#include "grid/xlsx_sheet.h"

namespace malkoll::importing {

namespace {

using Rows = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// `C5`, or `C2:C5`, in that column.
std::optional<std::pair<std::uint32_t, std::uint32_t>> rows_of(std::string_view text, std::uint32_t column) {
  const std::size_t colon = text.find(':');
  const auto first = grid::read_reference(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : grid::read_reference(text.substr(colon + 1));
  if (!first || !last || first->column != column || last->column != column || first->row > last->row) return std::nullopt;
  return std::pair{first->row, last->row};
}

/// What stands between the separators; false: something of it is no row of the column.
bool add_rows(std::string_view list, char separator, std::uint32_t column, Rows& rows) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(separator, at), list.size());
    const auto found = rows_of(list.substr(at, end - at), column);
    if (!found) return false;
    rows.push_back(*found);
    at = end + 1;
  }
  return true;
}

}  // namespace

Rows rows_added_up(std::string_view formula, std::uint32_t column) {
  constexpr std::size_t longest = 2000;
  if (formula.empty() || formula.size() > longest) return {};
  std::string plain;
  for (const char c : formula) {
    if (c == '$' || c == ' ' || (c == '=' && plain.empty())) continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  std::string_view text = plain;
  Rows rows;
  bool fits = false;
  for (const std::string_view function : {"SUM(", "SUBTOTAL(9,", "SUBTOTAL(109,"}) {
    if (!text.starts_with(function) || !text.ends_with(')')) continue;
    text = text.substr(function.size(), text.size() - function.size() - 1);
    fits = add_rows(text, ',', column, rows);
  }
  if (!fits && text.size() == plain.size()) fits = text.find('+') != std::string_view::npos && add_rows(text, '+', column, rows);
  return fits ? rows : Rows();
}

}  // namespace malkoll::importing
