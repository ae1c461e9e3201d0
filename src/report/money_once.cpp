#include "report/money_once.h"

#include <algorithm>
#include <unordered_map>

#include "model/money.h"

namespace malkoll::report {

namespace {

/// What reaches any of some goals, a bolag's by the share that is owned.
std::int64_t reaching_any(const Project& project, const std::vector<bool>& wanted) {
  std::vector<std::int64_t> of_unit(project.units.size() + 1);
  for (std::uint32_t p = 0; p < project.posts.size(); ++p) {
    const PostRow& post = project.posts[p];
    std::int64_t& sum = of_unit[post.unit == no_row ? project.units.size() : post.unit];
    for (std::uint32_t l = post.first_link; l < project.links_end(p); ++l) {
      const std::uint32_t goal = project.link_goal[l];
      if (goal == no_row || project.facts.links[l].against) continue;
      if (wanted[goal]) {
        sum = add(sum, magnitude(project.link_money[l]));
        continue;
      }
      std::uint32_t next = 0;  // a part that has been counted is not counted again higher up
      for (const Reach& reach : project.goals[goal].reaches) {
        if (reach.part < next || !wanted[reach.goal]) continue;
        sum = add(sum, passed_on(project.link_money[l], reach));
        next = reach.part + 1;
      }
    }
  }
  std::int64_t all = of_unit.back();
  for (std::size_t u = 0; u < project.units.size(); ++u) all = add(all, part_of(of_unit[u], project.units[u].owned_share.value_or(whole_share)));
  return all;
}

}  // namespace

std::int64_t money_once(const Project& project, const std::vector<Finding>& findings, std::span<const std::uint32_t> rows) {
  std::unordered_map<std::uint32_t, std::int64_t> of_goal, of_other;  // by row in goals, by declaration
  std::int64_t without_owner = 0;
  for (const std::uint32_t row : rows) {
    const Finding& finding = findings[row];
    const std::int64_t money = magnitude(finding.money.value_or(0));
    if (money == 0) continue;
    std::uint32_t owner = finding.whole_file ? no_row : project.owner_of(finding.span);
    if (owner == no_row) {
      without_owner = std::max(without_owner, money);
      continue;
    }
    std::uint32_t goal = no_row;
    const Kind kind = project.declaration(owner).kind;
    if (is_goal(kind)) goal = project.row_of[owner];
    if (kind == Kind::indicator && project.row_of[owner] != no_row) goal = project.indicators[project.row_of[owner]].goal;
    std::int64_t& most = goal != no_row ? of_goal[goal] : of_other[owner];
    most = std::max(most, money);
  }
  std::int64_t sum = without_owner, of_goals = 0;
  for (const auto& [owner, money] : of_other) sum = add(sum, money);
  for (const auto& [goal, money] : of_goal) of_goals = add(of_goals, money);
  if (of_goal.size() > 1) {
    std::vector<bool> wanted(project.goals.size());
    for (const auto& [goal, money] : of_goal) wanted[goal] = true;
    of_goals = std::min(of_goals, reaching_any(project, wanted));
  }
  return add(sum, of_goals);
}

}  // namespace malkoll::report
