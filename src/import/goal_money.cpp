// A column of money for each goal: the post's amount is their sum, or stands beside them, and each goal has its part of it.

#include "import/goal_money.h"

#include <algorithm>

#include "import/cell_value.h"
#include "import/plan_names.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "keywords.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct GoalColumn {
  std::size_t column = 0;
  std::string goal;
  MoneyHeading said;  ///< beside the goal: 2026, tkr
};

struct GoalMoneyColumns {
  const SheetTable& table;
  const PlanNames& names;
  Said& said;
  TableColumns columns;
  std::vector<GoalColumn> goals = {};

  void find() {
    for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
      const ColumnValues& values = table.values[c];
      if (values.filled == 0 || !values.nearly_all(values.numbers)) continue;
      GoalHeading heading = goal_heading(names, table.headings.texts[c]);
      if (heading.goal.empty() || heading.said.scenario >= Scenario::forecast || heading.said.month != 0) continue;
      goals.push_back({c, std::move(heading.goal), heading.said});
    }
  }
  [[nodiscard]] bool is_goal(std::size_t c) const {
    return std::any_of(goals.begin(), goals.end(), [&](const GoalColumn& g) { return g.column == c; });
  }

  template <typename Each>
  void for_rows(Each each) const {
    for (const SampleRow& row : table.shape.rows) {
      if (row.number > table.headings.last &&
          std::any_of(goals.begin(), goals.end(), [&](const auto& g) { return is_number(row.at(g.column)); }))
        each(row);
    }
  }
  [[nodiscard]] std::int64_t sum_on(const SampleRow& row) const {
    std::int64_t sum = 0;
    for (const GoalColumn& goal : goals) sum = add(sum, number_in(row.at(goal.column)));
    return sum;
  }

  /// A column that holds all of the post's money, or is called its sum.
  [[nodiscard]] bool may_hold_all(std::size_t c) const {
    const std::string& heading = table.headings.texts[c];
    if (is_goal(c) || !table.values[c].nearly_all(table.values[c].numbers)) return false;
    const Meaning& meaning = columns.meanings[c];
    const bool amount = meaning.role == Role::amount && meaning.money.scenario < Scenario::forecast;
    return amount || sum_word(heading) != nullptr || !ending_sum_word(heading).empty();
  }
  /// That which the goals' money comes to on most rows, else the first that is never less; npos: there is none.
  [[nodiscard]] std::size_t whole() const {
    std::size_t larger = std::string::npos;
    for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
      if (!may_hold_all(c)) continue;
      std::size_t rows = 0, same = 0, less = 0;
      for_rows([&](const SampleRow& row) {
        const std::int64_t own = number_in(row.at(c)), sum = sum_on(row);
        ++rows;
        same += own == sum ? 1U : 0U;
        less += magnitude(own) < magnitude(sum) ? 1U : 0U;
      });
      if (same * 2 > rows) return c;
      if (less == 0 && larger == std::string::npos) larger = c;
    }
    return larger;
  }

  /// Shares go up to a hundred, or to one; what is more is money, and so is what no amount stands beside.
  [[nodiscard]] bool are_money(std::size_t all) const {
    constexpr std::int64_t hundred = 10'000, one = 100;
    bool more = false, shares = true, percent = false, other = false;
    for_rows([&](const SampleRow& row) {
      const std::int64_t sum = sum_on(row);
      shares &= sum == hundred || sum == one || sum == 0;
      for (const GoalColumn& goal : goals) {
        const SampleCell& cell = row.at(goal.column);
        more |= magnitude(number_in(cell)) > hundred;
        percent |= cell.type == grid::Cell::Type::percent || cell.text.find('%') != std::string::npos;
      }
    });
    for (std::size_t c = 0; c < columns.meanings.size(); ++c) other |= may_hold_all(c);
    if (percent || (other && all == std::string::npos)) return false;
    if (more || !other) return true;
    return !shares && all != std::string::npos && sums_up_to(all);
  }
  [[nodiscard]] bool sums_up_to(std::size_t all) const {
    bool same = true;
    for_rows([&](const SampleRow& row) { same &= number_in(row.at(all)) == sum_on(row); });
    return same;
  }

  /// What stands in columns beside the goals and is for none of them: Övrigt, Ej målkopplat.
  [[nodiscard]] std::int64_t rest_on(const SampleRow& row, std::size_t all) const {
    std::int64_t rest = 0;
    for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
      const Meaning& meaning = columns.meanings[c];
      if (c != all && !is_goal(c) && (meaning.role == Role::none || meaning.money.part)) rest = add(rest, number_in(row.at(c)));
    }
    return rest;
  }

  void hold_against(std::size_t all) const {
    const SampleRow* odd = nullptr;
    const bool called_sum = sum_word(table.headings.texts[all]) != nullptr;
    for_rows([&](const SampleRow& row) {
      const std::int64_t own = number_in(row.at(all)), sum = sum_on(row);
      const bool wrong = called_sum ? own != sum && own != add(sum, rest_on(row, all)) : magnitude(own) < magnitude(sum);
      if (wrong && odd == nullptr) odd = &row;
    });
    if (odd == nullptr) return;
    said.say(Code::F12, "delar-skiljer", table.row_place(odd->number), write_number(sum_on(*odd)), write_number(number_in(odd->at(all))),
             table.column_place(all));
  }

  /// The year whose parts are the links: the plan's, or the first that a heading says.
  [[nodiscard]] Year year_of_links() const {
    Year first;
    for (const GoalColumn& goal : goals) {
      if (goal.said.year == names.budget_year) return goal.said.year;
      if (first == 0) first = goal.said.year;
    }
    return first;
  }

  /// nullopt: they hold no money.
  std::optional<ValueSource> read() {
    const std::size_t all = whole();
    if (!are_money(all)) return std::nullopt;
    ValueSource links;
    const Year year = year_of_links();
    for (const GoalColumn& goal : goals) {
      Meaning& meaning = columns.meanings[goal.column];
      meaning = {};
      if (all == std::string::npos) {
        meaning = {Role::amount, Key::none, goal.said, 0};
        meaning.money.money = meaning.money.part = true;
        meaning.money.flow = Flow::cost;
      } else {
        columns.taken[goal.column] = true;
      }
      if (goal.said.year != year) continue;
      links.columns.push_back(table.named(goal.column));
      links.columns.back().goal = goal.goal;
      links.columns.back().unit = goal.said.unit;
      links.minus.push_back(false);
    }
    if (all != std::string::npos) {
      Meaning& meaning = columns.meanings[all];
      if (meaning.role != Role::amount) meaning = {Role::amount, Key::none, {}, 0};
      meaning.money.money = true, meaning.money.whole_year = false;
      if (meaning.money.year == 0) meaning.money.year = year;
      hold_against(all);
    }
    return links;
  }
};

}  // namespace

GoalHeading goal_heading(const PlanNames& names, std::string_view written) {
  const std::string line = one_line(written);
  std::string_view text = line;
  for (const std::string_view first : {"varav ", "därav ", "till "}) {
    if (lower(text).starts_with(first)) text = trim(text.substr(first.size()));
  }
  if (std::string goal = find_goal(names, text); !goal.empty()) return {std::move(goal), {}};
  for (std::size_t at = text.rfind(' '); at != std::string_view::npos && at > 0; at = text.rfind(' ', at - 1)) {
    const MoneyHeading behind = money_heading(text.substr(at));
    if (!behind.money) break;
    if (std::string goal = find_goal(names, text.substr(0, at)); !goal.empty()) return {std::move(goal), behind};
  }
  const std::size_t blank = text.find(' ');
  const MoneyHeading before = blank == std::string_view::npos ? MoneyHeading{} : money_heading(text.substr(0, blank));
  return before.money ? GoalHeading{find_goal(names, text.substr(blank)), before} : GoalHeading{};
}

GoalMoney find_goal_money(const SheetTable& table, TableColumns begun, const PlanNames& names, Said& said) {
  GoalMoneyColumns reader{table, names, said, std::move(begun)};
  reader.find();
  std::optional<ValueSource> links = reader.goals.empty() ? std::nullopt : reader.read();
  return {std::move(reader.columns), std::move(links)};
}

}  // namespace malkoll::importing
