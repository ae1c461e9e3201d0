#include "import/plan_names.h"

#include "text/utf8.h"

namespace malkoll::importing {

PlanNames plan_names(const Project& project) {
  PlanNames names;
  names.known = project.plan.declaration != no_row;
  names.amount_unit = project.plan.amount_unit;
  names.cost_is_negative = project.plan.sign < 0;
  const auto learn = [&](std::unordered_map<std::string, std::string>& into, std::uint32_t declaration) {
    const std::string id(project.id(declaration));
    into.insert_or_assign(fold(id), id);  // an id goes before another's title
    into.try_emplace(fold(project.title(declaration)), id);
  };
  for (const UnitRow& unit : project.units) {
    learn(names.units, unit.declaration);
    names.unit_titles.emplace(project.id(unit.declaration), project.title(unit.declaration));
  }
  for (const GoalRow& goal : project.goals) learn(names.goals, goal.declaration);
  for (const FormerRow& former : project.former_names) {
    const Kind kind = project.declaration(former.declaration).kind;
    if (!is_unit(kind) && !is_goal(kind)) continue;
    (is_unit(kind) ? names.units : names.goals).try_emplace(fold(project.text(former.name)), project.id(former.declaration));
  }
  return names;
}

}  // namespace malkoll::importing
