#include "model/names.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "model/post_pass.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

/// The plan declaration above a declaration, or no_row.
std::uint32_t plan_of(const Project& project, std::uint32_t row) {
  while (row != no_row && project.declaration(row).kind != Kind::plan) row = project.declaration(row).parent;
  return row;
}

std::optional<std::int64_t> number_if_given(const Project& project, std::uint32_t declaration, Key key) {
  const Property* p = project.property(declaration, key);
  return p == nullptr ? std::nullopt : std::optional<std::int64_t>(p->number);
}

std::uint32_t to_row(std::size_t size) { return static_cast<std::uint32_t>(size); }

/// A former name that two things have stands for neither.
void add_former(Project& project, FormerNames& map, std::uint32_t declaration, Sink& sink) {
  for (const Property& property : project.properties(declaration)) {
    if (property.key != Key::former_name) continue;
    const std::string name = fold(project.text(property.value));
    const auto [entry, fresh] = map.emplace(name, declaration);
    if (!fresh && entry->second != declaration) {
      Mistake m;
      m.code = Code::P06;
      m.variant = "tidigare-namn";
      m.span = property.value;
      if (entry->second != no_row) m.related = project.declaration(entry->second).id;
      sink.add(std::move(m));
      entry->second = no_row;
      std::erase_if(project.former_names, [&](const auto& former) { return fold(project.text(former.name)) == name; });
      continue;
    }
    project.former_names.push_back({property.value, declaration});
  }
}

/// Of each unit the submission that counts: one for the checked plan before one for another plan that was read, then the
/// highest version, then the last.
void choose_budgets(Project& project) {
  const auto& declarations = project.facts.declarations;
  std::vector<bool> elsewhere(project.budgets.size());
  for (const Reference& r : project.facts.references) {
    if (r.key != Key::plan || declarations[r.owner].kind != Kind::budget || project.plan.declaration == no_row) continue;
    const std::string_view plan = project.sources->text(r.text);
    elsewhere[project.row_of[r.owner]] =
        plan != project.id(project.plan.declaration) && std::any_of(declarations.begin(), declarations.end(), [&](const Declaration& d) {
          return d.kind == Kind::plan && project.sources->text(d.id) == plan;
        });
  }
  const auto in_table = [&](std::uint32_t b) { return project.sources->at(project.declaration(project.budgets[b].declaration).id.at).is_table(); };
  std::vector<std::uint32_t> best(project.units.size(), no_row);
  for (std::uint32_t b = 0; b < project.budgets.size(); ++b) {
    BudgetRow& budget = project.budgets[b];
    if (budget.unit == no_row) continue;
    std::uint32_t& chosen = best[budget.unit];
    if (chosen != no_row) {
      BudgetRow& other = project.budgets[chosen];
      // A text goes before a table: what has been carried over is gone on with there.
      const bool better = elsewhere[b] != elsewhere[chosen] ? elsewhere[chosen] : in_table(b) != in_table(chosen) ? in_table(chosen) : budget.version.value_or(0) >= other.version.value_or(0);
      (better ? other : budget).counts = false;
      if (!better) continue;
    }
    chosen = b;
  }
}

/// The declaration of the same kind and id that a copy stands below; own goals of two units may well have one id.
std::uint32_t declared_before(const Project& project, const Names& names, const Declaration& d) {
  const auto first_in = [&](const auto& map, const auto& rows) {
    const auto there = map.find(project.sources->text(d.id));
    return there == map.end() ? no_row : rows[there->second].declaration;
  };
  if (d.id.empty()) return no_row;
  std::uint32_t first = no_row;
  if (d.kind == Kind::goal_area) first = first_in(names.areas, project.areas);
  if (is_goal(d.kind)) first = first_in(names.goals, project.goals);
  if (is_unit(d.kind)) first = first_in(names.units, project.units);
  if (d.kind == Kind::indicator) first = first_in(names.indicators, project.indicators);
  if (first == no_row || project.declaration(first).kind != d.kind) return no_row;
  return is_own_goal(d.kind) && project.declaration(first).parent != d.parent ? no_row : first;
}

}  // namespace

void number_things(Project& project, Names& names, const CheckScope& scope, Sink& sink) {
  auto& declarations = project.facts.declarations;
  project.row_of.assign(declarations.size(), no_row);
  const auto unique = [&](auto& map, Declaration& d, std::uint32_t new_row, auto& rows) {
    if (d.id.empty()) return;
    const auto [entry, fresh] = map.emplace(project.sources->text(d.id), new_row);
    if (fresh) return;
    declared_twice(sink, d, declarations[rows[entry->second].declaration]);
    d.incomplete = true;  // what points at it by its id means the first
  };
  std::unordered_map<std::uint32_t, std::uint32_t> copies;  // of a declaration that stands above
  const auto number_one = [&](std::uint32_t row) {
    Declaration& d = declarations[row];
    const auto above = copies.find(d.parent);
    const bool below_a_copy = above != copies.end();
    if (below_a_copy) d.parent = above->second;
    const bool of_plan = d.kind == Kind::goal_area || d.kind == Kind::goal || is_unit(d.kind) || d.kind == Kind::indicator;
    const std::uint32_t plan = of_plan ? plan_of(project, row) : no_row;
    if (plan != no_row && plan != project.plan.declaration) {
      if (d.kind == Kind::goal) names.other_goals.emplace(project.id(row), project.id(plan));
      if (d.kind == Kind::indicator) names.other_indicators.emplace(project.id(row), project.id(plan));
      return;
    }
    if (is_own_goal(d.kind) && d.parent != no_row && !project.budgets[project.row_of[d.parent]].counts) return;
    if (d.kind == Kind::indicator && d.parent != no_row && project.row_of[d.parent] == no_row) return;
    if (const std::uint32_t first = declared_before(project, names, d); first != no_row) {
      const bool pasted_with_it = below_a_copy && declarations[first].parent == d.parent;  // said of what it stands below
      if (!pasted_with_it) declared_twice(sink, d, declarations[first]);
      d.incomplete = true;
      copies.emplace(row, first);
      if (is_goal(d.kind)) project.row_of[row] = project.row_of[first];  // what only the copy says is the goal's too
      // Who declares the plan's indicator once more means to use it.
      const bool elsewhere = d.kind == Kind::indicator && d.parent != no_row && d.parent != declarations[first].parent;
      if (elsewhere && is_own_goal(declarations[d.parent].kind)) project.indicator_uses.push_back({project.row_of[d.parent], project.row_of[first], false, d.id});
      return;
    }
    switch (d.kind) {
      case Kind::goal_area:
        project.row_of[row] = to_row(project.areas.size());
        project.areas.push_back({});
        project.areas.back().declaration = row;
        unique(names.areas, d, project.row_of[row], project.areas);
        add_former(project, names.former_areas, row, sink);
        break;
      case Kind::goal:
      case Kind::committee_goal:
      case Kind::company_goal: {
        project.row_of[row] = to_row(project.goals.size());
        GoalRow& goal = project.goals.emplace_back();
        goal.declaration = row;
        goal.kind = d.kind;
        unique(names.goals, d, project.row_of[row], project.goals);
        add_former(project, names.former_goals, row, sink);
        break;
      }
      case Kind::committee:
      case Kind::company: {
        project.row_of[row] = to_row(project.units.size());
        UnitRow& unit = project.units.emplace_back();
        unit.declaration = row;
        unit.kind = d.kind;
        unit.owned_share = number_if_given(project, row, Key::owned_share);
        unit.excused = project.property(row, Key::no_submission) != nullptr;
        unique(names.units, d, project.row_of[row], project.units);
        add_former(project, names.former_units, row, sink);
        break;
      }
      case Kind::budget: {
        project.row_of[row] = to_row(project.budgets.size());
        BudgetRow& budget = project.budgets.emplace_back();
        budget.declaration = row;
        budget.version = number_if_given(project, row, Key::version);
        budget.decided = number_if_given(project, row, Key::decided);
        budget.amount_unit = static_cast<AmountUnit>(number_of(project, row, Key::amount_unit, static_cast<std::int64_t>(project.plan.amount_unit)));
        budget.rounding = rounding_of(project, row, budget.amount_unit, sink);
        budget.sign = number_of(project, row, Key::sign, project.plan.sign);
        break;
      }
      case Kind::indicator: {
        project.row_of[row] = to_row(project.indicators.size());
        project.indicators.emplace_back().declaration = row;
        unique(names.indicators, d, project.row_of[row], project.indicators);
        break;
      }
      case Kind::follow_up: {
        project.row_of[row] = to_row(project.follow_ups.size());
        FollowUpRow& follow_up = project.follow_ups.emplace_back();
        follow_up.declaration = row;
        if (d.incomplete) break;  // then its id is no year
        follow_up.year = std::atoi(std::string(project.id(row).substr(0, 4)).c_str());
        follow_up.half_year = project.id(row).size() > 4;
        break;
      }
      default: break;
    }
  };
  // Units and submissions first: what stands in a submission counts only where the submission does.
  for (std::uint32_t row = 0; row < declarations.size(); ++row) {
    if (is_unit(declarations[row].kind) || declarations[row].kind == Kind::budget) number_one(row);
  }
  for (BudgetRow& budget : project.budgets) {
    const Span id = declarations[budget.declaration].id;
    if (const auto unit = names.units.find(project.sources->text(id)); unit != names.units.end()) {
      budget.unit = unit->second;
    } else if (const auto former = names.former_units.find(fold(project.sources->text(id))); former != names.former_units.end() && former->second != no_row) {
      budget.unit = project.row_of[former->second];
      project.loose.push_back({LooseRow::Wanted::unit, Kind::budget, "id", budget.unit, id, true, no_row,
                               project.id(project.units[budget.unit].declaration), {}, {}});
    } else if (!id.empty() && !declarations[budget.declaration].incomplete && project.plan.declaration != no_row) {
      project.loose.push_back({LooseRow::Wanted::unit, Kind::budget, "id", no_row, id, false, no_row, {}, {}, {}});
    }
  }
  choose_budgets(project);
  // The plan's own goals and indicators first, in whatever order the files are read: a submission that uses an id of theirs is the later one.
  for (const bool own : {false, true}) {
    for (std::uint32_t row = 0; row < declarations.size(); ++row) {
      const Kind kind = declarations[row].kind;
      if (own ? is_own_goal(kind) : kind == Kind::goal_area || kind == Kind::goal || kind == Kind::follow_up) number_one(row);
    }
  }
  for (const bool of_submissions : {false, true}) {
    for (std::uint32_t row = 0; row < declarations.size(); ++row) {
      if (declarations[row].kind == Kind::indicator && (project.unit_of(row) != no_row) == of_submissions) number_one(row);
    }
  }
  std::vector<bool> checked(project.sources->size(), scope.checked_sources.empty());
  for (const std::size_t source : scope.checked_sources) checked[source] = true;
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit == no_row || !checked[project.sources->index_at(declarations[budget.declaration].id.at)]) continue;
    if (std::find(project.checked_units.begin(), project.checked_units.end(), budget.unit) == project.checked_units.end()) {
      project.checked_units.push_back(budget.unit);
    }
  }
  for (GoalRow& goal : project.goals) {
    const std::uint32_t parent = declarations[goal.declaration].parent;
    if (is_own_goal(goal.kind)) goal.unit = project.unit_of(goal.declaration);
    if (goal.kind == Kind::goal && parent != no_row && declarations[parent].kind == Kind::goal_area) goal.area = project.row_of[parent];
  }
  for (IndicatorRow& indicator : project.indicators) {
    const std::uint32_t parent = declarations[indicator.declaration].parent;
    if (parent != no_row) indicator.goal = project.row_of[parent];
  }
  project.posts.reserve(static_cast<std::size_t>(std::count_if(declarations.begin(), declarations.end(), [](const Declaration& d) { return d.kind == Kind::post; })));
  for (std::uint32_t row = 0; row < declarations.size(); ++row) {
    const Declaration& d = declarations[row];
    if (d.kind != Kind::post || d.parent == no_row) continue;
    const std::uint32_t budget = project.row_of[d.parent];
    if (!project.budgets[budget].counts) continue;
    project.row_of[row] = to_row(project.posts.size());
    PostRow& post = project.posts.emplace_back();
    post.declaration = row;
    post.budget = budget;
    post.unit = project.budgets[budget].unit;
    ++project.budgets[budget].posts;
  }
}

void PostIdCheck::add(std::uint32_t index) {
  const PostRow& post = project_.posts[index];
  const std::string_view id = project_.id(post.declaration);
  const bool ascends = post.budget != budget_ || last_ < id;
  if (!ascends && (unordered_.empty() || unordered_.back() != first_)) unordered_.push_back(first_);
  if (post.budget != budget_) first_ = index;
  budget_ = post.budget;
  last_ = id;
}

void PostIdCheck::finish(Sink& sink) {
  std::unordered_map<std::string_view, std::uint32_t> seen;
  for (const std::uint32_t first : unordered_) {
    seen.clear();
    for (std::uint32_t p = first; p < project_.posts.size() && project_.posts[p].budget == project_.posts[first].budget; ++p) {
      const Declaration& d = project_.declaration(project_.posts[p].declaration);
      if (d.id.empty()) continue;
      const auto [entry, fresh] = seen.emplace(project_.sources->text(d.id), project_.posts[p].declaration);
      if (fresh) continue;
      declared_twice(sink, d, project_.declaration(entry->second));
      if (project_.title(project_.posts[p].declaration) != project_.title(entry->second)) continue;
      project_.copied_posts.push_back(p);
      project_.facts.declarations[project_.posts[p].declaration].incomplete = true;
    }
  }
}

}  // namespace malkoll::model
