// Each rule gives the same rows on PostgreSQL as here, and what `malkoll store check` says of it is what `malkoll check` says: over the register's own
// views, as it asks. MALKOLL_STORE_URL names the database (tests/store_test.py makes it).

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <set>

#include "cases/file_case.h"
#include "cases/rule_rows.h"
#include "check/database.h"
#include "check/portable.h"
#include "cli/postgres.h"
#include "registry/add.h"
#include "registry/ask.h"
#include "registry/judge.h"
#include "registry/schema.h"
#include "store/result_tables.h"
#include "store/schema.h"

using namespace malkoll;

namespace {

registry::Server connected() {
  const char* const url = std::getenv("MALKOLL_STORE_URL");
  REQUIRE(url != nullptr);
  REQUIRE(cli::postgres_library() != nullptr);
  auto server = registry::Server::connect(*cli::postgres_library(), url);
  if (!server) FAIL(server.error().reason);
  return std::move(*server);
}

std::vector<Table> tables_of(const test::Checked& checked, const ResultRows& found) {
  std::vector<Table> tables = make_tables(checked.project);
  for (Table& table : make_result_tables(found)) tables.push_back(std::move(table));
  return tables;
}

std::string text_of(const registry::Rows& rows, int row, int column) {
  if (rows.is_null(row, column)) return "NULL";
  const std::string text(rows.text(row, column));
  if (!rows.is_real(column)) return text;
  return test::same_number(std::stod(text));
}

std::vector<std::string> rows_there(registry::Server& server, const RuleInfo& rule) {
  const auto answer =
      registry::ask_reading(server, rule.sql, {rule.limit ? std::optional(rule.limit->value) : std::nullopt, test::day_of_rules}, 60);
  if (!answer) return {"fel: " + answer.error().reason};
  std::vector<std::string> rows;
  for (int row = 0; row < answer->size(); ++row) {
    std::string text;
    for (int c = 0; c < static_cast<int>(answer->columns().size()); ++c) text += text_of(*answer, row, c) + " | ";
    rows.push_back(std::move(text));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// How many findings of a code and a level count, in a check or in the register.
using Counted = std::map<std::pair<std::string, Level>, std::int64_t>;

Counted counted_by_check(const test::Checked& checked) {
  Counted all;
  for (const Finding& finding : checked.result.findings) {
    if (counts(finding)) ++all[{checked.code(finding), finding.level}];
  }
  return all;
}

/// What is said of the set there is what the check says.
void compare_answers(registry::Server& server, const registry::SetRow& set, const test::Checked& checked, std::set<std::string>& quiet) {
  const auto judged = registry::judge(server, set, *checked.result.catalogue, report::built_in_checksum, 60);
  if (!judged) FAIL(judged.error().reason);
  Counted there;
  for (const registry::RuleAnswer& answer : judged->answers) {
    CHECK(answer.findings.has_value());
    if (answer.findings.value_or(0) > 0) there[{answer.code, answer.level}] = *answer.findings;
    else quiet.insert(answer.code);
  }
  CHECK(there == counted_by_check(checked));
  CHECK(judged->stops == checked.result.summary.failing);
  CHECK(judged->by_rows.empty());
}

struct Compared {
  std::size_t sets = 0, rows = 0;
  std::set<std::string> quiet;  ///< rules with rows that are no findings
  std::set<std::string> with_rows;  ///< rules
};

void compare(registry::Server& server, const test::Checked& checked, const std::string& name, Compared& all) {
  const ResultRows found = result_rows(checked.result, checked.project);
  const std::vector<Table> tables = tables_of(checked, found);
  registry::Submission submission;
  submission.municipality = submission.name = name;
  submission.plan = "plan";
  submission.handed_in = test::day_of_rules;
  submission.sha256 = name;
  submission.receipt =
      report::write_receipt(report::receipt_of({checked.input, checked.project, checked.result, {}, {}, "test", test::day_of_rules}));
  submission.tables = &tables;
  submission.sources = &checked.input.sources;
  const auto added = registry::add(server, submission);
  INFO(name);
  if (!added) FAIL(added.error().reason);
  if (const auto looks = registry::look_at(server, added->set); !looks) FAIL(looks.error().reason);
  compare_answers(server, added->set, checked, all.quiet);
  auto here = open_database(tables);
  REQUIRE(here);
  ++all.sets;
  for (const RuleInfo& rule : checked.result.catalogue->rules) {
    if (rule.sql.empty()) continue;
    const std::vector<std::string> first = test::rows_of(*here, rule), second = rows_there(server, rule);
    INFO(rule.code);
    CHECK(first == second);
    if (!first.empty()) all.with_rows.insert(rule.code);
    all.rows += first.size();
  }
}

}  // namespace

TEST_CASE("each rule gives the same rows in PostgreSQL") {
  registry::Server server = connected();
  Compared all;
  const char* const step = std::getenv("MALKOLL_STORE_EACH");  // 1: every case
  const std::size_t each = step == nullptr ? 6 : static_cast<std::size_t>(std::stoul(step));
  const std::vector<std::filesystem::path> cases = test::all_cases();
  for (std::size_t at = 0; at < cases.size(); at += each) {
    const auto checked = test::run_case(test::read_case(cases[at]));
    if (!checked->faults.empty() || checked->project.plan.declaration == no_row || checked->input.sources.size() == 0) continue;
    compare(server, *checked, cases[at].filename().string(), all);
  }
  for (const char* sample : {"karlstad", "karlstad-brister"}) {
    const auto checked = test::run_case(test::read_case(std::filesystem::path(MALKOLL_ROOT) / "samples" / sample));
    compare(server, *checked, sample, all);
  }
  WARN(all.sets << " sets, " << all.rows << " rows, " << all.with_rows.size() << " rules with rows");
  CHECK(all.rows > 150);
  CHECK(all.quiet.size() > 3);
}

TEST_CASE("the functions of rules give the same in PostgreSQL") {
  registry::Server server = connected();
  auto here = open_connection();
  REQUIRE(here);
  REQUIRE(add_rule_functions(*here));
  // clang-format off
  const std::vector<std::string> texts = {
      "", "Öka andelen ELEVER", "växt- och djurliv", "Hälso- och sjukvård, t.ex.", "a\u0308pple och O\u0308 och a\u030Angstro\u0308m", "mjukt\u00ADbinde\u200Bstreck", "ÉCOLE e\u0301t\u00e9", "  flera   blanksteg\t\n", "½ kg, m² och 10 %",
      "verka för en god miljö", "ska verka aktivt för barn", "ska verka väl och länge och brett för barn", "kö", "köer", "sjukfrånvaron minskar", "7 av 7", "alla elever har framtagits", "plan$ ^x * y", "»citat« – tankstreck … ’apostrof’",
      "2025-06-01", "ŁÓDŹ ß ẞ ǅ", "№ 5 Ⅷ ①", "\u4e2d\u6587 \u0631\u0642\u0645", "a_b-c/d", "😀 glad", "A\u0301\u0327 z", "\uFFFD trasig"};
  // clang-format on
  const std::vector<std::string> lists = {"kö*, *frånvaro*",
                                          "^verka * för, ska * verka * för",
                                          "av 7",
                                          "*a*",
                                          "framtagits$",
                                          "växt och djurliv, hälso och sjukvård",
                                          "*0*, *1*, *2*, *5*",
                                          "$, ^, *, ,",
                                          "ja/nej, e.t.c, *b c*",
                                          "barn$, miljö"};
  for (const std::string& text : texts) {
    for (const std::string& list : lists) {
      const auto quoted = [](const std::string& s) {
        std::string out = "'";
        for (const char c : s) out.append(c == '\'' ? 2 : 1, c);
        return out + "'";
      };
      RuleInfo rule;
      rule.sql = "SELECT fold(" + quoted(text) + ") AS folded, mentions(" + quoted(text) + ", " + quoted(list) + ") AS found, instr(" +
                 quoted(text) + ", 'a') AS at";
      INFO(text << " / " << list);
      CHECK(test::rows_of(*here, rule) == rows_there(server, rule));
    }
  }
  for (const char* number : {"0.5", "1.5", "2.5", "-2.5", "0.25", "1234.5678", "82.05"}) {
    RuleInfo rule;
    rule.sql = "SELECT round(CAST(" + std::string(number) + " AS DOUBLE PRECISION)) AS whole, round(CAST(" + std::string(number) +
               " AS DOUBLE PRECISION), 1) AS one";
    INFO(number);
    CHECK(test::rows_of(*here, rule) == rows_there(server, rule));
  }
}
