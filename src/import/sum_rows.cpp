// Rows that sum up others would count the money twice. Words give them away, codes of which others are parts, indents, and arithmetic.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
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

using Money = std::vector<std::int64_t>;  // beside the columns that are compared

struct Sums {
  SheetReading& reading;
  std::vector<std::size_t> columns = {};  ///< indices into the amounts
  std::vector<std::uint32_t> found = {};  ///< rows that arithmetic has found

  Sums(SheetReading& of) : reading(of) {
    for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
      const Scenario scenario = reading.amounts[a].heading.scenario;
      if (scenario != Scenario::outcome && scenario != Scenario::change && reading.amounts[a].filled > 0) columns.push_back(a);
    }
  }

  [[nodiscard]] Money money_of(const KeptRow& row) const {
    Money money;
    for (const std::size_t a : columns) money.push_back(row.ore[a].value_or(0));
    return money;
  }
  static void add_up(Money& sum, const Money& more) {
    if (sum.empty()) sum.resize(more.size());
    for (std::size_t m = 0; m < more.size(); ++m) sum[m] = add(sum[m], more[m]);
  }
  static bool nothing(const Money& money) {
    return std::all_of(money.begin(), money.end(), [](std::int64_t m) { return m == 0; });
  }
  /// Columns with money in which they agree, where they agree in all; else 0.
  static std::size_t agree(const Money& a, const Money& b) {
    if (a != b) return 0;
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [](std::int64_t m) { return m != 0; }));
  }

  void mark(std::size_t r) {
    KeptRow& row = reading.rows[r];
    if (row.is_sum) return;
    row.is_sum = true;
    found.push_back(row.number);
    for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
      if (!row.ore[a]) continue;
      AmountColumn& amount = reading.amounts[a];
      amount.sum = add(amount.sum, -*row.ore[a]);
      --amount.filled;
      amount.negative -= *row.ore[a] < 0 ? 1 : 0;
    }
  }

  /// Codes of which others are parts: 6, 60, 600. Where every shorter one is the sum of the next longer, they are sums.
  void by_codes() {
    std::map<std::string, std::vector<std::size_t>> units;
    std::size_t coded = 0, plain = 0;
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum) continue;
      ++plain;
      coded += row.code.empty() ? 0 : 1;
      if (!row.code.empty()) units[row.unit].push_back(r);
    }
    if (coded * 5 < plain * 4) return;
    std::vector<std::size_t> parents;
    std::vector<std::pair<std::size_t, Money>> others;  // whose parts come to another sum
    for (auto& [unit, rows] : units) {
      std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return reading.rows[a].code < reading.rows[b].code; });
      for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        const std::string& code = reading.rows[rows[i]].code;
        if (reading.rows[rows[i + 1]].code == code) return;  // the same code twice: no hierarchy
        Money sum;
        std::string direct;
        std::size_t children = 0;
        for (std::size_t j = i + 1; j < rows.size() && reading.rows[rows[j]].code.starts_with(code); ++j) {
          const std::string& child = reading.rows[rows[j]].code;
          if (!direct.empty() && child.starts_with(direct)) continue;
          direct = child;
          ++children;
          add_up(sum, money_of(reading.rows[rows[j]]));
        }
        if (children == 0) continue;
        const Money own = money_of(reading.rows[rows[i]]);
        if (nothing(own)) continue;
        if (agree(own, sum) > 0) parents.push_back(rows[i]); else others.emplace_back(rows[i], std::move(sum));
      }
    }
    for (const std::size_t r : parents) mark(r);
    for (const auto& [r, sum] : others) {
      if (!parents.empty()) reading.say(Code::F12, "kanske-summa", reading.row_place(reading.rows[r].number), shown(money_of(reading.rows[r])), shown(sum));
    }
  }

  /// A row with indented ones below.
  void by_indents() {
    for (std::size_t r = 0; r + 1 < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum || reading.rows[r + 1].indent <= row.indent) continue;
      Money sum;
      const std::size_t inner = reading.rows[r + 1].indent;
      for (std::size_t j = r + 1; j < reading.rows.size() && reading.rows[j].indent > row.indent; ++j) {
        if (reading.rows[j].indent == inner && !reading.rows[j].sum_word) add_up(sum, money_of(reading.rows[j]));
      }
      const Money own = money_of(row);
      if (nothing(own)) continue;
      if (agree(own, sum) > 0) {
        mark(r);
      } else if (row.unit_named.empty()) {
        reading.say(Code::F12, "kanske-summa", reading.row_place(row.number), shown(own), shown(sum));
      }
    }
  }

  /// A unit of the plan as a heading row with its sum: the rows below until the next one.
  void by_units() {
    if (reading.unit_column) return;
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum || row.unit_named.empty()) continue;
      Money sum;
      for (std::size_t j = r + 1; j < reading.rows.size() && reading.rows[j].unit_named.empty(); ++j) {
        if (!reading.rows[j].is_sum) add_up(sum, money_of(reading.rows[j]));
      }
      if (!nothing(money_of(row)) && agree(money_of(row), sum) > 0) mark(r);
    }
  }

  /// A row that is the sum of the posts since the last sum, of its unit, or of all.
  void by_block() {
    Money block, unit_block, all;
    std::size_t in_block = 0, in_unit = 0, in_all = 0, blocks = 0;
    std::string unit;
    const bool codes = std::count_if(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return !r.code.empty(); }) * 2 > static_cast<std::ptrdiff_t>(reading.rows.size());
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum) {
        if (row.sum_word) block.clear(), in_block = 0, ++blocks;
        continue;
      }
      if (row.unit != unit) unit_block.clear(), in_unit = 0, unit = row.unit;
      const Money own = money_of(row);
      if (nothing(own)) continue;
      const bool last = r + 1 == reading.rows.size() || reading.rows[r + 1].number > row.number + 1 || reading.rows[r + 1].unit != row.unit || reading.rows[r + 1].sum_word;
      const bool apart = r > 0 && reading.rows[r - 1].number + 1 < row.number;
      const auto is_sum_of = [&](const Money& sum, std::size_t posts) {
        const std::size_t columns_alike = posts >= 2 ? agree(own, sum) : 0;
        if (columns_alike == 0) return false;
        if (!row.described && (columns_alike >= 2 || posts >= 3 || last || apart || (codes && row.code.empty()) || !row.unit_named.empty())) return true;
        reading.say(Code::F12, "kanske-summa", reading.row_place(row.number), shown(own), shown(sum));
        return false;
      };
      if (is_sum_of(block, in_block) || (in_unit != in_block && is_sum_of(unit_block, in_unit)) || (blocks > 0 && is_sum_of(all, in_all))) {
        mark(r);
        block.clear();
        unit_block.clear();
        in_block = in_unit = 0;
        ++blocks;
        continue;
      }
      add_up(block, own);
      add_up(unit_block, own);
      add_up(all, own);
      ++in_block, ++in_unit, ++in_all;
    }
  }

  /// A sum before its rows, with nothing but the numbers to tell: only where the whole table is made so.
  void by_leading_sums() {
    std::vector<std::size_t> posts, parents;
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      if (!reading.rows[r].is_sum && !nothing(money_of(reading.rows[r]))) posts.push_back(r);
    }
    bool strong = false;
    std::size_t p = 0;
    while (p < posts.size()) {
      const Money own = money_of(reading.rows[posts[p]]);
      Money sum;
      std::size_t children = 0, alike = 0;
      for (std::size_t j = p + 1; j < posts.size() && alike == 0; ++j) {
        add_up(sum, money_of(reading.rows[posts[j]]));
        ++children;
        alike = children >= 2 ? agree(own, sum) : 0;
      }
      if (alike == 0) return;
      if (reading.rows[posts[p]].described) return;
      parents.push_back(posts[p]);
      strong |= alike >= 2 || children >= 3;
      p += children + 1;
    }
    if (parents.empty()) return;
    if (strong || parents.size() >= 2) {
      for (const std::size_t r : parents) mark(r);
    } else {
      const KeptRow& row = reading.rows[parents[0]];
      reading.say(Code::F12, "kanske-summa", reading.row_place(row.number), shown(money_of(row)), shown(money_of(row)));
    }
  }

  [[nodiscard]] std::string shown(const Money& money) const {
    std::string text;
    for (std::size_t m = 0; m < money.size(); ++m) {
      const MoneyHeading& heading = reading.amounts[columns[m]].heading;
      if (!text.empty()) text += ", ";
      if (money.size() > 1 && heading.year != 0) text += fmt::format("{}: ", heading.year);
      text += write_amount(money[m], heading.unit == AmountUnit::none ? AmountUnit::kr : heading.unit);
    }
    return text;
  }

  [[nodiscard]] static bool near(std::int64_t a, std::int64_t b, std::int64_t step, std::size_t numbers) {
    const std::int64_t apart = a > b ? a - b : b - a;
    return apart <= static_cast<std::int64_t>(numbers) * (step / 2);
  }

  /// What a row that calls itself a sum says is held against the rows that it can be the sum of.
  void hold_words() {
    std::vector<std::int64_t> step(columns.size(), 0);
    for (std::size_t m = 0; m < columns.size(); ++m) {
      const AmountUnit unit = reading.amounts[columns[m]].heading.unit;
      std::int64_t power = ore_per(unit == AmountUnit::none ? AmountUnit::kr : unit);
      for (const KeptRow& row : reading.rows) {
        while (power > 1 && row.ore[columns[m]].value_or(0) % power != 0) power /= 10;
      }
      step[m] = power;
    }
    Money all, block, unit_sum, of_sums, whole;
    std::string unit;
    for (const KeptRow& row : reading.rows) {
      if (!row.is_sum) add_up(whole, money_of(row));
    }
    std::size_t posts = 0;
    for (const KeptRow& row : reading.rows) {
      const Money own = money_of(row);
      if (!row.is_sum) {
        if (row.unit != unit && !row.unit.empty()) unit_sum.clear(), unit = row.unit;
        for (Money* sum : {&all, &block, &unit_sum}) add_up(*sum, own);
        ++posts;
        continue;
      }
      if (!row.sum_word || is_part_word(row.title)) continue;
      const auto fits = [&](const Money& sum) {
        for (std::size_t m = 0; m < own.size(); ++m) {
          if (row.ore[columns[m]] && !near(own[m], m < sum.size() ? sum[m] : 0, step[m], posts + 1)) return false;
        }
        return true;
      };
      const bool right = nothing(own) || fits(block) || fits(unit_sum) || fits(all) || fits(of_sums) || fits(whole);
      if (!right) reading.say(Code::F12, "summan-skiljer", reading.row_place(row.number), shown(own), shown(block.empty() ? all : block));
      add_up(of_sums, own);
      block.clear();
    }
  }
};

}  // namespace

void read_rows(const grid::Grid& grid, SheetReading& reading, const PlanNames& names) {
  std::vector<AmountStyle> styles;
  std::vector<bool> is_amount(reading.headings.texts.size() + 1);
  for (const AmountColumn& amount : reading.amounts) {
    styles.push_back({amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit, reading.map.point_is_decimal});
    is_amount[amount.column] = true;
  }
  std::map<std::pair<std::size_t, const SumWord*>, bool> words;
  std::vector<std::uint32_t> ends;
  std::vector<std::size_t> describing;
  for (std::size_t c = 0; c < reading.meanings.size(); ++c) {
    const Meaning& meaning = reading.meanings[c];
    const bool of_posts = meaning.role == Role::investment_flag || meaning.role == Role::shares || (meaning.role == Role::property && meaning.key != Key::activity && meaning.key != Key::description);
    if (reading.taken[c] && of_posts && reading.title_column != c) describing.push_back(c);
  }
  std::string unit_above;
  (void)grid.read(reading.sheet, [&](const grid::Row& row) {
    if (row.number <= reading.headings.last) return true;
    bool any = false, sum = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const grid::Cell& cell = row.cells[c];
      any |= cell.type != grid::Cell::Type::empty && !cell.covered;
      if (sum || cell.covered || cell.type != grid::Cell::Type::text || c >= reading.headings.texts.size() || is_amount[c] || cell.text.size() > 80) continue;
      if (const SumWord* word = sum_word(cell.text)) {
        words[{c, word}] = sum = true;
      } else if (ends_with_sum_word(cell.text) && reading.title_column == c) {
        sum = true;
        ends.push_back(row.number);
      }
    }
    if (!any) return true;
    ++reading.row_count;
    const auto text = [&](const std::optional<std::size_t>& column) { return column && *column < row.cells.size() ? std::string_view(row.cells[*column].text) : std::string_view(); };
    if (!reading.keep_only.empty() && fold(text(reading.kind_column)) != reading.keep_only) return true;
    KeptRow kept;
    for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
      AmountColumn& amount = reading.amounts[a];
      std::optional<std::int64_t>& ore = kept.ore.emplace_back();
      if (amount.column >= row.cells.size() || row.cells[amount.column].covered) continue;
      ore = ore_of(row.cells[amount.column], styles[a], reading.formats);
      if (!ore || sum) continue;
      amount.sum = add(amount.sum, *ore);
      ++amount.filled;
      amount.negative += *ore < 0 ? 1 : 0;
    }
    if (reading.rows.size() >= KeptRow::most) return true;
    kept.number = row.number;
    const std::string_view title = text(reading.title_column);
    kept.indent = title.size() - std::min(title.size(), std::string_view(trim(title)).size());
    kept.title = trim(title);
    kept.code = trim(text(reading.code_column));
    kept.unit = trim(text(reading.unit_column));
    if (kept.unit.empty() && !reading.map.fill_down.empty()) kept.unit = unit_above;
    unit_above = kept.unit;
    kept.sum_word = kept.is_sum = sum;
    for (const std::size_t c : describing) kept.described |= c < row.cells.size() && row.cells[c].type != grid::Cell::Type::empty && !trim(row.cells[c].text).empty();
    if (!sum) kept.unit_named = find_unit_row(names, kept.title);
    reading.rows.push_back(std::move(kept));
    return true;
  });
  for (const auto& [where, seen] : words) {
    reading.map.skip.push_back({column_named(reading, where.first), Condition::Test::begins, fold(where.second->shown), std::string(where.second->shown)});
  }
  for (const std::uint32_t row : ends) reading.map.skip.push_back(row_condition(row));
}

void find_sums(SheetReading& reading) {
  Sums sums(reading);
  if (sums.columns.empty()) return;
  sums.by_codes();
  sums.by_indents();
  sums.by_units();
  sums.by_block();
  if (sums.found.empty()) sums.by_leading_sums();
  sums.hold_words();
  std::sort(sums.found.begin(), sums.found.end());
  for (const std::uint32_t number : sums.found) {
    const auto row = std::find_if(reading.rows.begin(), reading.rows.end(), [&](const KeptRow& r) { return r.number == number; });
    if (!reading.unit_column && !row->unit_named.empty() && reading.map.unit.heading_rows) continue;
    reading.map.skip.push_back(row_condition(number));
    reading.say(Code::F12, "summarad", fmt::format("{} »{}«", reading.row_place(number), row->title.empty() ? row->unit : row->title), sums.shown(sums.money_of(*row)));
  }
}

}  // namespace malkoll::importing
