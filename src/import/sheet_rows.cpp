// The rows of a sheet, read once: what they hold in the columns of amounts, and which call themselves sums.

#include <algorithm>
#include <map>
#include <set>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "import/sum_formula.h"
#include "import/sum_words.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// Most are plain digits, and of a million rows nobody wants the texts.
std::optional<std::int64_t> ore_of(const grid::Cell& cell, AmountStyle style, const NumberFormats& formats) {
  if (const ShownAs shown = formats.of(cell); !shown.says_nothing()) {
    const std::optional<AmountUnit> held = held_unit(shown, style.unit);
    if (!held) return std::nullopt;
    style.unit = *held;
  }
  constexpr std::size_t no_overflow = 7;
  const bool plain = (cell.type == grid::Cell::Type::number || cell.type == grid::Cell::Type::text) && !cell.text.empty() && cell.text.size() <= no_overflow &&
                     std::all_of(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (plain) {
    std::int64_t number = 0;
    for (const char c : cell.text) number = number * 10 + (c - '0');
    return number * ore_per(style.unit);
  }
  const CellAmount read = read_amount(cell, style);
  return read.state == CellAmount::State::amount ? std::optional(read.ore) : std::nullopt;
}

bool is_percentage(const grid::Cell& cell) {
  const std::string_view text = trim(cell.text);
  return cell.type == grid::Cell::Type::percent || (cell.type == grid::Cell::Type::text && text.ends_with('%') && looks_like_number(trim(text.substr(0, text.size() - 1))));
}

}  // namespace

void read_rows(const grid::Grid& grid, SheetReading& reading, const PlanNames& names) {
  std::vector<AmountStyle> styles;
  std::vector<bool> is_amount(reading.headings.texts.size() + 1);
  for (const AmountColumn& amount : reading.amounts) {
    styles.push_back({amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit, reading.map.point_is_decimal});
    is_amount[amount.column] = true;
  }
  std::map<std::pair<std::size_t, const SumWord*>, bool> words;
  std::set<std::pair<std::size_t, std::string>> ends;
  std::map<std::string, std::string> nets;  ///< kinds of rows that are cost and income together
  std::vector<std::size_t> describing;
  for (std::size_t c = 0; c < reading.meanings.size(); ++c) {
    const Meaning& meaning = reading.meanings[c];
    const bool of_posts = meaning.role == Role::investment_flag || meaning.role == Role::shares || (meaning.role == Role::property && meaning.key != Key::activity && meaning.key != Key::description);
    if (reading.taken[c] && of_posts && reading.title_column != c) describing.push_back(c);
  }
  std::optional<std::size_t> goals;
  for (const std::size_t c : describing) {
    if (reading.meanings[c].role == Role::property && reading.meanings[c].key == Key::contributes && !goals) goals = c;
  }
  std::string unit_above;
  (void)grid.read(reading.sheet, [&](const grid::Row& row) {
    if (row.number <= reading.headings.last) return true;
    if (reading.map.last_row != 0 && row.number > reading.map.last_row) return false;
    bool any = false, sum = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const grid::Cell& cell = row.cells[c];
      any |= cell.type != grid::Cell::Type::empty && !cell.covered;
      if (sum || cell.covered || cell.type != grid::Cell::Type::text || c >= reading.headings.texts.size() || is_amount[c] || cell.text.size() > 80) continue;
      if (const SumWord* word = sum_word(cell.text)) {
        words[{c, word}] = sum = true;
      } else if (const std::string_view end = ending_sum_word(cell.text); !end.empty() && (reading.title_column == c || reading.unit_column == c)) {
        sum = true;
        ends.emplace(c, end);
      }
    }
    if (!any) return true;
    ++reading.row_count;
    const auto text = [&](const std::optional<std::size_t>& column) { return column && *column < row.cells.size() ? std::string_view(row.cells[*column].text) : std::string_view(); };
    const std::string_view kind = text(reading.flow_column);
    if (!sum && reading.flow_column && kind_of_row(reading, kind) == Flow::net) {
      sum = true;
      nets.emplace(fold(kind), trim(kind));
    }
    if (!reading.keep_only.empty() && fold(text(reading.kind_column)) != reading.keep_only) return true;
    KeptRow kept;
    bool only_shares = true;
    for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
      AmountColumn& amount = reading.amounts[a];
      std::optional<std::int64_t>& ore = kept.ore.emplace_back();
      if (amount.column >= row.cells.size() || row.cells[amount.column].covered) continue;
      const grid::Cell& cell = row.cells[amount.column];
      AmountStyle style = styles[a];
      if (const AmountUnit unit = unit_word(text(reading.row_unit_column)); unit != AmountUnit::none) style.unit = unit;
      ore = ore_of(cell, style, reading.formats);
      if (!ore && cell.type != grid::Cell::Type::empty) {
        only_shares &= is_percentage(cell);
        if (kept.share.empty()) kept.share = line_text(cell);
      }
      if (ore && !sum && kept.added_up.empty() && !cell.formula.empty()) kept.added_up = rows_added_up(cell.formula, static_cast<std::uint32_t>(amount.column + 1));
      if (!ore || sum) continue;
      amount.sum = add(amount.sum, *ore);
      ++amount.filled;
      amount.negative += *ore < 0 ? 1U : 0U;
      amount.zeros += *ore == 0 ? 1U : 0U;
    }
    if (!only_shares || kept.has_amount()) kept.share.clear();
    kept.number = row.number;
    const std::string_view title = text(reading.title_column);
    kept.title = trim(title);
    kept.sum_word = kept.is_sum = sum;
    note_flow(reading, kept, kind);
    note_investment(reading, kept, text(reading.investment_column));
    if (reading.rows.size() >= KeptRow::most) return true;
    kept.indent = static_cast<std::size_t>(skip_blanks(title.data(), title.data() + title.size()) - title.data());
    kept.code = trim(text(reading.code_column));
    kept.unit = trim(text(reading.unit_column));
    kept.year = year_of_cell(text(reading.year_column ? reading.year_column : reading.left_year_column));
    if (kept.unit.empty() && !reading.map.fill_down.empty()) kept.unit = unit_above;
    unit_above = kept.unit;
    kept.goal = trim(text(goals));
    for (const std::size_t c : describing) kept.described |= c < row.cells.size() && row.cells[c].type != grid::Cell::Type::empty && !trim(row.cells[c].text).empty();
    if (!sum) kept.unit_named = find_unit_row(names, kept.title);
    if (!reading.rows.empty()) reading.rows.back().followed_by_amount = !sum && kept.has_amount() && kept.unit_named.empty();
    reading.rows.push_back(std::move(kept));
    return true;
  });
  for (const auto& [where, seen] : words) {
    reading.map.skip.push_back({column_named(reading, where.first), Condition::Test::begins, fold(where.second->shown), std::string(where.second->shown)});
  }
  for (const auto& [folded, shown] : nets) reading.map.skip.push_back({column_named(reading, *reading.flow_column), Condition::Test::equals, folded, shown, 0});
  for (const auto& [column, word] : ends) reading.map.skip.push_back({column_named(reading, column), Condition::Test::ends, word, word, 0});
}

}  // namespace malkoll::importing
