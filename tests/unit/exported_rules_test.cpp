// What is exported to SQLite is what rules read: each rule's statement gives the same rows there.

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cases/file_case.h"
#include "cases/rule_rows.h"
#include "check/database.h"
#include "export/tables.h"
#include "store/result_tables.h"
#include "store/schema.h"

using namespace malkoll;

namespace {

/// How many rows all rules gave.
std::size_t compare(const test::Checked& checked, const std::string& name) {
  const ResultRows found = result_rows(checked.result, checked.project);
  std::vector<Table> tables = make_tables(checked.project);
  for (Table& table : make_result_tables(found)) tables.push_back(std::move(table));
  const std::string path = (std::filesystem::temp_directory_path() / "malkoll-exporterad.sqlite").string();
  std::remove(path.c_str());
  REQUIRE(exporting::write_sqlite(tables, checked.input.sources, path));
  auto here = open_database(tables), there = open_connection();
  REQUIRE((here && there));
  there->database().exec("ATTACH '" + path + "' AS exporterad");
  REQUIRE(add_rule_functions(*there));
  std::size_t rows = 0;
  for (const RuleInfo& rule : checked.result.catalogue->rules) {
    if (rule.sql.empty()) continue;
    const std::vector<std::string> first = test::rows_of(*here, rule), second = test::rows_of(*there, rule);
    INFO(name << ": " << rule.code);
    CHECK(first == second);
    CHECK((first.empty() || !first.front().starts_with("fel: ")));
    rows += first.size();
  }
  std::remove(path.c_str());
  return rows;
}

}  // namespace

TEST_CASE("each rule gives the same rows on what is exported to SQLite", "[export]") {
  std::size_t rows = 0;
  constexpr std::size_t each = 8;  // of the cases: with the samples they have rows for nearly every rule
  const std::vector<std::filesystem::path> cases = test::all_cases();
  for (std::size_t at = 0; at < cases.size(); at += each) {
    const std::filesystem::path& path = cases[at];
    const auto checked = test::run_case(test::read_case(path));
    if (!checked->faults.empty() || checked->project.plan.declaration == no_row || checked->input.sources.size() == 0) continue;
    rows += compare(*checked, path.filename().string());
  }
  for (const char* sample : {"karlstad", "karlstad-brister"}) {
    const auto checked = test::run_case(test::read_case(std::filesystem::path(MALKOLL_TESTS).parent_path() / "samples" / sample));
    rows += compare(*checked, sample);
  }
  CHECK(rows > 300);
}

TEST_CASE("findings as rows", "[export]") {
  const auto checked = test::run_case(test::read_case(std::filesystem::path(MALKOLL_TESTS).parent_path() / "samples" / "karlstad-brister"));
  const ResultRows found = result_rows(checked->result, checked->project);
  const std::vector<Table> tables = make_result_tables(found);
  REQUIRE(tables.size() == 2);
  std::size_t each = 0, waived = 0;
  for (const Finding& finding : checked->result.findings) {
    each += std::max<std::size_t>(finding.items.size(), 1);
    waived += finding.waived ? std::max<std::size_t>(finding.items.size(), 1) : 0;
  }
  CHECK(tables[0].rows == each);
  CHECK(static_cast<std::size_t>(std::count_if(found.waivers.begin(), found.waivers.end(), [](auto waiver) { return waiver != no_row; })) ==
        waived);
  CHECK(tables[1].rows == checked->result.catalogue->rules.size());
}
