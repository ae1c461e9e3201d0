// Rows that sum up others would count the money twice. Words give them away, codes of which others are parts, indents, and arithmetic.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "import/sum_blocks.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

using Money = std::vector<std::int64_t>;  // beside the columns that are compared

/// The power of ten that an amount is rounded to, no coarser than its unit.
std::int64_t rounded_to(std::int64_t ore, AmountUnit unit) {
  std::int64_t power = ore_per(unit == AmountUnit::none ? AmountUnit::kr : unit);
  while (power > 1 && ore % power != 0) power /= 10;
  return power;
}

struct SumRows {
  SheetReading& reading;
  std::vector<std::size_t> columns = {};  ///< indices into the amounts
  std::vector<std::uint32_t> found = {};  ///< rows that arithmetic has found
  Money step = {};                        ///< beside the columns: what their numbers are rounded to

  SumRows(SheetReading& of) : reading(of) {
    for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
      const Scenario scenario = reading.amounts[a].heading.scenario;
      if (scenario != Scenario::outcome && scenario != Scenario::change && reading.amounts[a].filled > 0) columns.push_back(a);
    }
    for (const std::size_t a : columns) step.push_back(rounding_of(reading, a));
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
  /// The same where the sum has been made of numbers before they were rounded, or been rounded itself: a trifle of it.
  [[nodiscard]] std::size_t agree_nearly(const Money& own, const Money& sum, std::size_t posts) const {
    std::size_t alike = 0;
    for (std::size_t m = 0; m < own.size(); ++m) {
      const std::int64_t apart = own[m] > sum[m] ? own[m] - sum[m] : sum[m] - own[m];
      const AmountUnit unit = reading.amounts[columns[m]].heading.unit;
      const std::int64_t play = static_cast<std::int64_t>(posts) * (step[m] / 2) + rounded_to(own[m], unit) / 2;
      if (apart > play || (apart != 0 && own[m] / 100 < play && own[m] / 100 > -play)) return 0;
      alike += own[m] != 0 ? 1U : 0U;
    }
    return alike;
  }
  /// `rad 5 »Hela nämnden«`
  [[nodiscard]] std::string named(const KeptRow& row) const {
    const std::string& name = row.title.empty() ? row.unit : row.title;
    return name.empty() ? reading.row_place(row.number) : fmt::format("{} »{}«", reading.row_place(row.number), name);
  }
  /// Nobody can know, and the money would count twice.
  void ask(const KeptRow& row, const Money& sum) { reading.say(Code::F07, "kanske-summa", named(row), shown(money_of(row)), shown(sum)); }

  void mark(std::size_t r) {
    KeptRow& row = reading.rows[r];
    if (row.is_sum) return;
    leave_row(reading, row);
    found.push_back(row.number);
  }

  /// A formula that adds up other rows of the table. Those are posts, or sums of such.
  void by_formulas() {
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum || row.added_up.empty() || nothing(money_of(row))) continue;
      const auto adds_up = [&](const KeptRow& other) {
        return &other != &row && other.has_amount() && std::any_of(row.added_up.begin(), row.added_up.end(), [&](const auto& rows) {
          return other.number >= rows.first && other.number <= rows.second;
        });
      };
      const auto parts = static_cast<std::size_t>(std::count_if(reading.rows.begin(), reading.rows.end(), adds_up));
      if (parts >= std::min<std::size_t>(2, row.added_up.size())) mark(r);
    }
  }

  /// 1, 2, 3 … with few left out: that 10 begins as 1 does says nothing.
  [[nodiscard]] bool are_running_numbers() const {
    constexpr std::size_t most_digits = 9;
    std::set<std::uint32_t> numbers;
    for (const KeptRow& row : reading.rows) {
      if (row.is_sum || row.code.empty()) continue;
      const std::size_t first = std::min(row.code.find_first_of("0123456789"), row.code.size());  // P1, P2
      const std::string_view digits = std::string_view(row.code).substr(first);
      if (!all_digits(digits) || digits.size() > most_digits) return false;
      numbers.insert(static_cast<std::uint32_t>(std::stoul(std::string(digits))));
    }
    return !numbers.empty() && *numbers.rbegin() - *numbers.begin() < numbers.size() * 2;
  }

  /// Codes of which others are parts: 6, 60, 600. Where every shorter one is the sum of the next longer, they are sums.
  void by_codes() {
    std::map<std::string, std::vector<std::size_t>> units;
    std::size_t coded = 0, plain = 0;
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum) continue;
      ++plain;
      coded += row.code.empty() ? 0U : 1U;
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
        if (agree_nearly(own, sum, children) > 0) parents.push_back(rows[i]);
        else others.emplace_back(rows[i], std::move(sum));
      }
    }
    if (parents.size() <= others.size() && are_running_numbers()) return;
    for (const std::size_t r : parents) mark(r);
    for (const auto& [r, sum] : others) {
      if (!parents.empty() && !nothing(sum)) ask(reading.rows[r], sum);
    }
  }

  /// A row with indented ones below.
  void by_indents() {
    for (std::size_t r = 0; r + 1 < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum || reading.rows[r + 1].indent <= row.indent) continue;
      Money sum;
      const std::size_t inner = reading.rows[r + 1].indent;
      std::size_t children = 0;
      for (std::size_t j = r + 1; j < reading.rows.size() && reading.rows[j].indent > row.indent; ++j) {
        if (reading.rows[j].indent == inner && !reading.rows[j].sum_word) add_up(sum, money_of(reading.rows[j])), ++children;
      }
      const Money own = money_of(row);
      if (nothing(own) || nothing(sum)) continue;
      if (agree_nearly(own, sum, children) > 0) {
        mark(r);
      } else if (row.unit_named.empty()) {
        ask(row, sum);
      }
    }
  }

  /// A unit or a goal of the plan as a heading row with its sum: the rows below until the next one.
  void by_names(std::string KeptRow::* named, std::size_t least) {
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum || (row.*named).empty()) continue;
      Money sum;
      std::size_t posts = 0;
      for (std::size_t j = r + 1; j < reading.rows.size() && (reading.rows[j].*named).empty(); ++j) {
        if (!reading.rows[j].is_sum) add_up(sum, money_of(reading.rows[j])), ++posts;
      }
      if (posts >= least && !nothing(money_of(row)) && agree(money_of(row), sum) > 0) mark(r);
    }
  }

  void by_blocks_alone() {
    for (const std::size_t r : sums_below_blocks(reading, columns, accounted_rows(reading, columns))) mark(r);
  }

  /// A row that is the sum of the posts since the last sum, of its unit, or of all.
  void by_block() {
    Money block, unit_block, all;
    std::size_t in_block = 0, in_unit = 0, in_all = 0, blocks = 0;
    std::string unit;
    const std::vector<bool> accounted = accounted_rows(reading, columns);
    const bool codes = std::count_if(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return !r.code.empty(); }) * 2 >
                       static_cast<std::ptrdiff_t>(reading.rows.size());
    for (std::size_t r = 0; r < reading.rows.size(); ++r) {
      const KeptRow& row = reading.rows[r];
      if (row.is_sum) {
        if (row.sum_word) block.clear(), in_block = 0, ++blocks;
        continue;
      }
      if (row.unit != unit) unit_block.clear(), in_unit = 0, unit = row.unit;
      const Money own = money_of(row);
      if (nothing(own)) continue;
      const bool last = r + 1 == reading.rows.size() || reading.rows[r + 1].number > row.number + 1 ||
                        reading.rows[r + 1].unit != row.unit || reading.rows[r + 1].sum_word;
      const bool by_kind = reading.flow_column && row.flow != Flow::none;  // what is said to be costs is no sum of others
      const bool apart = r > 0 && reading.rows[r - 1].number + 1 < row.number;
      const auto is_sum_of = [&](const Money& sum, std::size_t posts) {
        const std::size_t columns_alike = posts >= 2 && !by_kind ? agree_nearly(own, sum, posts) : 0;
        if (columns_alike == 0) return false;
        const bool exact = own == sum;
        if (accounted[r]) {
          if (columns_alike >= 2 || posts >= 3) reading.say(Code::F12, "kanske-summa", named(row), shown(own), shown(sum));
          return false;
        }
        if (!row.described && (columns_alike >= 2 || exact) &&
            (columns_alike >= 2 || posts >= 3 || last || apart || (codes && row.code.empty()) ||
             (row.title.empty() && r > 0 && !reading.rows[r - 1].title.empty()) || !row.unit_named.empty()))
          return true;
        if (row.described) reading.say(Code::F12, "kanske-summa", reading.row_place(row.number), shown(own), shown(sum));
        else ask(row, sum);
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
    const std::vector<bool> accounted = accounted_rows(reading, columns);
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
      if (reading.rows[posts[p]].described || accounted[posts[p]]) return;
      parents.push_back(posts[p]);
      strong |= alike >= 2 || children >= 3;
      p += children + 1;
    }
    if (parents.empty()) return;
    if (strong || parents.size() >= 2) {
      for (const std::size_t r : parents) mark(r);
    } else {
      ask(reading.rows[parents[0]], money_of(reading.rows[parents[0]]));
    }
  }

  /// Within two hundredths in each column that has money.
  [[nodiscard]] static bool is_near(const Money& own, const Money& sum) {
    for (std::size_t m = 0; m < own.size(); ++m) {
      const std::int64_t apart = own[m] > sum[m] ? own[m] - sum[m] : sum[m] - own[m];
      if (apart > (own[m] < 0 ? -own[m] : own[m]) / 50) return false;
    }
    return !nothing(own);
  }

  void doubt_last_row() {
    const auto counts = [&](const KeptRow& r) { return !r.is_sum && !nothing(money_of(r)); };
    const auto last = std::find_if(reading.rows.rbegin(), reading.rows.rend(), counts);
    if (last == reading.rows.rend() || last->described || last.base() != reading.rows.end()) return;
    Money sum;
    std::size_t posts = 0;
    for (auto row = last + 1; row != reading.rows.rend(); ++row) {
      if (counts(*row)) add_up(sum, money_of(*row)), ++posts;
    }
    const Money own = money_of(*last);
    if (posts >= 2 && is_near(own, sum)) reading.say(Code::F12, "kanske-summa", named(*last), shown(own), shown(sum));
  }

  /// Rows below the sum of all above are in no sum of the table's own: numbers of pupils, or posts that somebody has put there.
  void doubt_below_total() {
    const auto& rows = reading.rows;
    std::size_t at = rows.size(), posts = 0;
    while (at > 0 && !(rows[at - 1].is_sum && rows[at - 1].has_amount())) --at;
    if (at < 2 || !rows[at - 1].sum_word) return;
    const KeptRow& total = rows[at - 1];
    Money sum, below;
    for (std::size_t r = 0; r + 1 < at; ++r) {
      if (!rows[r].is_sum) add_up(sum, money_of(rows[r])), ++posts;
    }
    if (posts < 2 || agree_nearly(money_of(total), sum, posts) == 0) return;
    const KeptRow *first = nullptr, *last = nullptr;
    for (std::size_t r = at; r < rows.size(); ++r) {
      if (!rows[r].unit_named.empty() || rows[r].unit != rows[at - 2].unit) return;  // the next unit's
      if (rows[r].described || nothing(money_of(rows[r]))) continue;
      if (first == nullptr) first = &rows[r];
      last = &rows[r];
      add_up(below, money_of(rows[r]));
    }
    if (first == nullptr) return;
    reading.say(Code::F12, "under-totalen", first == last ? named(*first) : fmt::format("{} – {}", named(*first), named(*last)),
                shown(below), named(total));
  }

  /// A pivot has the sums of all its levels among its rows, and their total last: rows that come to another total are not all posts.
  void ask_pivot() {
    if (!reading.title_column) return;
    const std::string heading = fold(reading.headings.texts[*reading.title_column]);
    if ((heading != "radetiketter" && heading != "row labels") || reading.rows.empty() || !reading.rows.back().sum_word) return;
    Money sum(columns.size());
    const KeptRow* first = nullptr;
    for (const KeptRow& row : reading.rows) {
      if (row.is_sum || nothing(money_of(row))) continue;
      add_up(sum, money_of(row));
      if (first == nullptr) first = &row;
    }
    const Money total = money_of(reading.rows.back());
    if (first != nullptr && sum != total) reading.say(Code::F07, "kanske-summa", named(*first), shown(sum), shown(total));
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
};

}  // namespace

std::int64_t rounding_of(const SheetReading& reading, std::size_t amount) {
  std::int64_t step = ore_per(AmountUnit::mdkr);
  for (const KeptRow& row : reading.rows) {
    if (row.ore[amount]) step = std::min(step, rounded_to(*row.ore[amount], reading.amounts[amount].heading.unit));
  }
  return step;
}

void doubt_last_row(SheetReading& reading) {
  SumRows sums(reading);
  if (sums.columns.empty()) return;
  sums.doubt_last_row();
  sums.doubt_below_total();
}

void find_sums(SheetReading& reading) {
  SumRows sums(reading);
  if (sums.columns.empty()) return;
  sums.by_formulas();
  sums.by_codes();
  sums.by_indents();
  if (!reading.unit_column) sums.by_names(&KeptRow::unit_named, 0);
  // One goal with the money of one row below may be a post beside it.
  const auto goals = std::count_if(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return !r.goal_named.empty(); });
  sums.by_names(&KeptRow::goal_named, goals > 1 ? 1 : 2);
  sums.by_blocks_alone();
  sums.by_block();
  if (sums.found.empty()) sums.by_leading_sums();
  sums.ask_pivot();
  std::sort(sums.found.begin(), sums.found.end());
  for (const std::uint32_t number : sums.found) {
    const auto row = std::find_if(reading.rows.begin(), reading.rows.end(), [&](const KeptRow& r) { return r.number == number; });
    if (!reading.unit_column && !row->unit_named.empty() && reading.map.unit.heading_rows) continue;
    reading.map.skip.push_back(row_condition(number));
    reading.say(Code::F12, "summarad", sums.named(*row), sums.shown(sums.money_of(*row)));
  }
}

}  // namespace malkoll::importing
