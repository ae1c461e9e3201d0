#include <algorithm>
#include <array>
#include <utility>

#include "model/money.h"
#include "model/phases.h"
#include "model/post_pass.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

/// Both in one number, for a hash.
std::uint64_t pair_of(Id<GoalRow> goal, Id<UnitRow> unit) { return std::uint64_t{goal.number()} << 32U | unit.number(); }

/// The declarations with a line about what they contribute to that could not be read; empty: there is none.
Rows<Declaration, bool> with_unreadable_links(const Project& project) {
  Rows<Declaration, bool> owners;
  for (const BrokenLine& line : project.broken) {
    if (line.owner == no_row || (line.key != Key::contributes && line.key != Key::assignment)) continue;
    owners.resize(project.facts.declarations.size());
    owners[line.owner] = true;
  }
  return owners;
}

/// The cells by goal and unit, and where each goal's begin.
void order_coverage(const Project& project, Sums& sums) {
  std::sort(sums.coverage.begin(), sums.coverage.end(),
            [](const CoverageCell& a, const CoverageCell& b) { return a.goal != b.goal ? a.goal < b.goal : a.unit < b.unit; });
  sums.first_cell.assign(project.goals.size() + 1, Id<CoverageCell>(0));
  for (const CoverageCell& c : sums.coverage) ++sums.first_cell[c.goal.next()];
  for (const Id<GoalRow> g : project.goals.ids()) {
    Id<CoverageCell>& next = sums.first_cell[g.next()];
    next = Id<CoverageCell>(next.number() + sums.first_cell[g].number());
  }
}

/// What the cells of a mål come to.
void sum_goal(const Project& project, const Rows<UnitRow, bool>& checked, Id<GoalRow> g, Sums& sums) {
  GoalSums& goal = sums.goals[g];
  std::int64_t missing_responsible = 0, responsible = 0;
  goal.posts = 0;
  goal.in_scope = project.plan.whole;
  for (const CoverageCell& c : sums.coverage_of(g)) {
    const UnitRow& row = project.units[c.unit];
    UnitSums& unit = sums.units[c.unit];
    if (c.own_goals + c.assignments + c.posts > 0) ++goal.units;
    if (c.posts > 0) ++unit.linked_goals;
    goal.posts += c.posts;
    goal.money = add(goal.money, part_of(c.money, row.owned_share.value_or(whole_share)));
    if (c.responsible.empty()) continue;
    ++responsible;
    goal.in_scope |= checked[c.unit];
    if (unit.budgets == 0 && !row.excused) ++missing_responsible;
  }
  goal.waiting = !project.plan.whole ? 0 : responsible > 0 ? missing_responsible : sums.plan.missing;
  for (const Id<AreaRow> a : areas_of(project.goals[g])) {
    AreaSums& area = sums.areas[a];
    area.covered += goal.units > 0 ? 1 : 0;
    area.unreadable += goal.unreadable > 0 ? 1 : 0;
    area.waiting += goal.waiting > 0 ? 1 : 0;
    area.money = add(area.money, goal.money);
  }
}

void sum_goals(const Project& project, Sums& sums) {
  for (const Id<UnitRow> unit : project.units.ids()) {
    if (project.plan.whole && sums.units[unit].budgets == 0 && !project.units[unit].excused) ++sums.plan.missing;
  }
  Rows<UnitRow, bool> checked(project.units.size());
  for (const Id<UnitRow> unit : project.checked_units) checked[unit] = true;
  for (const Id<GoalRow> g : sums.matrix_goals) sum_goal(project, checked, g, sums);
}

}  // namespace

PostSums::PostSums(const Project& project, Sums& sums, Rows<UnitYearRow> frames)
    : project_(project), sums_(sums), years_(project, std::move(frames)), unreadable_links_(with_unreadable_links(project)) {
  begin_coverage();
}

CoverageCell& PostSums::cell(Id<GoalRow> goal, Id<UnitRow> unit) {
  // Posts come unit by unit: the cell of the goal's last unit is nearly always the one.
  Last& last = last_[goal];
  if (last.unit != unit) {
    const auto [entry, fresh] = cells_.emplace(pair_of(goal, unit), sums_.coverage.end_id());
    if (fresh) {
      sums_.coverage.emplace_back();
      sums_.coverage.back().goal = goal;
      sums_.coverage.back().unit = unit;
    }
    last = {.unit = unit, .cell = entry->second};
  }
  return sums_.coverage[last.cell];
}

/// What is known before the posts.
void PostSums::begin_coverage() {
  last_.resize(project_.goals.size());
  for (const ResponsibleRow& r : project_.responsible) {
    if (r.unit == no_row) continue;
    CoverageCell& it = cell(r.goal, r.unit);
    it.responsible = r.text;
    it.responsible_area = r.area;
  }
  cover_by_assignments();
  std::vector<Id<GoalRow>> counted;
  for (const GoalRow& goal : project_.goals) {
    if (!is_own_goal(goal.kind) || goal.unit == no_row) continue;
    counted.clear();
    for (const Reach& reach : goal.reaches) {
      if (std::find(counted.begin(), counted.end(), reach.goal) != counted.end()) continue;
      counted.push_back(reach.goal);
      ++cell(reach.goal, goal.unit).own_goals;
    }
  }
}

/// A unit's own uppdrag, and those of the plan that its posts name, cover the mål that they serve.
void PostSums::cover_by_assignments() {
  std::vector<std::pair<Id<UnitRow>, Id<AssignmentRow>>> worked_on;
  for (const Id<AssignmentRow> a : project_.assignments.ids()) {
    if (project_.assignments[a].unit != no_row) worked_on.emplace_back(project_.assignments[a].unit, a);
  }
  for (const AnswerRow& answer : project_.answers) {
    if (answer.post != no_row && answer.assignment != no_row && answer.unit != no_row)
      worked_on.emplace_back(answer.unit, answer.assignment);
  }
  std::sort(worked_on.begin(), worked_on.end());
  worked_on.erase(std::unique(worked_on.begin(), worked_on.end()), worked_on.end());
  std::vector<Id<GoalRow>> counted;
  for (const auto& work : worked_on) {
    counted.clear();
    for (const Id<GoalRow> goal : project_.assignments[work.second].goals) {
      for (const Reach& reach : project_.goals[goal].reaches) {
        if (std::find(counted.begin(), counted.end(), reach.goal) != counted.end()) continue;
        counted.push_back(reach.goal);
        ++cell(reach.goal, work.first).assignments;
      }
    }
  }
}

void PostSums::add(Id<PostRow> post) {
  ++sums_.budgets[project_.posts[post].budget].posts;
  if (project_.posts[post].unit != no_row) {
    years_.add(post);
    add_to_unit(post);
  }
  add_to_goals(post);
}

/// True where the post has an amount of a plan year behind the budget year.
bool PostSums::has_planned_year(Id<PostRow> index) const {
  const PostRow& post = project_.posts[index];
  const PlanRow& plan = project_.plan;
  if (post.last_year <= plan.last_year || plan.last_year == plan.budget_year)
    return post.last_year > plan.budget_year && plan.last_year > plan.budget_year;
  for (const AmountRow& amount : project_.amounts[project_.amounts_of(index)]) {
    const Year year = amount.year;
    if (year > plan.budget_year && year <= plan.last_year) return true;
  }
  return false;
}

void PostSums::add_to_unit(Id<PostRow> index) {
  const PostRow& post = project_.posts[index];
  UnitSums& unit = sums_.units[post.unit];
  const Ore size = magnitude(post.net);
  Ore written, known;
  for (const LinkRow& link : project_.links[project_.links_of(index)]) {
    written = malkoll::add(written, magnitude(link.money));
    if (link.goal != no_row) known = malkoll::add(known, magnitude(link.money));
  }
  const auto to = [](Ore& sum, Ore money) { sum = malkoll::add(sum, money); };
  ++unit.posts;
  to(unit.net, post.net);
  to(unit.reached, known);
  if (!post.excused) to(unit.linked, known);
  unit.given_later |= has_planned_year(index);
  if (post.net < 0 && post.post_class != PostClass::saving && post.post_class != PostClass::financial && !post.has_income) ++unit.negative;
  const bool for_assignments = is_for_assignments(post);
  if (post.excused) {
    to(unit.excused_money, size);
  } else if (for_assignments) {
    to(unit.for_assignments, size);
  } else if (!project_.is_incomplete(post.declaration) && (unreadable_links_.empty() || !unreadable_links_[post.declaration])) {
    to(unit.base, size);
    to(unit.unlinked, size - std::min(written, size));
  }
  const Share share = project_.units[post.unit].owned_share.value_or(whole_share);
  const auto owned = [&](Ore money) { return share == whole_share ? money : part_of(money, share); };
  to(sums_.plan.money, owned(size));
  to(sums_.plan.net, owned(post.net));
  if (post.by_change) to(sums_.plan.changed, owned(size)), to(sums_.plan.net_changed, owned(post.net));
  if (for_assignments) to(sums_.plan.assignment_money, owned(size));
  to(post.excused ? sums_.plan.excused_money : sums_.plan.linked_money, owned(post.excused ? size : known));
}

/// By the share owned of whoever pays, as at the mål above: rounded once, when all is there.
void PostSums::add_to_own_goal(Id<GoalRow> goal, Id<UnitRow> unit, Ore money) {
  Ore& sum = unit == project_.goals[goal].unit ? sums_.goals[goal].money : from_others_[pair_of(goal, unit)];
  sum = malkoll::add(sum, money);
}

void PostSums::finish() {
  const auto owned = [&](Id<UnitRow> unit, Ore money) {
    return unit == no_row ? money : part_of(money, project_.units[unit].owned_share.value_or(whole_share));
  };
  for (const Id<GoalRow> g : project_.goals.ids()) {
    const GoalRow& goal = project_.goals[g];
    if (is_own_goal(goal.kind)) sums_.goals[g].money = owned(goal.unit, sums_.goals[g].money);
  }
  for (const auto& [key, money] : from_others_) {
    Ore& sum = sums_.goals[Id<GoalRow>(key >> 32U)].money;
    sum = malkoll::add(sum, owned(Id<UnitRow>(static_cast<std::uint32_t>(key)), money));
  }
  sums_.unit_years = explain_missed_frames(project_, excuse_copies(project_, years_.finish()));
  order_coverage(project_, sums_);
}

void PostSums::add_to_goals(Id<PostRow> index) {
  const PostRow& post = project_.posts[index];
  const auto to = [](Ore& sum, Ore money) { sum = malkoll::add(sum, money); };
  // A later förändring has ended what an earlier one began.
  const bool taken_back = post.has_change && post.net != 0 && project_.money_in(index, project_.plan.last_year) == Ore();
  for (const LinkRow& link : project_.links[project_.links_of(index)]) {
    const Id<GoalRow> g = link.goal;
    if (g == no_row || link.against) continue;
    const GoalRow& goal = project_.goals[g];
    ++sums_.plan.links;
    ++sums_.goals[g].posts;
    const Ore money = link.money;
    if (is_own_goal(goal.kind)) add_to_own_goal(g, post.unit, magnitude(money));
    if (post.unit == no_row) continue;
    Ore later, investment, later_investment;
    for (Year year = project_.plan.budget_year + 1; post.has_change && year <= project_.plan.last_year; ++year) {
      to(later, magnitude(part_of(project_.money_in(index, year).value_or(Ore()), link.share)));
    }
    if (post.last_year > project_.plan.budget_year || post.has_investment) {
      for (const AmountRow& amount : project_.amounts[project_.amounts_of(index)]) {
        const bool counts = amount.key == Key::investment || (amount.key == Key::operation && !post.has_change);
        if (!counts || !project_.plan.holds(amount.year)) continue;
        const bool this_year = amount.year == project_.plan.budget_year;
        if (amount.key == Key::operation && this_year) continue;
        to(amount.key == Key::operation ? later : this_year ? investment : later_investment, magnitude(part_of(amount.value, link.share)));
      }
    }
    for (const Reach& reach : goal.reaches) {
      CoverageCell& c = cell(reach.goal, post.unit);
      const auto pass = [&](Ore& sum, Ore part) {
        if (part != 0) to(sum, passed_on(part, reach));
      };
      pass(c.money, money);
      pass(c.later, later);
      pass(c.investment, investment);
      pass(c.later_investment, later_investment);
      if (reach.goal == g && !link.through) {
        ++c.direct_posts;
        to(c.direct_money, magnitude(money));
        if (c.first_link.empty()) c.first_link = link.text;
      }
      if (c.last_post == index) continue;
      c.last_post = index;
      ++c.posts;
      if (post.until != 0 || taken_back) ++c.temporary;
    }
  }
}

Rows<GoalRow, std::string> fold_titles(const Project& project) {
  Rows<GoalRow, std::string> words;
  for (const GoalRow& goal : project.goals) words.push_back(fold(project.title(goal.declaration)));
  return words;
}

Sums sum_up(const Project& project, const Doubts& doubts, Rows<UnitYearRow> frames) {
  Sums sums = count_rows(project, doubts);
  PostSums posts(project, sums, std::move(frames));
  for (const Id<PostRow> post : project.posts.ids()) posts.add(post);
  posts.finish();
  sum_goals(project, sums);
  return sums;
}

}  // namespace malkoll::model
