// Rows that sum up others would count the money twice. Words give them away, codes of which others are parts, indents, and arithmetic.

#include <algorithm>
#include <cmath>
#include <set>

#include "import/accounted_rows.h"
#include "import/compared_amounts.h"
#include "import/leading_sums.h"
#include "import/sum_blocks.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct SumRows {
  const KnownTable& known;
  Said& said;
  TableRows rows;
  ComparedAmounts money;
  std::vector<std::uint32_t> found = {};  ///< rows that arithmetic has found

  SumRows(const KnownTable& of, TableRows begun, Said& to) : known(of), said(to), rows(std::move(begun)), money(of, rows) {}

  /// Nobody can know, and the money would count twice.
  void ask(const KeptRow& row, const RowMoney& sum) {
    said.say(Code::F07, "kanske-summa", money.named(row), money.shown(money.of(row)), money.shown(sum));
  }

  void mark(std::size_t r) {
    if (rows.kept[r].is_sum) return;
    rows.leave(r);
    found.push_back(rows.kept[r].number);
  }

  /// A formula that adds up other rows of the table. Those are posts, or sums of such.
  void by_formulas() {
    for (std::size_t r = 0; r < rows.kept.size(); ++r) {
      const KeptRow& row = rows.kept[r];
      if (row.is_sum || row.added_up.empty() || is_nothing(money.of(row))) continue;
      const auto adds_up = [&](const KeptRow& other) {
        return &other != &row && other.has_amount() && std::any_of(row.added_up.begin(), row.added_up.end(), [&](const auto& part) {
          return other.number >= part.first && other.number <= part.second;
        });
      };
      const auto parts = static_cast<std::size_t>(std::count_if(rows.kept.begin(), rows.kept.end(), adds_up));
      if (parts >= std::min<std::size_t>(2, row.added_up.size())) mark(r);
    }
  }

  /// 1, 2, 3 … with few left out: that 10 begins as 1 does says nothing.
  [[nodiscard]] bool are_running_numbers() const {
    constexpr std::size_t most_digits = 9;
    std::set<std::uint32_t> numbers;
    for (const KeptRow& row : rows.kept) {
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
    for (std::size_t r = 0; r < rows.kept.size(); ++r) {
      const KeptRow& row = rows.kept[r];
      if (row.is_sum) continue;
      ++plain;
      coded += row.code.empty() ? 0U : 1U;
      if (!row.code.empty()) units[row.unit].push_back(r);
    }
    if (coded * 5 < plain * 4) return;
    std::vector<std::size_t> parents;
    std::vector<std::pair<std::size_t, RowMoney>> others;  // whose parts come to another sum
    for (auto& [unit, coded_rows] : units) {
      std::stable_sort(coded_rows.begin(), coded_rows.end(),
                       [&](std::size_t a, std::size_t b) { return rows.kept[a].code < rows.kept[b].code; });
      for (std::size_t i = 0; i + 1 < coded_rows.size(); ++i) {
        const std::string& code = rows.kept[coded_rows[i]].code;
        if (rows.kept[coded_rows[i + 1]].code == code) return;  // the same code twice: no hierarchy
        RowMoney sum;
        std::string direct;
        std::size_t children = 0;
        for (std::size_t j = i + 1; j < coded_rows.size() && rows.kept[coded_rows[j]].code.starts_with(code); ++j) {
          const std::string& child = rows.kept[coded_rows[j]].code;
          if (!direct.empty() && child.starts_with(direct)) continue;
          direct = child;
          ++children;
          add_up(sum, money.of(rows.kept[coded_rows[j]]));
        }
        if (children == 0) continue;
        const RowMoney own = money.of(rows.kept[coded_rows[i]]);
        if (is_nothing(own)) continue;
        if (money.agree_nearly(own, sum, children) > 0) parents.push_back(coded_rows[i]);
        else others.emplace_back(coded_rows[i], std::move(sum));
      }
    }
    if (parents.size() <= others.size() && are_running_numbers()) return;
    for (const std::size_t r : parents) mark(r);
    for (const auto& [r, sum] : others) {
      if (!parents.empty() && !is_nothing(sum)) ask(rows.kept[r], sum);
    }
  }

  /// A row with indented ones below.
  void by_indents() {
    for (std::size_t r = 0; r + 1 < rows.kept.size(); ++r) {
      const KeptRow& row = rows.kept[r];
      if (row.is_sum || rows.kept[r + 1].indent <= row.indent) continue;
      RowMoney sum;
      const std::size_t inner = rows.kept[r + 1].indent;
      std::size_t children = 0;
      for (std::size_t j = r + 1; j < rows.kept.size() && rows.kept[j].indent > row.indent; ++j) {
        if (rows.kept[j].indent == inner && !rows.kept[j].sum_word) add_up(sum, money.of(rows.kept[j])), ++children;
      }
      const RowMoney own = money.of(row);
      if (is_nothing(own) || is_nothing(sum)) continue;
      if (money.agree_nearly(own, sum, children) > 0) {
        mark(r);
      } else if (row.unit_named.empty()) {
        ask(row, sum);
      }
    }
  }

  /// A unit or a goal of the plan as a heading row with its sum: the rows below until the next one. `until_it_agrees`: or the first of them.
  void by_names(std::string KeptRow::* named, std::size_t least, bool until_it_agrees) {
    for (std::size_t r = 0; r < rows.kept.size(); ++r) {
      const KeptRow& row = rows.kept[r];
      if (row.is_sum || (row.*named).empty()) continue;
      const RowMoney own = money.of(row);
      RowMoney sum;
      std::size_t posts = 0;
      bool agrees = false;
      for (std::size_t j = r + 1; j < rows.kept.size() && (rows.kept[j].*named).empty() && !(agrees && until_it_agrees); ++j) {
        if (!rows.kept[j].is_sum) add_up(sum, money.of(rows.kept[j])), ++posts;
        agrees = ComparedAmounts::agree(own, sum) > 0;
      }
      if (posts >= least && !is_nothing(own) && agrees) mark(r);
    }
  }

  void by_blocks_alone() {
    for (const std::size_t r :
         sums_below_blocks(rows.kept, money.columns, accounted_rows(rows.kept, money.columns), known.by_row.title.has_value()))
      mark(r);
  }

  /// A row that is the sum of the posts since the last sum, of its unit, or of all.
  void by_block() {
    RowMoney block, unit_block, all;
    std::size_t in_block = 0, in_unit = 0, in_all = 0, blocks = 0;
    std::string unit;
    const std::vector<bool> accounted = accounted_rows(rows.kept, money.columns);
    const bool codes = std::count_if(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return !r.code.empty(); }) * 2 >
                       static_cast<std::ptrdiff_t>(rows.kept.size());
    for (std::size_t r = 0; r < rows.kept.size(); ++r) {
      const KeptRow& row = rows.kept[r];
      if (row.is_sum) {
        if (row.sum_word) block.clear(), in_block = 0, ++blocks;
        continue;
      }
      if (row.unit != unit) unit_block.clear(), in_unit = 0, unit = row.unit;
      const RowMoney own = money.of(row);
      if (is_nothing(own)) continue;
      const bool last = r + 1 == rows.kept.size() || rows.kept[r + 1].number > row.number + 1 || rows.kept[r + 1].unit != row.unit ||
                        rows.kept[r + 1].sum_word;
      const bool by_kind = known.by_row.flow && row.flow != Flow::none;  // what is said to be costs is no sum of others
      const bool apart = r > 0 && rows.kept[r - 1].number + 1 < row.number;
      const auto is_sum_of = [&](const RowMoney& sum, std::size_t posts) {
        const std::size_t columns_alike = posts >= 2 && !by_kind ? money.agree_nearly(own, sum, posts) : 0;
        if (columns_alike == 0) return false;
        const bool exact = own == sum;
        if (accounted[r]) {
          if (columns_alike >= 2 || posts >= 3) said.say(Code::F12, "kanske-summa", money.named(row), money.shown(own), money.shown(sum));
          return false;
        }
        if (!row.described && (columns_alike >= 2 || exact) &&
            (columns_alike >= 2 || posts >= 3 || last || apart || (codes && row.code.empty()) ||
             (row.title.empty() && r > 0 && !rows.kept[r - 1].title.empty()) || !row.unit_named.empty()))
          return true;
        if (row.described) said.say(Code::F12, "kanske-summa", known.table.row_place(row.number), money.shown(own), money.shown(sum));
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

  /// A sum above its rows, which stand a step further in.
  void by_levels() {
    const std::vector<bool> accounted = accounted_rows(rows.kept, money.columns);
    for (const LeadingSum& sum : leading_sums(rows.kept, money)) {
      if (sum.by_level && !rows.kept[sum.row].described && !accounted[sum.row]) mark(sum.row);
    }
  }

  /// A sum before its rows, with nothing but the numbers to tell: the whole table is made so, or its own total says it, or chance could not do it.
  void by_leading_sums() {
    std::vector<LeadingSum> sums = leading_sums(rows.kept, money);
    const std::vector<bool> accounted = accounted_rows(rows.kept, money.columns);
    std::erase_if(sums, [&](const LeadingSum& sum) { return rows.kept[sum.row].described || accounted[sum.row]; });
    const bool whole = is_made_of(sums), proven = total_proves(rows.kept, money, sums) || (whole && says_more(sums));
    const auto posts = std::count_if(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return !r.is_sum && r.has_amount(); });
    for (const LeadingSum& sum : sums) {
      const KeptRow& row = rows.kept[sum.row];
      const std::string own = money.shown(money.of(row));
      // How many tables of so many posts there are to one in which numbers of so many digits come to each other by chance.
      constexpr std::size_t least = 6;
      constexpr double never = 10'000, seldom = 100, at_times = 10;
      const double tables = std::pow(10.0, static_cast<double>(sum.digits)) / static_cast<double>(posts);
      if (proven || (sum.alike >= 2 && sum.digits >= least && tables >= never)) mark(sum.row);
      else if (whole || tables >= seldom) ask(row, money.of(row));
      else if (tables >= at_times) said.say(Code::F12, "kanske-summa", money.named(row), own, own);
    }
  }

  /// Every post is a part of one.
  [[nodiscard]] bool is_made_of(const std::vector<LeadingSum>& sums) const {
    std::size_t parts = 0, posts = 0;
    for (const LeadingSum& sum : sums) parts += sum.parts + 1;
    for (const KeptRow& row : rows.kept) posts += !row.is_sum && !is_nothing(money.of(row)) ? 1U : 0U;
    return found.empty() && parts == posts;
  }
  [[nodiscard]] static bool says_more(const std::vector<LeadingSum>& sums) {
    return sums.size() >= 2 || std::any_of(sums.begin(), sums.end(), [](const LeadingSum& s) { return s.alike >= 2 || s.parts >= 3; });
  }

  /// A pivot has the sums of all its levels among its rows, and their total last: rows that come to another total are not all posts.
  void ask_pivot() {
    if (!known.by_row.title) return;
    const std::string heading = fold(known.table.headings.texts[*known.by_row.title]);
    if ((heading != "radetiketter" && heading != "row labels") || rows.kept.empty() || !rows.kept.back().sum_word) return;
    RowMoney sum(money.columns.size());
    const KeptRow* first = nullptr;
    for (const KeptRow& row : rows.kept) {
      if (row.is_sum || is_nothing(money.of(row))) continue;
      add_up(sum, money.of(row));
      if (first == nullptr) first = &row;
    }
    const RowMoney total = money.of(rows.kept.back());
    if (first != nullptr && sum != total) said.say(Code::F07, "kanske-summa", money.named(*first), money.shown(sum), money.shown(total));
  }
};

}  // namespace

TableRows find_sums(const KnownTable& known, const UnitOfRows& unit, TableRows begun, Said& said) {
  SumRows sums(known, std::move(begun), said);
  if (sums.money.columns.empty()) return std::move(sums.rows);
  sums.by_formulas();
  sums.by_codes();
  sums.by_indents();
  sums.by_levels();
  if (!unit.column) sums.by_names(&KeptRow::unit_named, 0, true);
  // One goal with the money of one row below may be a post beside it.
  const auto goals = std::count_if(sums.rows.kept.begin(), sums.rows.kept.end(), [](const KeptRow& r) { return !r.goal_named.empty(); });
  sums.by_names(&KeptRow::goal_named, goals > 1 ? 1 : 2, false);
  sums.by_blocks_alone();
  sums.by_block();
  sums.by_leading_sums();
  sums.ask_pivot();
  std::sort(sums.found.begin(), sums.found.end());
  for (const std::uint32_t number : sums.found) {
    const auto row = std::find_if(sums.rows.kept.begin(), sums.rows.kept.end(), [&](const KeptRow& r) { return r.number == number; });
    if (!unit.column && !row->unit_named.empty() && unit.source.heading_rows) continue;
    sums.rows.skip.push_back(row_condition(number));
    said.say(Code::F12, "summarad", sums.money.named(*row), sums.money.shown(sums.money.of(*row)));
  }
  return std::move(sums.rows);
}

}  // namespace malkoll::importing
