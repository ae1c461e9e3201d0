#include "model/waivers.h"

#include <algorithm>

#include "text/utf8.h"

namespace malkoll {

bool in_force(const Project& project, const WrittenWaiver& waiver) {
  const std::string_view until = project.sources->text(waiver.until);
  if (!until.empty() && until < std::to_string(project.plan.budget_year) + "-01-01") return false;
  return !fold(project.text(waiver.reason)).empty();  // a dash is no reason
}

bool counts(const Project& project, std::uint32_t declaration) {
  for (std::uint32_t at = declaration; at != no_row; at = project.declaration(at).parent) {
    const Kind kind = project.declaration(at).kind;
    if (kind == Kind::plan && at != project.plan.declaration) return false;
    if (kind == Kind::budget && (project.row_of[at] == no_row || !project.budgets[project.row_of[at]].counts)) return false;
  }
  return true;
}

Waivers::Waivers(const Project& project) : project_(project) {
  if (project.facts.waivers.empty()) return;
  budget_of_unit_.assign(project.units.size(), no_row);
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row && budget.counts) budget_of_unit_[budget.unit] = budget.declaration;
  }
}

std::uint32_t Waivers::on(std::uint32_t declaration, std::string_view code) const {
  const auto& waivers = project_.facts.waivers;
  auto w = std::lower_bound(waivers.begin(), waivers.end(), declaration,
                            [](const WrittenWaiver& waiver, std::uint32_t wanted) { return waiver.owner < wanted; });
  for (; w != waivers.end() && w->owner == declaration; ++w) {
    if (project_.sources->text(w->code) == code && in_force(project_, *w)) return static_cast<std::uint32_t>(w - waivers.begin());
  }
  return no_row;
}

std::uint32_t Waivers::on_or_above(std::uint32_t declaration, std::string_view code) const {
  for (std::uint32_t at = declaration; at != no_row; at = project_.declaration(at).parent) {
    if (const std::uint32_t found = on(at, code); found != no_row) return found;
  }
  return no_row;
}

std::uint32_t Waivers::find(std::string_view code, std::uint32_t declaration, std::uint32_t unit) const {
  if (project_.facts.waivers.empty()) return no_row;
  if (const std::uint32_t found = on_or_above(declaration, code); found != no_row) return found;
  if (unit != no_row) {
    if (const std::uint32_t found = on(budget_of_unit_[unit], code); found != no_row) return found;
    if (const std::uint32_t found = on(project_.units[unit].declaration, code); found != no_row) return found;
  }
  return on_or_above(project_.plan.declaration, code);
}

}  // namespace malkoll
