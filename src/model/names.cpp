
#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "model/in_ore.h"
#include "model/phases.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

/// The plan declaration above a declaration, or no_row.
Id<Declaration> plan_of(const Project& project, Id<Declaration> row) {
  while (row != no_row && project.declaration(row).kind != Kind::plan) row = project.parent_of(row);
  return row;
}

/// A former name that two things have stands for neither.
void add_former(Project& project, FormerNames& map, Id<Declaration> declaration, Faults& faults) {
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
      faults.sink.add(std::move(m));
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
  Rows<BudgetRow, bool> elsewhere(project.budgets.size());
  for (const Reference& r : project.facts.references) {
    if (r.key != Key::plan || declarations[r.owner].kind != Kind::budget) continue;
    project.budgets[project.row_of<BudgetRow>(r.owner)].plan = r.text;
    if (project.plan.declaration == no_row) continue;
    const std::string_view plan = project.sources->text(r.text);
    elsewhere[project.row_of<BudgetRow>(r.owner)] =
        plan != project.id(project.plan.declaration) && std::any_of(declarations.begin(), declarations.end(), [&](const Declaration& d) {
          return d.kind == Kind::plan && project.sources->text(d.id) == plan;
        });
  }
  const auto in_table = [&](Id<BudgetRow> b) {
    return project.sources->at(project.declaration(project.budgets[b].declaration).id.at).is_table();
  };
  Rows<UnitRow, Id<BudgetRow>> best(project.units.size());
  for (const Id<BudgetRow> b : project.budgets.ids()) {
    BudgetRow& budget = project.budgets[b];
    if (budget.unit == no_row) continue;
    Id<BudgetRow>& chosen = best[budget.unit];
    if (chosen != no_row) {
      BudgetRow& other = project.budgets[chosen];
      // A text goes before a table: what has been carried over is gone on with there.
      const bool better = elsewhere[b] != elsewhere[chosen] ? elsewhere[chosen]
                          : in_table(b) != in_table(chosen) ? in_table(chosen)
                                                            : budget.version.value_or(0) >= other.version.value_or(0);
      (better ? other : budget).counts = false;
      if (!better) continue;
    }
    chosen = b;
  }
}

/// The declaration of the same kind and id that a copy stands below; own goals of two units may well have one id.
Id<Declaration> declared_before(const Numbered& made, Id<Declaration> row) {
  const Project& project = made.project;
  const Names& names = made.names;
  const Declaration& d = project.declaration(row);
  const auto first_in = [&](const auto& map, const auto& rows) {
    const auto there = map.find(project.sources->text(d.id));
    return there == map.end() ? Id<Declaration>() : rows[there->second].declaration;
  };
  if (d.id.empty()) return no_row;
  Id<Declaration> first;
  if (d.kind == Kind::goal_area) first = first_in(names.areas, project.areas);
  if (is_goal(d.kind)) first = first_in(names.goals, made.begun.goals);
  if (is_unit(d.kind)) first = first_in(names.units, project.units);
  if (d.kind == Kind::indicator) first = first_in(names.indicators, made.begun.indicators);
  if (d.kind == Kind::assignment) first = first_in(names.assignments, made.assignments);
  if (first == no_row || project.declaration(first).kind != d.kind) return no_row;
  return (is_own_goal(d.kind) || d.kind == Kind::assignment) && project.parent_of(first) != project.parent_of(row) ? Id<Declaration>()
                                                                                                                   : first;
}

/// Gives declarations their rows, one by one.
class Numbering {
 public:
  Numbering(Numbered& made, Faults& faults) : made_(made), project_(made.project), names_(made.names), faults_(faults) {}

  void number(Id<Declaration> row) {
    const Declaration& d = project_.declaration(row);
    const bool below_a_copy = project_.parent_of(row) != d.parent;
    if (!is_checked(row, d)) return;
    if (const Id<Declaration> first = declared_before(made_, row); first != no_row) {
      const bool pasted_with_it = below_a_copy && project_.parent_of(first) == project_.parent_of(row);  // said of what it stands below
      if (!pasted_with_it) declared_twice(faults_.sink, d, declarations()[first]);
      mark_repeated(project_, row);
      project_.first_declared.emplace(row, first);
      return take_copy(row, d, first);
    }
    switch (d.kind) {
      case Kind::goal_area:
        add(project_.areas, row, &names_.areas);
        add_former(project_, names_.former_areas, row, faults_);
        break;
      case Kind::goal:
      case Kind::committee_goal:
      case Kind::company_goal:
        add(made_.begun.goals, row, &names_.goals).kind = d.kind;
        add_former(project_, names_.former_goals, row, faults_);
        break;
      case Kind::committee:
      case Kind::company: add_unit(row, d.kind); break;
      case Kind::budget: add_budget(row); break;
      case Kind::indicator:
        add(made_.begun.indicators, row, &names_.indicators);
        tell_of_same_id(d, names_.assignments, made_.assignments);
        break;
      case Kind::assignment: add_assignment(row, d); break;
      case Kind::follow_up: add_follow_up(row); break;
      default: break;
    }
  }

 private:
  [[nodiscard]] const Rows<Declaration>& declarations() const { return project_.facts.declarations; }

  /// Of the checked plan, or in a submission that counts.
  [[nodiscard]] bool is_checked(Id<Declaration> row, const Declaration& d) {
    const bool of_plan =
        d.kind == Kind::goal_area || d.kind == Kind::goal || is_unit(d.kind) || d.kind == Kind::indicator || d.kind == Kind::assignment;
    const Id<Declaration> plan = of_plan ? plan_of(project_, row) : no_row;
    if (plan != no_row && plan != project_.plan.declaration) {
      if (d.kind == Kind::goal) names_.other_goals.emplace(project_.id(row), project_.id(plan));
      if (d.kind == Kind::indicator) names_.other_indicators.emplace(project_.id(row), project_.id(plan));
      if (d.kind == Kind::assignment) names_.other_assignments.emplace(project_.id(row), project_.id(plan));
      return false;
    }
    const Id<Declaration> parent = project_.parent_of(row);
    if (parent == no_row) return true;
    if (is_own_goal(d.kind) || (d.kind == Kind::assignment && plan == no_row))
      return project_.budgets[project_.row_of<BudgetRow>(parent)].counts;
    return d.kind != Kind::indicator || declarations()[parent].kind == Kind::plan || project_.has_row(parent);
  }

  void take_copy(Id<Declaration> row, const Declaration& d, Id<Declaration> first) {
    if (is_goal(d.kind)) project_.set_row(row, project_.row_of<GoalRow>(first));  // what only the copy says is the goal's too
    // Who declares the plan's indicator once more means to use it.
    const Id<Declaration> parent = project_.parent_of(row);
    const bool elsewhere = d.kind == Kind::indicator && parent != no_row && parent != project_.parent_of(first);
    if (!elsewhere || !is_own_goal(declarations()[parent].kind)) return;
    made_.begun.indicator_uses.push_back(
        {.goal = project_.row_of<GoalRow>(parent), .indicator = project_.row_of<IndicatorRow>(first), .own = false, .place = d.id});
  }

  template <typename Row>
  Row& add(Rows<Row>& rows, Id<Declaration> declaration, Ids<Row>* ids = nullptr) {
    const Id<Row> id = rows.end_id();
    rows.emplace_back().declaration = declaration;
    project_.set_row(declaration, id);
    const Declaration& d = declarations()[declaration];
    if (ids == nullptr || d.id.empty()) return rows[id];
    const auto [entry, fresh] = ids->emplace(project_.sources->text(d.id), id);
    if (fresh) return rows[id];
    declared_twice(faults_.sink, d, declarations()[rows[entry->second].declaration]);
    mark_repeated(project_, declaration);  // what points at it by its id means the first
    return rows[id];
  }

  void add_unit(Id<Declaration> row, Kind kind) {
    UnitRow& unit = add(project_.units, row, &names_.units);
    unit.kind = kind;
    if (const Property* share = project_.property(row, Key::owned_share)) unit.owned_share = share->as<Share>();
    unit.excused = project_.property(row, Key::no_submission) != nullptr;
    add_former(project_, names_.former_units, row, faults_);
  }

  /// The id of an uppdrag is no goal's, no unit's and no indikator's.
  template <typename Row>
  void tell_of_same_id(const Declaration& d, const Ids<Row>& ids, const Rows<Row>& rows) {
    if (d.id.empty()) return;
    if (const auto other = ids.find(project_.sources->text(d.id)); other != ids.end())
      declared_twice(faults_.sink, d, declarations()[rows[other->second].declaration]);
  }

  void add_assignment(Id<Declaration> row, const Declaration& d) {
    AssignmentRow& assignment = add(made_.assignments, row, &names_.assignments);
    const Id<Declaration> parent = project_.parent_of(row);
    if (parent != no_row && project_.declaration(parent).kind == Kind::budget) {
      assignment.budget = project_.row_of<BudgetRow>(parent);
      assignment.unit = project_.budgets[assignment.budget].unit;
    }
    assignment.due = meaning_of<Due>(project_, row, Key::due);
    tell_of_same_id(d, names_.goals, made_.begun.goals);
    tell_of_same_id(d, names_.units, project_.units);
  }

  void add_budget(Id<Declaration> row) {
    BudgetRow& budget = add(project_.budgets, row);
    if (const Property* version = project_.property(row, Key::version)) budget.version = version->as<std::int64_t>();
    budget.decided = meaning_of<Date>(project_, row, Key::decided);
    budget.amount_unit = meaning_of(project_, row, Key::amount_unit, project_.plan.amount_unit);
    budget.rounding = rounding_of(project_, row, budget.amount_unit, faults_);
    budget.sign = meaning_of(project_, row, Key::sign, Chosen{project_.plan.sign}).value;
  }

  void add_follow_up(Id<Declaration> row) {
    FollowUpRow& follow_up = add(project_.follow_ups, row);
    if (project_.is_incomplete(row)) return;  // then its id is no year
    follow_up.period.year = year_of_digits(project_.id(row).substr(0, 4));
    if (project_.id(row).size() > 4) follow_up.period.part = PartOfYear::interim;
    for (const Property& p : project_.properties(row)) {
      if (p.key != Key::overall) continue;
      follow_up.verdict = p.as<Verdict>();
      follow_up.verdict_place = p.value;
    }
  }

  Numbered& made_;
  Project& project_;
  Names& names_;
  Faults& faults_;
};

/// Whose submissions they are.
void find_units_of_budgets(Project& project, const Names& names, Faults& faults) {
  for (BudgetRow& budget : project.budgets) {
    const Declaration& d = project.declaration(budget.declaration);
    const std::string_view id = project.sources->text(d.id);
    LooseRow loose{.wanted = LooseRow::Wanted::unit, .owner = Kind::budget, .property = "id", .text = d.id};
    if (const auto unit = names.units.find(id); unit != names.units.end()) {
      budget.unit = unit->second;
    } else if (const auto former = names.former_units.find(fold(id)); former != names.former_units.end() && former->second != no_row) {
      loose.unit = budget.unit = project.row_of<UnitRow>(former->second);
      loose.former = true;
      loose.new_id = project.id(former->second);
      faults.loose.push_back(loose);
    } else if (!d.id.empty() && !project.is_incomplete(budget.declaration) && project.plan.declaration != no_row) {
      faults.loose.push_back(loose);
    }
  }
}

/// Whose follow-ups they are, and whether their ids may belong to submissions that have not been read: their own unit's, or where they are
/// for the whole municipality and only some submissions are checked, any.
void find_units_of_follow_ups(Project& project, const Names& names, Faults& faults) {
  for (const Reference& r : project.facts.references) {
    if (r.key != Key::committee || !project.has_row(r.owner)) continue;
    const Id<UnitRow> unit = find_unit(project, names, r.text, r.owner, r.key, faults);
    project.follow_ups[project.row_of<FollowUpRow>(r.owner)].unit = unit;
  }
  Rows<UnitRow, bool> in(project.units.size());
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row) in[budget.unit] = true;
  }
  for (FollowUpRow& f : project.follow_ups)
    f.waits = f.unit == no_row ? !project.plan.whole : !in[f.unit] && !project.units[f.unit].excused;
}

/// The units of the submissions that were given to check.
std::vector<Id<UnitRow>> units_to_check(const Project& project, const CheckScope& scope) {
  std::vector<Id<UnitRow>> units;
  std::vector<bool> checked(project.sources->size(), scope.checked_sources.empty());
  for (const std::size_t source : scope.checked_sources) checked[source] = true;
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit == no_row || !checked[project.sources->index_at(project.declaration(budget.declaration).id.at)]) continue;
    if (std::find(units.begin(), units.end(), budget.unit) == units.end()) units.push_back(budget.unit);
  }
  return units;
}

/// What goals and indicators stand under.
void place_below(Numbered& made) {
  const Project& project = made.project;
  const auto& declarations = project.facts.declarations;
  for (GoalRow& goal : made.begun.goals) {
    const Id<Declaration> parent = project.parent_of(goal.declaration);
    if (is_own_goal(goal.kind)) goal.unit = project.unit_of(goal.declaration);
    if (goal.kind == Kind::goal && parent != no_row && declarations[parent].kind == Kind::goal_area)
      goal.area = project.row_of<AreaRow>(parent);
  }
  for (IndicatorRow& indicator : made.begun.indicators) {
    const Id<Declaration> parent = project.parent_of(indicator.declaration);
    if (parent == no_row) continue;
    if (is_goal(declarations[parent].kind)) indicator.goal = project.row_of<GoalRow>(parent);
    if (declarations[parent].kind == Kind::goal_area) indicator.area = project.row_of<AreaRow>(parent);
  }
}

void number_posts(Numbered& made) {
  Project& project = made.project;
  const auto& declarations = project.facts.declarations;
  made.posts.reserve(static_cast<std::size_t>(
      std::count_if(declarations.begin(), declarations.end(), [](const Declaration& d) { return d.kind == Kind::post; })));
  for (const Id<Declaration> row : declarations.ids()) {
    const Declaration& d = declarations[row];
    if (d.kind != Kind::post || d.parent == no_row) continue;
    const Id<BudgetRow> budget = project.row_of<BudgetRow>(project.parent_of(row));
    if (!project.budgets[budget].counts) continue;
    project.set_row(row, made.posts.end_id());
    PostRow& post = made.posts.emplace_back();
    post.declaration = row;
    post.budget = budget;
    post.unit = project.budgets[budget].unit;
  }
}

}  // namespace

Numbered number_things(Project planned, const CheckScope& scope, Faults& faults) {
  Numbered made;
  made.project = std::move(planned);
  Project& project = made.project;
  const auto& declarations = project.facts.declarations;
  project.row_numbers.assign(declarations.size(), Id<Declaration>(no_row).number());
  Numbering numbering(made, faults);
  // Nearly all declarations are posts: they are gone through once.
  std::vector<Id<Declaration>> units_and_budgets, of_the_plan, own_goals, assignments, indicators;
  for (const Id<Declaration> row : declarations.ids()) {
    const Kind kind = declarations[row].kind;
    if (kind == Kind::post) continue;
    if (is_unit(kind) || kind == Kind::budget) units_and_budgets.push_back(row);
    if (kind == Kind::goal_area || kind == Kind::goal || kind == Kind::follow_up) of_the_plan.push_back(row);
    if (is_own_goal(kind)) own_goals.push_back(row);
    if (kind == Kind::assignment) assignments.push_back(row);
    if (kind == Kind::indicator) indicators.push_back(row);
  }
  const auto number = [&](const std::vector<Id<Declaration>>& rows) {
    for (const Id<Declaration> row : rows) numbering.number(row);
  };
  // Units and submissions first: what stands in a submission counts only where the submission does.
  number(units_and_budgets);
  find_units_of_budgets(project, made.names, faults);
  choose_budgets(project);
  // The plan's own goals and indicators first, in whatever order the files are read: a submission that uses an id of theirs is the later one.
  number(of_the_plan);
  number(own_goals);
  number(assignments);
  std::stable_partition(indicators.begin(), indicators.end(), [&](Id<Declaration> row) { return project.unit_of(row) == no_row; });
  number(indicators);
  find_units_of_follow_ups(project, made.names, faults);
  project.checked_units = units_to_check(project, scope);
  place_below(made);
  number_posts(made);
  return made;
}

void mark_repeated(Project& project, Id<Declaration> declaration) {
  project.repeated.resize(project.facts.declarations.size());
  project.repeated[declaration] = true;
}

}  // namespace malkoll::model
