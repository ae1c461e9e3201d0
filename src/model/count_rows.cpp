// How many rows there are of each goal, unit and submission, and how many lines that could not be read may have been about them.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/phases.h"
#include "model/post_pass.h"
#include "text/digit.h"
#include "text/id_word.h"
#include "text/letter_byte.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

/// In a budget or a follow-up.
bool is_answer(const Project& project, Id<Declaration> declaration) {
  for (; declaration != no_row; declaration = project.parent_of(declaration)) {
    const Kind kind = project.declaration(declaration).kind;
    if (kind == Kind::budget || kind == Kind::follow_up) return true;
  }
  return false;
}

/// Lines that may be a mål of the plan: headings that are not in order or of a kind that nothing has, lines without a key.
void count_unread_goals(const Project& project, PlanSums& plan) {
  for (const Id<Declaration> d : project.facts.declarations.ids()) {
    const Declaration& declaration = project.declaration(d);
    const bool unread = declaration.kind == Kind::unknown || (declaration.kind == Kind::goal && project.is_incomplete(d));
    if (unread && !is_answer(project, d)) ++plan.unreadable;
  }
  for (const BrokenLine& line : project.broken) {
    if (line.key == Key::none && !is_answer(project, line.owner)) ++plan.unreadable;
    if (line.key == Key::economy) ++plan.unreadable_economy;
    if (line.key == Key::plan_years) ++plan.unreadable_years;
  }
}

/// It may say what something contributes to, breaks down or answers; not what an indicator measures.
bool says_a_link(const Project& project, const BrokenLine& line) {
  if (line.key == Key::contributes || line.key == Key::assignment) return true;
  return line.key == Key::goal && line.owner != no_row && project.declaration(line.owner).kind != Kind::indicator;
}

bool says_money(const BrokenLine& line) {
  switch (line.key) {
    case Key::operation:
    case Key::investment:
    case Key::income:
    case Key::grant:
    case Key::change:
    case Key::works_against:
    case Key::post_class: return true;
    default: return false;
  }
}

bool is_id_byte(char c) { return is_digit(c) || is_letter_byte(c) || c == '.' || c == '_' || c == '-'; }

/// Goals by what a line may call them.
class CalledGoals {
 public:
  explicit CalledGoals(const Project& project) {
    for (const Id<GoalRow> g : project.goals.ids()) {
      ids_.emplace(project.id(project.goals[g].declaration), g);
      titles_.emplace(fold(project.title(project.goals[g].declaration)), g);
    }
  }

  /// Those whose ids stand in the text, else the one whose title it is.
  [[nodiscard]] std::vector<Id<GoalRow>> in(std::string_view text) const {
    std::vector<Id<GoalRow>> found;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && is_id_byte(text[end])) ++end;
      if (const auto named = ids_.find(text.substr(at, end - at)); named != ids_.end()) found.push_back(named->second);
      at = std::max(end, at + 1);
    }
    if (!found.empty()) return found;
    if (const auto titled = titles_.find(fold(trim(text))); titled != titles_.end()) found.push_back(titled->second);
    return found;
  }

 private:
  Ids<GoalRow> ids_;
  std::unordered_map<std::string, Id<GoalRow>> titles_;
};

/// A word as ids are mostly written stands first: `BUN1`, not `Andel`.
bool begins_with_id(std::string_view text) {
  text = trim(text);
  const auto end = std::find_if_not(text.begin(), text.end(), is_id_byte);
  return looks_like_id(text.substr(0, static_cast<std::size_t>(end - text.begin())));
}

/// Goals that a line that could not be read names, or could name: their coverage cannot be told.
void count_unreadable(const Project& project, Sums& sums) {
  if (project.broken.empty()) return;
  const CalledGoals called(project);
  std::size_t unknown = 0;
  for (const BrokenLine& broken : project.broken) {
    const Id<UnitRow> unit = project.unit_of(broken.owner);
    if (unit != no_row && says_money(broken)) ++sums.units[unit].unreadable_money;
    if (unit != no_row && broken.key == Key::none) ++sums.units[unit].unreadable;
    if (!says_a_link(project, broken)) continue;
    const std::string_view text = project.sources->text(broken.text);
    const std::vector<Id<GoalRow>> named = called.in(text);
    if (broken.guessed && named.empty() && !begins_with_id(text)) continue;  // `kontaktperson: Anna Berg`
    if (unit != no_row) ++sums.units[unit].unreadable;
    for (const Id<GoalRow> goal : named) {
      ++sums.goals[goal].unreadable;
      for (const Reach& reach : project.goals[goal].reaches) ++sums.goals[reach.goal].unreadable;
    }
    if (named.empty()) ++unknown;
  }
  for (GoalSums& goal : sums.goals) goal.unreadable += static_cast<std::int64_t>(unknown);
}

/// How many mål an own goal breaks down, also by way of other own goals; counted on these too.
void count_parents(const Project& project, Id<GoalRow> own, Rows<GoalRow, GoalSums>& sums) {
  std::vector<Id<GoalRow>> first;  // of each part the mål where it arrives
  Reach before{no_row, 0, 0};
  for (const Reach& reach : project.goals[own].reaches) {
    const bool arrives = reach.part != before.part || reach.of != before.of;
    if (arrives && std::find(first.begin(), first.end(), reach.goal) == first.end()) first.push_back(reach.goal);
    before = reach;
  }
  sums[own].parents = static_cast<std::int64_t>(first.size());
  for (const Id<GoalRow> goal : first) ++sums[goal].own_goals;
}

/// A target is its own goal's; one on an indicator also that of the goal that the indicator hangs on.
Id<GoalRow> goal_of(const Project& project, const TargetRow& target) {
  if (target.goal != no_row) return target.goal;
  return target.indicator == no_row || target.follow_up != no_row ? Id<GoalRow>() : project.indicators[target.indicator].goal;
}

/// What is said of goals.
void count_of_goals(const Project& project, Rows<GoalRow, GoalSums>& goals) {
  for (const ResponsibleRow& row : project.responsible) ++goals[row.goal].responsible;
  for (const IndicatorUseRow& row : project.indicator_uses) ++goals[row.goal].indicators;
  for (const AspectRow& row : project.aspects) ++goals[row.goal].aspects;
  for (const AssignmentGoalRow& row : project.assignment_goals) {
    if (row.goal != no_row) ++goals[row.goal].assignments;
  }
  for (const TargetRow& target : project.targets) {
    if (project.facts.measures[target.measure].op == TargetOp::missing) continue;
    if (const Id<GoalRow> goal = goal_of(project, target); goal != no_row) ++goals[goal].targets;
  }
}

}  // namespace

Sums count_rows(const Project& project, const Doubts& doubts) {
  Sums sums;
  sums.areas.resize(project.areas.size());
  sums.goals.resize(project.goals.size());
  sums.units.resize(project.units.size());
  sums.budgets.resize(project.budgets.size());
  for (const Id<AreaRow> a : project.areas.ids()) sums.areas[a].unreadable = doubts.areas[a];
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row) ++sums.units[budget.unit].budgets;
  }
  count_of_goals(project, sums.goals);
  for (const Id<GoalRow> g : project.goals.ids()) {
    const GoalRow& goal = project.goals[g];
    sums.goals[g].misspelt = sums.goals[g].unreadable = doubts.goals[g];
    if (goal.kind == Kind::goal) sums.matrix_goals.push_back(g);
    if (goal.economy == Economy::financial) ++sums.plan.financial_goals;
    for (const Id<AreaRow> area : areas_of(goal)) ++sums.areas[area].goals;
    if (goal.unit != no_row) ++sums.units[goal.unit].goals;
    if (goal.kind == Kind::goal) continue;
    if (const Id<Declaration> budget = project.parent_of(goal.declaration); budget != no_row)
      ++sums.budgets[project.row_of<BudgetRow>(budget)].goals;
    count_parents(project, g, sums.goals);
  }
  count_unread_goals(project, sums.plan);
  count_unreadable(project, sums);
  return sums;
}

}  // namespace malkoll::model
