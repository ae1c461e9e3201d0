// The rows of a sheet, read once: what they hold in the columns of amounts, and which call themselves sums.

#include <algorithm>
#include <map>
#include <set>

#include "import/cell_value.h"
#include "import/page_heads.h"
#include "import/row_notes.h"
#include "import/sum_formula.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// Most are plain digits, and of a million rows nobody wants the texts.
std::optional<Ore> ore_of(const grid::Cell& cell, AmountStyle style, const NumberFormats& formats) {
  if (const ShownAs shown = formats.of(cell); !shown.says_nothing()) {
    const std::optional<AmountUnit> held = held_unit(shown, style.unit);
    if (!held) return std::nullopt;
    style.unit = *held;
  }
  constexpr std::size_t no_overflow = 7;
  const bool plain = (cell.type == grid::Cell::Type::number || cell.type == grid::Cell::Type::text) && !cell.text.empty() &&
                     cell.text.size() <= no_overflow &&
                     std::all_of(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (plain) {
    std::int64_t number = 0;
    for (const char c : cell.text) number = number * 10 + (c - '0');
    return Ore(number * ore_per(style.unit));
  }
  const CellAmount read = read_amount(cell, style);
  return read.state == CellAmount::State::amount ? std::optional(read.ore) : std::nullopt;
}

bool is_percentage(const grid::Cell& cell) {
  const std::string_view text = trim(cell.text);
  return cell.type == grid::Cell::Type::percent ||
         (cell.type == grid::Cell::Type::text && text.ends_with('%') && looks_like_number(trim(text.substr(0, text.size() - 1))));
}

/// Columns that say something of a post beside its amounts.
std::vector<std::size_t> describing_columns(const KnownTable& known) {
  std::vector<std::size_t> describing;
  for (std::size_t c = 0; c < known.columns.meanings.size(); ++c) {
    const Meaning& meaning = known.columns.meanings[c];
    const bool of_posts = meaning.role == Role::investment_flag || meaning.role == Role::shares ||
                          (meaning.role == Role::property && meaning.key != Key::activity && meaning.key != Key::description);
    if (known.columns.taken[c] && of_posts && known.by_row.title != c) describing.push_back(c);
  }
  return describing;
}

const grid::Cell* cell_in(const grid::Row& row, const std::optional<std::size_t>& column) {
  return column && *column < row.cells.size() ? &row.cells[*column] : nullptr;
}

std::string_view text_in(const grid::Row& row, const std::optional<std::size_t>& column) {
  const grid::Cell* cell = cell_in(row, column);
  return cell == nullptr ? std::string_view() : cell->text;
}

/// Which rows are sums, and the words that say so: of them the map's conditions are made.
class SumRows {
 public:
  explicit SumRows(const KnownTable& known) : known_(known), is_amount_(known.table.headings.texts.size() + 1) {
    for (const AmountColumn& amount : known.amounts) is_amount_[amount.column] = true;
  }

  /// `flow`: what `kind` says, where a column says cost and income.
  [[nodiscard]] bool has(const grid::Row& row, std::string_view kind, Flow flow) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (says_sum(row.cells[c], c)) return true;
    }
    if (flow != Flow::net) return false;
    nets_.emplace(fold(kind), trim(kind));
    return true;
  }

  [[nodiscard]] std::vector<Condition> left_out() const {
    std::vector<Condition> skip;
    for (const auto& [column, word] : words_)
      skip.push_back({known_.table.named(column), Condition::Test::begins, fold(word->shown), std::string(word->shown)});
    for (const auto& [folded, shown] : nets_)
      skip.push_back({known_.table.named(*known_.by_row.flow), Condition::Test::equals, folded, shown, 0});
    for (const auto& [column, word] : ends_) skip.push_back({known_.table.named(column), Condition::Test::ends, word, word, 0});
    return skip;
  }

 private:
  bool says_sum(const grid::Cell& cell, std::size_t c) {
    constexpr std::size_t longest = 80;
    if (cell.covered || cell.type != grid::Cell::Type::text || c >= known_.table.headings.texts.size() || is_amount_[c] ||
        cell.text.size() > longest)
      return false;
    if (const SumWord* word = sum_word(cell.text)) {
      words_.emplace(c, word);
      return true;
    }
    const std::string_view end = ending_sum_word(cell.text);
    if (end.empty() || (known_.by_row.title != c && known_.by_row.unit != c)) return false;
    ends_.emplace(c, end);
    return true;
  }

  const KnownTable& known_;
  std::vector<bool> is_amount_;
  std::set<std::pair<std::size_t, const SumWord*>> words_;
  std::set<std::pair<std::size_t, std::string>> ends_;
  std::map<std::string, std::string> nets_;  ///< kinds of rows that are cost and income together
};

class RowsOfSheet {
 public:
  RowsOfSheet(const KnownTable& known, const PlanNames& names)
      : known_(known), names_(names), sums_(known), flows_(known), investments_(known), describing_(describing_columns(known)) {
    for (const AmountColumn& amount : known.amounts)
      styles_.push_back({amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit, known.point_is_decimal});
    rows_.sums.resize(known.amounts.size());
    const auto contributes = std::find_if(describing_.begin(), describing_.end(), [&](std::size_t c) {
      return known.columns.meanings[c].role == Role::property && known.columns.meanings[c].key == Key::contributes;
    });
    if (contributes != describing_.end()) goals_ = *contributes;
  }

  /// False: no more rows are the table's.
  bool take(const grid::Row& row) {
    if (row.number < known_.table.headings.last) heads_.note(row);
    if (row.number <= known_.table.headings.last || heads_.repeats(row)) return true;
    if (known_.table.next_row != 0 && row.number >= known_.table.next_row) return false;
    if (std::none_of(row.cells.begin(), row.cells.end(),
                     [](const grid::Cell& cell) { return cell.type != grid::Cell::Type::empty && !cell.covered; }))
      return true;
    ++rows_.count;
    const std::string_view kind = text_in(row, known_.by_row.flow);
    const bool sum = sums_.has(row, kind, flows_.said_by(kind));
    if (!known_.by_row.kept_kind.empty() && fold(text_in(row, known_.by_row.kind)) != known_.by_row.kept_kind) return true;
    KeptRow kept;
    kept.number = row.number;
    kept.title = trim(text_in(row, known_.by_row.title));
    kept.sum_word = kept.is_sum = sum;
    read_amounts(row, kept);
    flows_.note(kept, kind, rows_.sums);
    investments_.note(kept, text_in(row, known_.by_row.investment), rows_.sums);
    if (rows_.kept.size() < KeptRow::most) keep(row, std::move(kept));
    return true;
  }

  [[nodiscard]] RowsAsRead done() && {
    rows_.skip = sums_.left_out();
    return {std::move(rows_), std::move(flows_).found(), std::move(investments_).found()};
  }

 private:
  void read_amounts(const grid::Row& row, KeptRow& kept) {
    bool only_shares = true;
    for (std::size_t a = 0; a < known_.amounts.size(); ++a) {
      const std::size_t column = known_.amounts[a].column;
      std::optional<Ore>& ore = kept.ore.emplace_back();
      if (column >= row.cells.size() || row.cells[column].covered) continue;
      const grid::Cell& cell = row.cells[column];
      AmountStyle style = styles_[a];
      if (const AmountUnit unit = unit_word(text_in(row, known_.by_row.amount_unit)); unit != AmountUnit::none) style.unit = unit;
      ore = ore_of(cell, style, known_.table.formats);
      if (!ore && cell.type != grid::Cell::Type::empty) {
        only_shares &= is_percentage(cell);
        if (kept.share.empty()) kept.share = line_text(cell);
      }
      if (ore && !kept.is_sum && kept.added_up.empty() && !cell.formula.empty())
        kept.added_up = rows_added_up(cell.formula, static_cast<std::uint32_t>(column + 1));
      if (!ore || kept.is_sum) continue;
      AmountSums& amount = rows_.sums[a];
      amount.sum = add(amount.sum, *ore);
      ++amount.filled;
      amount.negative += *ore < 0 ? 1U : 0U;
      amount.zeros += *ore == 0 ? 1U : 0U;
    }
    if (!only_shares || kept.has_amount()) kept.share.clear();
  }

  /// What else the row says, for those who look at the rows together.
  void keep(const grid::Row& row, KeptRow kept) {
    const std::string_view title = text_in(row, known_.by_row.title);
    kept.indent = static_cast<std::size_t>(skip_blanks(title.data(), title.data() + title.size()) - title.data());
    if (const grid::Cell* cell = cell_in(row, known_.by_row.title)) kept.indent += cell->indent, kept.bold = cell->bold;
    kept.level = row.level;
    kept.code = code_alone(text_in(row, known_.by_row.code));
    kept.unit = trim(text_in(row, known_.by_row.unit));
    kept.year = year_of_cell(text_in(row, known_.by_row.year.column));
    if (kept.unit.empty() && (known_.by_row.fill_units || known_.by_row.fill_titles)) kept.unit = unit_above_, kept.unit_above = true;
    if (!kept.is_sum) unit_above_ = kept.unit;
    kept.goal = trim(text_in(row, goals_));
    if (!kept.is_sum) kept.unit_named = find_unit_row(names_, kept.title);
    if (!kept.is_sum && kept.unit_named.empty()) kept.goal_named = goal_named_by(kept);
    for (const std::size_t c : describing_)
      kept.described |= c < row.cells.size() && row.cells[c].type != grid::Cell::Type::empty && !trim(row.cells[c].text).empty();
    if (!rows_.kept.empty()) rows_.kept.back().followed_by_amount = !kept.is_sum && kept.has_amount() && kept.unit_named.empty();
    rows_.kept.push_back(std::move(kept));
  }

  /// What stands alone on a row may be a goal, in the column of names, of units or of goals.
  [[nodiscard]] std::string goal_named_by(const KeptRow& row) const {
    if (!row.title.empty()) return find_goal(names_, row.title);
    return row.has_amount() ? std::string() : find_goal(names_, row.unit.empty() ? row.goal : row.unit);
  }

  const KnownTable& known_;
  const PlanNames& names_;
  SumRows sums_;
  FlowNotes flows_;
  InvestmentNotes investments_;
  TableRows rows_;
  PageHeads heads_;
  std::vector<AmountStyle> styles_;
  std::vector<std::size_t> describing_;
  std::optional<std::size_t> goals_;
  std::string unit_above_;
};

}  // namespace

RowsAsRead read_rows(const grid::Grid& grid, const KnownTable& known, const PlanNames& names) {
  RowsOfSheet rows(known, names);
  (void)grid.read(known.table.start.sheet, [&](const grid::Row& row) { return rows.take(row); });
  return std::move(rows).done();
}

}  // namespace malkoll::importing
