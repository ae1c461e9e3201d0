#include "check/engine.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "check/database.h"
#include "check/phases.h"
#include "diag/summary_line.h"
#include "store/schema.h"

namespace malkoll {

namespace {

/// By place, then code. Findings are large and can be many: each is moved once, around its circle, and none is copied aside.
void sort_by_place(std::vector<Finding>& findings) {
  std::vector<std::uint32_t> from(findings.size());  // place in order → where the finding is now
  std::iota(from.begin(), from.end(), 0U);
  std::stable_sort(from.begin(), from.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Finding &first = findings[a], &second = findings[b];
    return first.span.at != second.span.at ? first.span.at < second.span.at : first.rule < second.rule;
  });
  for (std::uint32_t start = 0; start < from.size(); ++start) {
    if (from[start] == start) continue;
    Finding first = std::move(findings[start]);
    std::uint32_t at = start;
    while (from[at] != start) {
      findings[at] = std::move(findings[from[at]]);
      at = std::exchange(from[at], at);
    }
    findings[at] = std::move(first);
    from[at] = at;
  }
}

void note(const Run& run, std::string what, bool rule = false) {
  if (run.options.watch != nullptr) run.options.watch->note(std::move(what), rule);
}

/// Runs what concerns the checked and is not off, in one pass; `ran` of each rule is set.
void run_pass(Run& run, Connection& connection, bool second) {
  for (std::uint16_t r = 0; r < run.catalogue.rules.size(); ++r) {
    const RuleInfo& rule = run.catalogue.rules[r];
    RuleRow& row = run.found.rules[r];
    if (rule.sql.empty() || rule.second_pass != second || row.level == Level::off) continue;
    if (rule.scope == Scope::municipality && !run.scope.whole_municipality) continue;
    if (run.options.progress) run.options.progress(r, run.catalogue.rules.size());
    row.ran = run_rule(run, connection, r);
    note(run, rule.code + " " + rule.name, true);
  }
}

void run_rules(Run& run) {
  if (run.project.plan.declaration == no_row) return;  // said once, as P13
  const std::vector<Table> tables = make_tables(run.project);
  StatementError error;
  std::optional<Connection> connection = open_database(tables, error);
  if (!connection) {
    run.errors.push_back({"", 1, error.message});
    return;
  }
  note(run, "tabeller");
  run_pass(run, *connection, false);
  const auto& rules = run.found.rules;
  if (std::none_of(rules.begin(), rules.end(), [](const RuleRow& r) { return r.rule->second_pass && r.level != Level::off; })) return;
  // The findings so far stand still while the second pass adds its own.
  const Found found = run.found;
  std::vector<Table> all = tables;
  for (Table& table : make_finding_tables(found)) all.push_back(std::move(table));
  connection = open_database(all, error);
  note(run, "tabeller för omgång 2");
  if (connection) run_pass(run, *connection, true); else run.errors.push_back({"", 1, error.message});
}

void summarize(const Run& run, const Sink& sink, CheckResult& result) {
  Summary& s = result.summary;
  const auto count = [&](Level level, std::size_t n) {
    (level == Level::error ? s.errors : level == Level::warning ? s.warnings : s.advice) += n;
  };
  for (const Finding& f : result.findings) {
    if (f.waived) ++s.waived; else count(f.level, 1);
  }
  for (std::size_t c = 0; c < static_cast<std::size_t>(Code::count); ++c) {
    const std::size_t all = sink.count(static_cast<Code>(c));
    const std::size_t dropped = all - std::min(all, Sink::keep);
    s.dropped += dropped;
    count(run.catalogue.rules[run.catalogue.index(word(static_cast<Code>(c)))].level, dropped);
  }
  const Project& project = run.project;
  s.files = run.input.files;
  s.money = project.money;
  s.linked = project.linked_money;
  s.excused = project.excused_money;
  s.whole_municipality = run.scope.whole_municipality;
  s.missing_units = static_cast<std::size_t>(project.plan.missing);
  if (!s.whole_municipality) {
    for (const std::uint32_t unit : project.checked_units) s.units.emplace_back(project.id(project.units[unit].declaration));
  }
  s.fail_on = run.options.fail_on;
  s.failing = is_failing(s);
  if (project.plan.declaration == no_row) return;
  result.plan = {std::string(project.id(project.plan.declaration)), std::string(project.title(project.plan.declaration)),
                 std::string(project.plan.municipality), static_cast<int>(project.plan.budget_year)};
}

}  // namespace

void place_finding(Run& run, Finding finding, std::uint32_t owner, std::uint32_t unit) {
  const Project& project = run.project;
  if (owner != no_row) {
    finding.subject_kind = word(project.declaration(owner).kind);
    finding.subject_id = project.id(owner);
    if (unit == no_row) unit = project.unit_of(owner);
  }
  if (unit >= project.units.size()) unit = no_row;
  if (unit != no_row) finding.unit = project.id(project.units[unit].declaration);
  const RuleInfo& rule = run.catalogue.rules[finding.rule];
  const std::uint32_t waiver = rule.waivable ? run.waivers.find(rule.code, owner, unit) : no_row;
  if (waiver != no_row) {
    const WrittenWaiver& written = project.facts.waivers[waiver];
    finding.waived = Waived{std::string(project.text(written.reason)), std::string(project.sources->text(written.until)), written.place};
  }
  run.found.findings.push_back({rule.code, finding.level, finding.span, unit, waiver, finding.money});
  run.findings.push_back(std::move(finding));
}

CheckResult check(const Input& input, const Project& project, const Catalogue& catalogue, Sink& sink, const CheckScope& scope,
                  const CheckOptions& options, std::vector<RuleError>& errors) {
  CheckResult result;
  result.sources = &input.sources;
  result.catalogue = &catalogue;
  const std::vector<RuleSetting> settings = settings_in_force(project, catalogue, sink);
  Run run{input, project, catalogue, scope, options, settings, errors, {}, {}, Waivers(project), {}, {}};
  run.checked_source.assign(input.sources.size(), scope.whole_municipality);
  for (const std::size_t source : scope.checked_sources) run.checked_source[source] = true;
  for (const BrokenLine& line : project.facts.broken) run.broken.emplace_back(line.owner, line.key);
  std::sort(run.broken.begin(), run.broken.end());
  for (std::size_t r = 0; r < catalogue.rules.size(); ++r) {
    run.found.rules.push_back({&catalogue.rules[r], level_in_force(catalogue.rules[r], settings[r]), false});
  }
  add_mistakes(run, sink);
  note(run, "oläsliga rader");
  run_rules(run);
  result.findings = std::move(run.findings);
  sort_by_place(result.findings);
  for (const RuleRow& rule : run.found.rules) result.ran.push_back(rule.ran);
  summarize(run, sink, result);
  note(run, "sortera fynden");
  return result;
}

}  // namespace malkoll
