// One cause, one finding: what a rule says that it replaces is not a finding where its own is.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "check/phases.h"

namespace malkoll {

namespace {

/// What is silent: rules, by number, everywhere or on a thing.
struct Silenced {
  std::vector<bool> everywhere, somewhere;
  std::set<std::pair<Id<Declaration>, std::uint16_t>> on;  ///< with the rule
  using Explained = std::tuple<std::string, std::uint16_t, std::string>;  ///< id of the unit, rule, part
  std::map<Explained, Level> explained;

  explicit Silenced(const Run& run, const std::vector<Finding>& findings) : everywhere(run.catalogue.rules.size()), somewhere(everywhere) {
    for (const Finding& finding : findings) {
      const RuleInfo& cause = run.catalogue.rules[finding.rule];
      if (cause.replaces.empty() || finding.whole_file) continue;
      if (finding.explains) {
        explain(run, cause, finding);
        continue;
      }
      const Id<Declaration> thing = run.project.owner_of(finding.span);
      if (thing == no_row) continue;
      const bool all = run.project.declaration(thing).kind == Kind::plan;  // all that is checked answers the plan
      for (const std::string& code : cause.replaces) {
        if (run.catalogue.find(code) == nullptr) continue;
        const std::uint16_t rule = run.catalogue.index(code);
        somewhere[rule] = true;
        if (all) everywhere[rule] = true;
        else on.emplace(thing, rule);
      }
    }
  }

  void explain(const Run& run, const RuleInfo& cause, const Finding& finding) {
    if (finding.waived) return;  // then what it would have stood for is asked for again
    for (const std::string& code : cause.replaces) {
      if (run.catalogue.find(code) == nullptr) continue;
      const std::string& parts = *finding.explains;
      for (std::size_t at = 0; at < parts.size();) {
        const std::size_t end = std::min(parts.find(',', at), parts.size());
        Level& level = explained[{finding.unit, run.catalogue.index(code), parts.substr(at, end - at)}];
        level = std::max(level, finding.level);
        at = end + 1;
      }
    }
  }

  /// A lower level never hides a higher one.
  [[nodiscard]] bool is_explained(const Finding& finding) const {
    if (explained.empty()) return false;
    const auto by = explained.find({finding.unit, finding.rule, finding.part});
    return by != explained.end() && by->second >= finding.level;
  }

  /// The declaration, what it stands below, and the mål that an own goal breaks down with what they stand below.
  [[nodiscard]] bool holds(const Project& project, Id<Declaration> declaration, std::uint16_t rule) const {
    for (Id<Declaration> d = declaration; d != no_row; d = project.parent_of(d)) {
      if (on.contains({d, rule})) return true;
      if (!is_own_goal(project.declaration(d).kind) || !project.has_row(d)) continue;
      for (const Reach& reach : project.goals[project.row_of<GoalRow>(d)].reaches) {
        if (holds(project, project.goals[reach.goal].declaration, rule)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool holds(const Project& project, const Finding& finding, Id<UnitRow> unit) const {
    if (is_explained(finding)) return true;
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
