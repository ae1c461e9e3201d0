#include <atomic>
#include <future>
#include <iterator>

#include "check/database.h"
#include "check/phases.h"

namespace malkoll {

namespace {

/// Adds the results of one rule. Findings are large and can be many: the few are moved to the many, as the order between rules does
/// not matter.
void collect(Results& from, Results& to) {
  if (to.findings.size() < from.findings.size()) {
    std::swap(from.findings, to.findings);
    std::swap(from.rows, to.rows);
  }
  std::move(from.findings.begin(), from.findings.end(), std::back_inserter(to.findings));
  to.rows.insert(to.rows.end(), from.rows.begin(), from.rows.end());
  std::move(from.errors.begin(), from.errors.end(), std::back_inserter(to.errors));
}

/// The rules of a pass, and what those that were run have given.
struct Pass {
  Run& run;
  const std::vector<Table>& tables;
  std::vector<std::uint16_t> rules;
  std::vector<Results> results;  ///< beside them
  std::atomic<std::size_t> next = 0;

  /// Runs rules as long as there are any that nobody else has begun. An error where there is no database to run them in.
  std::optional<StatementError> work() {
    StatementError error;
    std::optional<Connection> connection = open_database(tables, error);
    if (!connection) return error;
    note("tabeller", false);
    for (std::size_t i = next++; i < rules.size(); i = next++) {
      if (run.options.progress) run.options.progress(rules[i], run.catalogue.rules.size());
      run.rules[rules[i]].ran = run_rule(run, *connection, rules[i], results[i]);
      const RuleInfo& rule = run.catalogue.rules[rules[i]];
      note(rule.code + " " + rule.name, true);
    }
    return std::nullopt;
  }

  void note(std::string what, bool rule) const {
    if (run.options.watch != nullptr && !run.options.threads) run.options.watch->note(std::move(what), rule);
  }
};

}  // namespace

void run_pass(Run& run, const std::vector<Table>& tables, bool second, Results& results) {
  Pass pass{run, tables, {}, {}};
  for (std::uint16_t r = 0; r < run.catalogue.rules.size(); ++r) {
    const RuleInfo& rule = run.catalogue.rules[r];
    if (rule.sql.empty() || rule.second_pass != second || run.rules[r].level == Level::off) continue;
    if (rule.scope == Scope::municipality && !run.scope.whole_municipality) continue;
    pass.rules.push_back(r);
  }
  pass.results.resize(pass.rules.size());
  std::future<std::optional<StatementError>> other;
  if (run.options.threads && !second) other = std::async(std::launch::async, [&] { return pass.work(); });
  const std::optional<StatementError> error = pass.work();
  if (other.valid()) other.get();  // what it could not begin, this one has run
  if (error && pass.next == 0) results.errors.push_back({"", 1, error->message});
  for (Results& of_rule : pass.results) collect(of_rule, results);
}

}  // namespace malkoll
