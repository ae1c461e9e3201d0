#include "check/engine.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "check/baseline.h"
#include "check/phases.h"
#include "check/tasks.h"
#include "diag/summary_line.h"
#include "model/money.h"
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

void run_rules(Run& run, Results& results) {
  if (run.project.plan.declaration == no_row) return;  // said once, as P13
  std::vector<Table> tables = make_tables(run.project);
  run_pass(run, tables, PassOf::facts, results);
  if (std::none_of(run.rules.begin(), run.rules.end(), [](const RuleRow& r) { return r.rule->second_pass && r.level != Level::off; }))
    return;
  // The findings so far stand still while the second pass adds its own.
  const Found found{results.rows, run.rules};
  for (Table& table : make_finding_tables(found)) tables.push_back(std::move(table));
  run_pass(run, tables, PassOf::findings, results);
}

void count(Summary& s, Level level, std::size_t n) {
  (level == Level::error ? s.errors : level == Level::warning ? s.warnings : s.advice) += n;
}

/// Mistakes that there were too many of to keep.
void count_dropped(const Run& run, const Sink& sink, CheckResult& result) {
  for (std::size_t c = 0; c < static_cast<std::size_t>(Code::count); ++c) {
    const std::size_t all = sink.count(static_cast<Code>(c));
    const std::size_t dropped = all - std::min(all, Sink::keep);
    result.summary.dropped += dropped;
    count(result.summary, run.catalogue.rules[run.catalogue.index(word(static_cast<Code>(c)))].level, dropped);
  }
}

void summarize(const Run& run, CheckResult& result) {
  Summary& s = result.summary;
  for (const Finding& f : result.findings) {
    if (f.waived) ++s.waived;
    else count(s, f.level, 1);
    if (!f.waived && f.paper == Paper::follow_up && f.level == Level::error) ++s.follow_up_errors;
  }
  const Project& project = run.project;
  // A submission that could not be read leaves no budget.
  const auto of_submission = [](const Finding& f) { return f.paper == Paper::submission && f.level == Level::error && !f.waived; };
  s.plan_alone = project.budgets.empty() && project.plan.declaration != no_row &&
                 std::none_of(result.findings.begin(), result.findings.end(), of_submission);
  s.files = run.input.files;
  s.money = project.plan_sums.money;
  s.changed = project.plan_sums.changed;
  s.linked = project.plan_sums.linked_money;
  s.excused = add(project.plan_sums.excused_money, project.plan_sums.assignment_money);  // both are counted apart
  s.whole_municipality = run.scope.whole_municipality;
  s.missing_units = static_cast<std::size_t>(project.plan_sums.missing);
  if (!s.whole_municipality) {
    for (const Id<UnitRow> unit : project.checked_units) s.units.emplace_back(project.id(project.units[unit].declaration));
  }
  s.fail_on = run.options.fail_on;
  s.failing = is_failing(s);
  if (project.plan.declaration == no_row) return;
  result.plan = {std::string(project.id(project.plan.declaration)), std::string(project.title(project.plan.declaration)),
                 std::string(project.plan.municipality), project.plan.budget_year};
}

/// What a place stands in, by what is above it; where nothing is, by its file.
Paper paper_of(const Run& run, Span place, Id<Declaration> owner) {
  const Project& project = run.project;
  if (run.input.sources.size() == 0) return Paper::plan;
  const std::size_t source = run.input.sources.index_at(place.at);
  if (!run.follow_up_source.empty() && run.follow_up_source[source]) return Paper::follow_up;
  for (Id<Declaration> d = owner; d != no_row; d = project.parent_of(d)) {
    if (project.declaration(d).kind == Kind::follow_up) return Paper::follow_up;
    if (project.declaration(d).kind == Kind::budget) return Paper::submission;
  }
  if (owner != no_row || project.plan.declaration == no_row) return Paper::plan;
  return source == run.input.sources.index_at(project.declaration(project.plan.declaration).id.at) ? Paper::plan : Paper::submission;
}

/// Files whose declarations are uppföljningar alone.
std::vector<bool> follow_up_sources(const Input& input, const Project& project) {
  if (project.follow_ups.empty()) return {};  // nothing to look for among all declarations
  std::vector<bool> some(input.sources.size()), other(input.sources.size());
  for (const Declaration& d : project.facts.declarations) {
    const std::size_t source = input.sources.index_at(d.id.at);
    (d.kind == Kind::follow_up ? some : other)[source] = true;
  }
  for (std::size_t s = 0; s < some.size(); ++s) some[s] = some[s] && !other[s];
  return some;
}

}  // namespace

void place_finding(const Run& run, Finding finding, Id<Declaration> owner, Id<UnitRow> unit, Results& results) {
  const Project& project = run.project;
  if (owner != no_row) {
    finding.subject_kind = word(project.declaration(owner).kind);
    finding.subject_id = project.id(owner);
    if (unit == no_row) unit = project.unit_of(owner);
  }
  finding.paper = paper_of(run, finding.span, owner);
  if (unit.number() >= project.units.size()) unit = no_row;
  if (unit != no_row) finding.unit = project.id(project.units[unit].declaration);
  const RuleInfo& rule = run.catalogue.rules[finding.rule];
  const Id<WrittenWaiver> waiver = rule.waivable ? run.waivers.find(rule.code, owner, unit) : no_row;
  if (waiver != no_row) {
    const WrittenWaiver& written = project.facts.waivers[waiver];
    finding.waived = Waived{std::string(project.text(written.reason)), std::string(project.sources->text(written.until)), written.place};
  }
  results.rows.push_back({rule.code, finding.level, finding.span, unit, waiver, finding.money});
  results.findings.push_back(std::move(finding));
}

CheckResult check(const Input& input, const Project& project, const Catalogue& catalogue, const Sink& sink, const CheckScope& scope,
                  const CheckOptions& options) {
  CheckResult result;
  result.sources = &input.sources;
  result.catalogue = &catalogue;
  Sink of_settings;  // of its own: what was read stays as it was for the next check
  const std::vector<RuleSetting> settings = settings_in_force(project, catalogue, of_settings);
  Run run{input, project, catalogue, scope, options, settings, {}, Waivers(project), {}, {}, {}};
  run.checked_source.assign(input.sources.size(), scope.whole_municipality);
  for (const std::size_t source : scope.checked_sources) run.checked_source[source] = true;
  run.follow_up_source = follow_up_sources(input, project);
  for (const BrokenLine& line : project.broken) run.broken.emplace_back(line.owner, line.key);
  for (const LooseRow& loose : project.loose) {  // an own goal whose indicator is misspelt has one
    if (loose.wanted == LooseRow::Wanted::indicator && loose.property == word(Key::indicator) && !loose.suggestion.empty())
      run.broken.emplace_back(project.owner_of(loose.text), Key::indicator);
  }
  std::sort(run.broken.begin(), run.broken.end());
  for (std::size_t r = 0; r < catalogue.rules.size(); ++r) {
    run.rules.push_back({&catalogue.rules[r], level_in_force(catalogue.rules[r], settings[r]), false});
  }
  Results results;
  const auto note = [&](const char* what) {
    if (options.watch != nullptr) options.watch->note(what);
  };
  add_mistakes(run, sink, results);
  add_mistakes(run, of_settings, results);
  note("oläsliga rader");
  run_rules(run, results);
  silence_replaced(run, results);
  gather(run, results);
  result.failed = std::move(results.errors);
  result.out_of_time = std::move(results.out_of_time);
  result.findings = std::move(results.findings);
  sort_by_place(result.findings);
  for (std::size_t r = 0; r < run.rules.size(); ++r) {
    result.ran.push_back(run.rules[r].ran);
    result.levels.push_back(run.rules[r].level);
    const auto limit = limit_in_force(catalogue.rules[r], settings[r]);
    result.limits.push_back(limit ? std::optional(limit->value) : std::nullopt);
  }
  for (const Sink* mistakes : {&sink, &std::as_const(of_settings)}) count_dropped(run, *mistakes, result);
  summarize(run, result);
  if (options.baseline != nullptr) apply_baseline(result, *options.baseline);
  if (options.tasks) result.todo = tasks_of({input, project, result, options.language});
  note("sortera fynden");
  return result;
}

}  // namespace malkoll
