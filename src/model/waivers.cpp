#include "model/waivers.h"

#include <algorithm>

#include "text/utf8.h"

namespace malkoll {

bool in_force(const Project& project, const WrittenWaiver& waiver) {
  const std::string_view until = project.sources->text(waiver.until);
  if (!until.empty() && until < to_string(project.plan.budget_year) + "-01-01") return false;
  return !fold(project.text(waiver.reason)).empty();  // a dash is no reason
}

bool counts(const Project& project, Id<Declaration> declaration) {
  for (Id<Declaration> at = declaration; at != no_row; at = project.parent_of(at)) {
    const Kind kind = project.declaration(at).kind;
    if (kind == Kind::plan && at != project.plan.declaration) return false;
    if (kind == Kind::budget && (!project.has_row(at) || !project.budgets[project.row_of<BudgetRow>(at)].counts)) return false;
  }
  return true;
}

Waivers::Waivers(const Project& project) : project_(project) {
  if (project.facts.waivers.empty()) return;
  budget_of_unit_.resize(project.units.size());
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row && budget.counts) budget_of_unit_[budget.unit] = budget.declaration;
  }
}

Id<WrittenWaiver> Waivers::on(Id<Declaration> declaration, std::string_view code) const {
  const auto& waivers = project_.facts.waivers;
  auto w = std::lower_bound(waivers.begin(), waivers.end(), declaration,
                            [](const WrittenWaiver& waiver, Id<Declaration> wanted) { return waiver.owner < wanted; });
  for (; w != waivers.end() && w->owner == declaration; ++w) {
    if (project_.sources->text(w->code) == code && in_force(project_, *w)) return waivers.id_of(*w);
  }
  return no_row;
}

Id<WrittenWaiver> Waivers::on_or_above(Id<Declaration> declaration, std::string_view code) const {
  for (Id<Declaration> at = declaration; at != no_row; at = project_.parent_of(at)) {
    if (const Id<WrittenWaiver> found = on(at, code); found != no_row) return found;
  }
  return no_row;
}

Id<WrittenWaiver> Waivers::find(std::string_view code, Id<Declaration> declaration, Id<UnitRow> unit) const {
  if (project_.facts.waivers.empty()) return no_row;
  if (const Id<WrittenWaiver> found = on_or_above(declaration, code); found != no_row) return found;
  if (unit != no_row) {
    if (const Id<WrittenWaiver> found = on(budget_of_unit_[unit], code); found != no_row) return found;
    if (const Id<WrittenWaiver> found = on(project_.units[unit].declaration, code); found != no_row) return found;
  }
  return on_or_above(project_.plan.declaration, code);
}

}  // namespace malkoll
