#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/money.h"
#include "model/phases.h"
#include "model/post_pass.h"
#include "model/sums.h"

// What is misspelt or declared twice is told where it stands. What may only be missing because of it is not told as well.
namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

template <typename Row>
Ids<Row> by_id(const Project& project, const Rows<Row>& rows) {
  Ids<Row> ids;
  for (const Id<Row> row : rows.ids()) ids.emplace(project.id(rows[row].declaration), row);
  return ids;
}

/// The goal may have been meant by what is not counted for it, and so the mål that it breaks down.
void doubt(const Project& project, Id<GoalRow> goal, Doubts& doubts) {
  ++doubts.goals[goal];
  for (const Reach& reach : project.goals[goal].reaches) {
    if (reach.goal != goal) ++doubts.goals[reach.goal];
  }
}

/// What stands in the budget of a nämnd or bolag that nothing has reaches its goals all the same.
void doubt_what_unknown_units_reach(const Project& project, Doubts& doubts) {
  bool any = false;
  for (const BudgetRow& budget : project.budgets) any = any || (budget.unit == no_row && budget.counts);
  if (!any) return;
  for (const Id<GoalRow> g : project.goals.ids()) {
    if (is_own_goal(project.goals[g].kind) && project.goals[g].unit == no_row) doubt(project, g, doubts);
  }
  for (const Id<PostRow> post : project.posts.ids()) {
    if (project.posts[post].unit != no_row) continue;
    for (const LinkRow& link : project.links[project.links_of(post)]) {
      if (link.goal != no_row && !link.against) doubt(project, link.goal, doubts);
    }
  }
}

/// A goal that a post with an unreadable amount reaches may have money.
void doubt_what_unread_amounts_reach(const Project& project, Doubts& doubts) {
  for (const BrokenLine& line : project.broken) {
    if (line.owner == no_row || (line.key != Key::operation && line.key != Key::investment && line.key != Key::change) ||
        project.declaration(line.owner).kind != Kind::post)
      continue;
    const Id<PostRow> post = project.row_of<PostRow>(line.owner);
    if (post == no_row) continue;
    for (const LinkRow& link : project.links[project.links_of(post)]) {
      if (link.goal != no_row && !link.against) doubt(project, link.goal, doubts);
    }
  }
}

bool names_own_goal(const LooseRow& loose) {
  return loose.wanted == Wanted::goal && (loose.property == word(Key::goal) || loose.property == word(Key::contributes));
}

/// An id that is near no other: a unit that has to work towards a mål may have meant that.
void doubt_own_responsibility(const Project& project, const LooseRow& loose, Doubts& doubts) {
  if (!names_own_goal(loose) || loose.unit == no_row) return;
  for (const ResponsibleRow& responsible : project.responsible) {
    if (responsible.unit == loose.unit) doubt(project, responsible.goal, doubts);
  }
  if (loose.property != word(Key::contributes)) return;
  for (const Id<GoalRow> g : project.goals.ids()) {
    if (project.goals[g].unit == loose.unit && is_own_goal(project.goals[g].kind)) doubt(project, g, doubts);
  }
}

}  // namespace

Doubts count_misspelt(const Project& project, Gaps gaps) {
  Doubts doubts;
  doubts.gaps = std::move(gaps);
  doubts.goals.resize(project.goals.size());
  doubts.areas.resize(project.areas.size());
  doubts.assignments.resize(project.assignments.size());
  doubt_what_unknown_units_reach(project, doubts);
  doubt_what_unread_amounts_reach(project, doubts);
  if (project.loose.empty()) return doubts;
  const auto goals = by_id(project, project.goals);
  const auto areas = by_id(project, project.areas);
  const auto indicators = by_id(project, project.indicators);
  const auto assignments = by_id(project, project.assignments);
  for (const LooseRow& loose : project.loose) {
    if (loose.former) continue;
    if (loose.suggestion.empty()) {
      doubt_own_responsibility(project, loose, doubts);
      continue;
    }
    const Id<Declaration> owner = project.owner_of(loose.text);
    const FollowUpRow* const follow_up = loose.owner == Kind::follow_up && owner != no_row && project.has_row(owner)
                                             ? &project.follow_ups[project.row_of<FollowUpRow>(owner)]
                                             : nullptr;
    if (loose.wanted == Wanted::assignment) {
      const auto meant = assignments.find(loose.suggestion);
      if (follow_up == nullptr && meant != assignments.end()) ++doubts.assignments[meant->second];
    } else if (names_own_goal(loose)) {
      if (const auto meant = goals.find(loose.suggestion); meant != goals.end()) doubt(project, meant->second, doubts);
    } else if (loose.wanted == Wanted::goal_area) {
      if (const auto meant = areas.find(loose.suggestion); meant != areas.end()) ++doubts.areas[meant->second];
    } else if (loose.wanted == Wanted::indicator && follow_up != nullptr && loose.property == word(Key::outcome)) {
      const auto meant = indicators.find(loose.suggestion);
      if (meant == indicators.end()) continue;
      ++doubts.gaps.indicators[meant->second].outcomes;
      doubts.gaps.outcomes.push_back({meant->second, follow_up->period.year});
    }
  }
  return doubts;
}

Rows<UnitYearRow> excuse_copies(const Project& project, Rows<UnitYearRow> years) {
  std::unordered_map<Id<UnitRow>, std::vector<Id<PostRow>>> of_unit;
  for (const Id<PostRow> post : project.copied_posts) {
    if (project.posts[post].unit != no_row) of_unit[project.posts[post].unit].push_back(post);
  }
  if (of_unit.empty()) return years;
  for (UnitYearRow& year : years) {
    const auto copies = of_unit.find(year.unit);
    if (copies == of_unit.end() || !year.frame || !year.total) continue;
    Ore copied;
    for (const Id<PostRow> post : copies->second) {
      for (const AmountRow& amount : project.amounts[project.amounts_of(post)]) {
        if (amount.key == year.kind && amount.year == year.year) copied = add(copied, amount.value);
      }
    }
    const Ore missed = year.difference();
    if (magnitude(missed) > year.tolerance && magnitude(add(missed, -copied)) <= year.tolerance) ++year.unreadable;
  }
  return years;
}

}  // namespace malkoll::model
