// The plan's economy: the result of its years, and the ramar that it is held against; which goals are of it.
#include "model/economy.h"

#include <algorithm>

#include "model/in_ore.h"
#include "model/money.h"
#include "model/phases.h"

namespace malkoll::model {

namespace {

/// The plan's own ram, else what all nämnder have together; nothing where one of these has none.
void hold_against(const Project& project, const Rows<UnitYearRow>& frames, PlanYearRow& year) {
  if (year.frame) {
    year.cost = year.frame;
    year.result_tolerance = add(year.result_tolerance, year.frame_tolerance);
    return;
  }
  Ore sum, tolerance;
  std::size_t with = 0;
  for (const UnitYearRow& row : frames) {
    if (row.year != year.year || row.kind != Key::operation || !row.frame || project.units[row.unit].kind != Kind::committee) continue;
    sum = add(sum, *row.frame);
    tolerance = add(tolerance, row.frame_tolerance);
    ++with;
  }
  const auto committees =
      std::count_if(project.units.begin(), project.units.end(), [](const UnitRow& unit) { return unit.kind == Kind::committee; });
  if (with == 0 || with != static_cast<std::size_t>(committees)) return;
  year.cost = sum;
  year.result_tolerance = add(year.result_tolerance, tolerance);
}

}  // namespace

Rows<PlanYearRow> read_economy(const Project& project, const Rows<UnitYearRow>& frames, Rows<PlanYearRow> years, Faults& faults) {
  const Id<Declaration> plan = project.plan.declaration;
  if (plan == no_row) return years;
  for (const Property& rate : project.properties(plan)) {
    if (rate.key == Key::tax_rate) plan_year(years, project, rate.year).tax_rate = rate.as<Ore>();
  }
  for (const Amount& a : project.facts.amounts) {
    const bool economy = a.key == Key::result || a.key == Key::taxes || a.key == Key::net_interest;
    if (!economy || a.owner != plan) continue;
    const std::optional<Ore> value = in_ore(a, plan, project.plan.amount_unit, faults);
    if (!value) continue;
    PlanYearRow& year = plan_year(years, project, a.year);
    (a.key == Key::result ? year.result : a.key == Key::taxes ? year.taxes : year.net_interest) = value;
    if (a.key == Key::result) year.result_place = {a.at, a.length};
    const AmountUnit unit = a.unit != AmountUnit::none ? a.unit : project.plan.amount_unit;
    year.result_tolerance = add(year.result_tolerance, project.plan.rounding.value_or(last_digit(unit, a.decimals)));
  }
  for (PlanYearRow& year : years) {
    hold_against(project, frames, year);
    year.result_tolerance /= 2;
  }
  return years;
}

}  // namespace malkoll::model

namespace malkoll {

namespace {

bool is_said_financial(const Project& project, const GoalRow& goal) {
  if (goal.economy != Economy::financial) return false;
  return project.property(goal.declaration, Key::economy) != nullptr ||
         (goal.area != no_row && project.property(project.areas[goal.area].declaration, Key::economy) != nullptr);
}

}  // namespace

bool is_financial(const Project& project, const GoalRow& goal) {
  if (goal.kind == Kind::goal) return is_said_financial(project, goal);
  return !goal.reaches.empty() && std::all_of(goal.reaches.begin(), goal.reaches.end(),
                                              [&](const Reach& r) { return is_said_financial(project, project.goals[r.goal]); });
}

}  // namespace malkoll
