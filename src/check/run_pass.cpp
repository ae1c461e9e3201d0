#include <algorithm>
#include <atomic>
#include <iterator>

#include "check/database.h"
#include "check/phases.h"
#include "store/no_rows.h"
#include "text/background.h"
#include "text/told.h"

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
  std::move(from.out_of_time.begin(), from.out_of_time.end(), std::back_inserter(to.out_of_time));
}

/// The rules of a pass, and what those that were run have given.
class Pass {
 public:
  Pass(Run& run, const std::vector<Table>& tables, bool second, bool threads)
      : run_(run), tables_(tables), second_(second), threads_(threads) {}

  std::vector<std::uint16_t> rules;
  std::vector<Results> results;  ///< beside them

  /// Runs rules as long as there are any that nobody else has begun. An error where there is no database to run them in.
  Result<void, StatementError> work() {
    Result<Connection, StatementError> connection = open_database(tables_, {.time = run_.options.rule_time});
    if (!connection) return failure(std::move(connection.error()));
    note(second_ ? "tabeller för omgång 2" : "tabeller", false);
    for (std::size_t i = next_++; i < rules.size(); i = next_++) {
      if (run_.options.progress && !threads_) run_.options.progress(rules[i], run_.catalogue.rules.size());
      run_one(*connection, i);
      const RuleInfo& rule = run_.catalogue.rules[rules[i]];
      note(rule.code + " " + rule.name, true);
    }
    return {};
  }

  /// Runs those that failed once more, alone: two rules at a time share the memory and the processors that one may need for itself.
  void try_again() {
    const auto failed = [&](std::size_t i) { return !run_.rules[rules[i]].ran; };
    std::optional<Result<Connection, StatementError>> connection;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!failed(i)) continue;
      if (!connection) connection = open_database(tables_, {.time = run_.options.rule_time});
      if (!*connection) return;
      results[i] = {};
      run_one(**connection, i);
    }
  }

 private:
  Run& run_;
  const std::vector<Table>& tables_;
  const bool second_, threads_;
  std::atomic<std::size_t> next_ = 0;

  void run_one(Connection& connection, std::size_t i) { run_.rules[rules[i]].ran = run_rule(run_, connection, rules[i], results[i]); }
  void note(std::string what, bool rule) const {
    if (run_.options.watch != nullptr && !threads_) run_.options.watch->note(std::move(what), rule);
  }
};

bool asks_for_budget_year(const RuleInfo& rule) {
  const auto asks = [](std::string_view text) { return text.find("budget_year") != std::string_view::npos; };
  return asks(rule.sql) || std::any_of(rule.texts.begin(), rule.texts.end(), [&](const HeadText& text) { return asks(text.text); });
}

std::vector<std::string_view> empty_ones(const std::vector<Table>& tables) {
  std::vector<std::string_view> names;
  for (const Table& table : tables) {
    if (table.rows == 0) names.emplace_back(table.name);
  }
  return names;
}

}  // namespace

void run_pass(Run& run, const std::vector<Table>& tables, PassOf which, Results& results) {
  const bool second = which == PassOf::findings;
  const bool threads = run.options.threads && !second;  // the second pass is a few rules over few rows
  Pass pass(run, tables, second, threads);
  const std::vector<std::string_view> empty = empty_ones(tables);
  for (std::uint16_t r = 0; r < run.catalogue.rules.size(); ++r) {
    const RuleInfo& rule = run.catalogue.rules[r];
    if (rule.sql.empty() || rule.second_pass != second || run.rules[r].level == Level::off) continue;
    if (rule.scope == Scope::municipality && !run.scope.whole_municipality) continue;
    if (rule.asks_kolada && !run.project.has_kolada) continue;
    if (run.project.plan.budget_year == 0 && asks_for_budget_year(rule)) continue;  // that there is none is told
    if (run.options.set_aside.contains(rule.code)) {
      results.errors.push_back(
          {rule.file, rule.sql_line, told("regeln {} körs inte igen förrän den har ändrats: den tog för lång tid", rule.code)});
      continue;
    }
    // To prepare ours is most of what a small municipality costs; what is wrong in its own is told.
    if (!rule.own && gives_no_rows(rule.sql, empty)) {
      run.rules[r].ran = true;
      continue;
    }
    pass.rules.push_back(r);
  }
  if (pass.rules.empty()) return;
  pass.results.resize(pass.rules.size());
  std::future<Result<void, StatementError>> other;
  if (threads) other = in_background(true, [&] { return pass.work(); });
  Result<void, StatementError> done = pass.work();
  if (threads) {
    if (other.get()) done = {};  // the rules were run there
    pass.try_again();
  }
  if (!done) results.errors.push_back({"", 1, done.error().message});
  for (Results& of_rule : pass.results) collect(of_rule, results);
}

}  // namespace malkoll
