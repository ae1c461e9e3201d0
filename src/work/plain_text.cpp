#include "work/plain_text.h"

#include <algorithm>
#include <map>
#include <vector>

#include "grid/csv.h"
#include "grid/sie.h"
#include "import/table_shape.h"
#include "keywords.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "work/beside_plan.h"

namespace malkoll::work {

namespace {

/// `budget BUN:`, `budget BUN: Barn- och utbildningsnämnden`
bool begins_budget(std::string_view line) {
  const std::string_view budget = word(Kind::budget);
  if (lower(line.substr(0, budget.size())) != budget || line.size() <= budget.size() + 1 || line[budget.size()] != ' ') return false;
  const std::string_view rest = trim(line.substr(budget.size()));
  const std::size_t colon = rest.find(':');
  return colon != std::string_view::npos && colon > 0 && rest.substr(0, colon).find_first_of(" ;\t,") == std::string_view::npos &&
         rest.find_first_of(";\t") == std::string_view::npos;
}

bool is_language(std::string_view text) {
  bool found = declares_plan(text) && text.find_first_of(";\t|") == std::string_view::npos;
  for_lines(text, [&](std::string_view line) { found = found || begins_budget(line); });
  return found;
}

/// Most lines have equally many fields, and one column of them holds numbers.
bool is_table_of_fields(std::string_view text) {
  constexpr std::size_t looked_at = 200;
  const char delimiter = grid::detect_delimiter(text);
  std::map<std::size_t, std::size_t> by_fields;
  std::vector<std::size_t> numbers;
  std::size_t rows = 0;
  (void)grid::read_csv(text, delimiter, [&](const grid::Row& row) {
    if (std::all_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& c) { return c.text.empty(); })) return true;
    ++by_fields[row.cells.size()];
    if (numbers.size() < row.cells.size()) numbers.resize(row.cells.size());
    for (std::size_t c = 0; c < row.cells.size(); ++c) numbers[c] += importing::looks_like_number(row.cells[c].text) ? 1U : 0U;
    return ++rows < looked_at;
  });
  by_fields.erase(1);
  std::size_t fields = 0, most = 0, with_fields = 0;
  for (const auto& [count, seen] : by_fields) {
    with_fields += seen;
    if (seen > most) fields = count, most = seen;
  }
  if (most < 2 || with_fields * 2 < rows) return false;
  const std::size_t enough = std::max<std::size_t>(1, most / 2);
  return fields >= (delimiter == ',' ? 3U : 2U) &&
         std::any_of(numbers.begin() + 1, numbers.end(), [&](std::size_t n) { return n >= enough; });
}

bool has_columns_of_numbers(std::string_view text) {
  constexpr std::size_t few = 3;
  std::size_t lines = 0;
  for_lines(text, [&](std::string_view line) {
    line = trim(line);
    const std::size_t gap = line.rfind("  ");
    lines += gap != std::string_view::npos && importing::looks_like_number(line.substr(gap)) ? 1U : 0U;
  });
  return lines >= few;
}

}  // namespace

PlainText kind_of_text(const std::string& bytes) {
  if (grid::looks_like_sie(bytes)) return PlainText::table;
  const Decoded decoded = decode(bytes);
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) return PlainText::prose;
  if (is_language(decoded.text)) return PlainText::language;
  if (is_table_of_fields(decoded.text)) return PlainText::table;
  return has_columns_of_numbers(decoded.text) ? PlainText::numbers : PlainText::prose;
}

const char* unread_text(PlainText kind) {
  switch (kind) {
    case PlainText::table: return nullptr;
    case PlainText::language: return "textfil-språk";
    case PlainText::numbers: return "textfil-med-tal";
    case PlainText::prose: return "textfil-i-mapp";
  }
  return nullptr;
}

}  // namespace malkoll::work
