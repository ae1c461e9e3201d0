#include "report/money_once.h"

#include <algorithm>
#include <unordered_map>

#include "model/money.h"

namespace malkoll::report {

namespace {

/// What reaches any of some goals, a bolag's by the share that is owned.
Ore reaching_any(const Project& project, const Rows<GoalRow, bool>& wanted) {
  Rows<UnitRow, Ore> of_unit(project.units.size() + 1);
  for (const Id<PostRow> p : project.posts.ids()) {
    const PostRow& post = project.posts[p];
    Ore& sum = of_unit[post.unit == no_row ? project.units.end_id() : post.unit];
    for (const LinkRow& link : project.links[project.links_of(p)]) {
      const Id<GoalRow> goal = link.goal;
      if (goal == no_row || link.against) continue;
      if (wanted[goal]) {
        sum = add(sum, magnitude(link.money));
        continue;
      }
      std::uint32_t next = 0;  // a part that has been counted is not counted again higher up
      for (const Reach& reach : project.goals[goal].reaches) {
        if (reach.part < next || !wanted[reach.goal]) continue;
        sum = add(sum, passed_on(link.money, reach));
        next = reach.part + 1;
      }
    }
  }
  Ore all = of_unit.back();
  for (const Id<UnitRow> u : project.units.ids()) all = add(all, part_of(of_unit[u], project.units[u].owned_share.value_or(whole_share)));
  return all;
}

}  // namespace

Ore money_once(const Project& project, const std::vector<Finding>& findings, std::span<const std::uint32_t> rows) {
  std::unordered_map<Id<GoalRow>, Ore> of_goal;
  std::unordered_map<Id<Declaration>, Ore> of_other;
  Ore without_owner;
  for (const std::uint32_t row : rows) {
    const Finding& finding = findings[row];
    const Ore money = magnitude(finding.money.value_or(Ore()));
    if (money == 0) continue;
    Id<Declaration> owner = finding.whole_file ? no_row : project.owner_of(finding.span);
    if (owner == no_row) {
      without_owner = std::max(without_owner, money);
      continue;
    }
    Id<GoalRow> goal;
    const Kind kind = project.declaration(owner).kind;
    if (is_goal(kind)) goal = project.row_of<GoalRow>(owner);
    if (kind == Kind::indicator && project.has_row(owner)) goal = project.indicators[project.row_of<IndicatorRow>(owner)].goal;
    Ore& most = goal != no_row ? of_goal[goal] : of_other[owner];
    most = std::max(most, money);
  }
  Ore sum = without_owner, of_goals;
  for (const auto& [owner, money] : of_other) sum = add(sum, money);
  for (const auto& [goal, money] : of_goal) of_goals = add(of_goals, money);
  if (of_goal.size() > 1) {
    Rows<GoalRow, bool> wanted(project.goals.size());
    for (const auto& [goal, money] : of_goal) wanted[goal] = true;
    of_goals = std::min(of_goals, reaching_any(project, wanted));
  }
  return add(sum, of_goals);
}

}  // namespace malkoll::report
