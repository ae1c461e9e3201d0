// One cause, one finding: what a rule says that it replaces is not a finding where its own is.
#include <algorithm>
#include <set>
#include <utility>

#include "check/phases.h"

namespace malkoll {

namespace {

/// What is silent: rules, by number, everywhere or on a thing.
struct Silenced {
  std::vector<bool> everywhere, somewhere;
  std::set<std::pair<Id<Declaration>, std::uint16_t>> on;  ///< with the rule

  explicit Silenced(const Run& run, const std::vector<Finding>& findings) : everywhere(run.catalogue.rules.size()), somewhere(everywhere) {
    for (const Finding& finding : findings) {
      const RuleInfo& cause = run.catalogue.rules[finding.rule];
      if (cause.replaces.empty() || finding.whole_file) continue;
      const Id<Declaration> thing = run.project.owner_of(finding.span);
      if (thing == no_row) continue;
      const bool all = run.project.declaration(thing).kind == Kind::plan;  // all that is checked answers the plan
      for (const std::string& code : cause.replaces) {
        if (run.catalogue.find(code) == nullptr) continue;
        const std::uint16_t rule = run.catalogue.index(code);
        somewhere[rule] = true;
        if (all) everywhere[rule] = true; else on.emplace(thing, rule);
      }
    }
  }

  /// The declaration, what it stands below, and the mål that an own goal breaks down with what they stand below.
  [[nodiscard]] bool holds(const Project& project, Id<Declaration> declaration, std::uint16_t rule) const {
    for (Id<Declaration> d = declaration; d != no_row; d = project.declaration(d).parent) {
      if (on.contains({d, rule})) return true;
      if (!is_own_goal(project.declaration(d).kind) || !project.has_row(d)) continue;
      for (const Reach& reach : project.goals[project.row_of<GoalRow>(d)].reaches) {
        if (holds(project, project.goals[reach.goal].declaration, rule)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool holds(const Project& project, const Finding& finding, Id<UnitRow> unit) const {
    if (!somewhere[finding.rule]) return false;
    if (everywhere[finding.rule]) return true;
    if (unit != no_row && on.contains({project.units[unit].declaration, finding.rule})) return true;
    return !finding.whole_file && holds(project, project.owner_of(finding.span), finding.rule);
  }
};

}  // namespace

void silence_replaced(const Run& run, Results& results) {
  const Silenced silenced(run, results.findings);
  std::size_t kept = 0;
  for (std::size_t f = 0; f < results.findings.size(); ++f) {
    if (silenced.holds(run.project, results.findings[f], results.rows[f].unit)) continue;
    if (kept != f) {
      results.findings[kept] = std::move(results.findings[f]);
      results.rows[kept] = results.rows[f];
    }
    ++kept;
  }
  results.findings.resize(kept);
  results.rows.resize(kept);
}

}  // namespace malkoll
