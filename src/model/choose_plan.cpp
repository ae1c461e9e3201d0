#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/in_ore.h"
#include "model/phases.h"

namespace malkoll::model {

namespace {

/// How many submissions name each plan id.
std::unordered_map<std::string_view, std::size_t> submissions_by_plan(const Project& project) {
  std::unordered_map<std::string_view, std::size_t> count;
  for (const Reference& r : project.facts.references) {
    if (r.key == Key::plan && project.declaration(r.owner).kind == Kind::budget) ++count[project.sources->text(r.text)];
  }
  return count;
}

void tell_of_plan(const Project& project, Id<Declaration> other, Id<Declaration> chosen, const char* variant, Faults& faults) {
  Mistake m;
  m.code = Code::P13;
  m.variant = variant;
  m.span = project.declaration(other).id;
  m.related = project.declaration(chosen).id;
  m.suggestion = project.id(chosen);
  faults.sink.add(std::move(m));
}

/// Keeps the plans for which a number is the largest; all of them where it is not known of each.
template <typename Number>
void keep_largest(std::vector<Id<Declaration>>& plans, const Number& number) {
  auto most = number(plans.front());
  for (const Id<Declaration> plan : plans) most = std::max(most, number(plan));
  std::erase_if(plans, [&](Id<Declaration> plan) { return number(plan) != most; });
}

/// The plan of the latest budget year: of several the one decided last; where a date is missing or two are the same, the one that
/// most submissions answer to. Where none of that tells, and where there are plans of several municipalities, it is said.
Id<Declaration> plan_in_force(const Project& project, Faults& faults) {
  std::vector<Id<Declaration>> all;
  for (const Id<Declaration> row : project.facts.declarations.ids()) {
    if (project.declaration(row).kind == Kind::plan) all.push_back(row);
  }
  if (all.empty()) return no_row;
  std::vector<Id<Declaration>> plans = all;
  keep_largest(plans, [&](Id<Declaration> plan) { return meaning_of<Year>(project, plan, Key::budget_year); });
  if (plans.size() > 1) {
    const auto decided = [&](Id<Declaration> plan) { return meaning_of<Date>(project, plan, Key::decided); };
    if (std::all_of(plans.begin(), plans.end(), [&](Id<Declaration> plan) { return decided(plan).given(); })) keep_largest(plans, decided);
  }
  if (plans.size() > 1) {
    const auto named = submissions_by_plan(project);
    keep_largest(plans, [&](Id<Declaration> plan) {
      const auto found = named.find(project.id(plan));
      return found == named.end() ? std::int64_t{0} : static_cast<std::int64_t>(found->second);
    });
  }
  const Id<Declaration> chosen = plans[0];
  const auto municipality = [&](Id<Declaration> plan) {
    const Id<Declaration> parent = project.parent_of(plan);
    return parent == no_row ? std::string_view{} : project.id(parent);
  };
  std::vector<std::string_view> told{municipality(chosen), {}};
  for (const Id<Declaration> plan : all) {
    if (told[0].empty() || std::find(told.begin(), told.end(), municipality(plan)) != told.end()) continue;
    told.push_back(municipality(plan));
    tell_of_plan(project, plan, chosen, "kommuner", faults);
  }
  for (const Id<Declaration> plan : all) {
    if (plan != chosen && project.id(plan) == project.id(chosen))
      declared_twice(faults.sink, project.declaration(plan), project.declaration(chosen));
  }
  for (std::size_t i = 1; i < plans.size(); ++i) {
    if (told.size() > 2) break;  // then it is more than a version
    if (project.id(plans[i]) != project.id(chosen)) {
      tell_of_plan(project, plans[i], chosen, "flera", faults);
      break;
    }
  }
  return chosen;
}

Id<Declaration> plan_named(const Project& project, std::string_view id) {
  Id<Declaration> last;
  for (const Id<Declaration> row : project.facts.declarations.ids()) {
    if (project.declaration(row).kind == Kind::plan && project.id(row) == id) last = row;
  }
  return last;
}

/// Where the line is there and could not be read, that has been told.
void ask_for_budget_year(const Project& project, Id<Declaration> plan, Faults& faults) {
  const auto is_of_year = [&](const BrokenLine& line) { return line.owner == plan && line.key == Key::budget_year; };
  if (project.is_incomplete(plan) || std::any_of(faults.broken.begin(), faults.broken.end(), is_of_year)) return;
  Mistake m;
  m.code = Code::P10;
  m.variant = "budgetår";
  m.span = project.declaration(plan).id;
  faults.sink.add(std::move(m));
}

void tell_of_plan_year(const Property& year, Faults& faults) {
  Mistake m;
  m.code = Code::P08;
  m.variant = "planår";
  m.span = year.value;
  m.suggestion = to_string(year.as<Year>());
  faults.sink.add(std::move(m));
}

/// Files that say that they belong to another municipality than the plan's, each once.
void tell_of_other_municipalities(const Project& project, std::string_view own, Faults& faults) {
  if (own.empty()) return;
  std::vector<bool> with_plan(project.sources->size());
  const auto& declarations = project.facts.declarations;
  for (const Declaration& d : declarations) {
    if (d.kind == Kind::plan) with_plan[project.sources->index_at(d.id.at)] = true;  // told of the plan
  }
  for (const Id<Declaration> row : declarations.ids()) {
    const Declaration& d = declarations[row];
    if (d.kind != Kind::municipality || d.id.empty() || d.incomplete || project.id(row) == own ||
        with_plan[project.sources->index_at(d.id.at)])
      continue;
    Mistake m;
    m.code = Code::P13;
    m.variant = "annan-kommun";
    m.span = d.id;
    m.suggestion = own;
    faults.sink.add(std::move(m));
  }
}

}  // namespace

PlanRow choose_plan(const Project& project, const CheckScope& scope, Faults& faults) {
  PlanRow plan;
  plan.whole = scope.whole_municipality;
  const auto& declarations = project.facts.declarations;
  plan.declaration = scope.plan.empty() ? plan_in_force(project, faults) : plan_named(project, scope.plan);
  if (plan.declaration == no_row) {
    // Where a file is missing that may be the plan, that has been told.
    if (faults.sink.count(Code::F01) + faults.sink.count(Code::F04) + faults.sink.count(Code::F07) > 0) return plan;
    Mistake m;
    m.code = Code::P13;
    m.variant = scope.plan.empty() ? "" : "vald";
    m.suggestion = scope.plan;
    m.whole_file = true;
    if (!scope.checked_sources.empty()) m.span.at = (*project.sources)[scope.checked_sources[0]].base;
    faults.sink.add(std::move(m));
    return plan;
  }
  const Id<Declaration> row = plan.declaration;
  const std::size_t source = project.sources->index_at(declarations[row].id.at);
  plan.itself = plan.whole || std::find(scope.checked_sources.begin(), scope.checked_sources.end(), source) != scope.checked_sources.end();
  plan.budget_year = meaning_of<Year>(project, row, Key::budget_year);
  if (plan.budget_year == 0) ask_for_budget_year(project, row, faults);
  plan.last_year = plan.budget_year;
  constexpr int furthest = 20;  // years ahead that anyone has a budget for
  for (const Property& p : project.facts.properties) {
    if (p.owner != row || p.key != Key::plan_years) continue;
    const Year year = p.as<Year>();
    const bool far = plan.budget_year != 0 && (year > plan.budget_year + furthest || year < plan.budget_year);
    if (far) tell_of_plan_year(p, faults);
    else plan.last_year = std::max(plan.last_year, year);
  }
  plan.decided = meaning_of<Date>(project, row, Key::decided);
  plan.amount_unit = meaning_of<AmountUnit>(project, row, Key::amount_unit);
  plan.rounding = rounding_of(project, row, plan.amount_unit, faults);
  plan.sign = meaning_of(project, row, Key::sign, Chosen{1}).value;
  if (const Id<Declaration> municipality = project.parent_of(row); municipality != no_row) {
    plan.municipality = project.id(municipality);
  }
  tell_of_other_municipalities(project, plan.municipality, faults);
  return plan;
}

}  // namespace malkoll::model
