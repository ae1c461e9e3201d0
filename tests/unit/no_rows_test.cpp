#include "store/no_rows.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "cases/file_case.h"
#include "cases/rule_rows.h"
#include "check/database.h"
#include "store/result_tables.h"
#include "store/schema.h"

using namespace malkoll;

namespace {

/// Of the tables `a` and `b` one is empty, and `filled` is not.
bool nothing_of(std::string_view sql) {
  static constexpr std::string_view empty[] = {"a", "b"};
  return gives_no_rows(sql, empty);
}

}  // namespace

TEST_CASE("a statement that reads from an empty table gives no row, and is known by its text", "[rules]") {
  for (const char* sql : {
           "SELECT x FROM a",
           "select x from a",
           "SELECT x FROM filled JOIN a ON a.y = filled.y",
           "SELECT x FROM filled, a",
           "SELECT x FROM filled LEFT JOIN c ON c.y = filled.y JOIN a ON a.y = filled.y WHERE filled.z > 3",
           "SELECT x FROM a LEFT JOIN filled ON filled.y = a.y",
           "SELECT x FROM (SELECT y FROM filled JOIN a ON a.y = filled.y) AS s",
           "SELECT x FROM a UNION ALL SELECT x FROM b",
           "WITH s AS (SELECT x FROM a) SELECT x FROM filled JOIN s ON s.x = filled.x",
           "WITH s AS MATERIALIZED (SELECT x FROM a), t(y) AS (SELECT x FROM s) SELECT y FROM t",
           "WITH filled AS (SELECT x FROM a) SELECT x FROM filled",
           "SELECT x, count(*) FROM a GROUP BY x",
           "SELECT x, CASE WHEN EXISTS (SELECT 1 FROM filled) THEN 1 END FROM a  -- FROM filled\nORDER BY x",
       }) {
    INFO(sql);
    CHECK(nothing_of(sql));
  }
}

TEST_CASE("a statement that may give a row though a table is empty has to be run", "[rules]") {
  for (const char* sql : {
           "SELECT 1",
           "SELECT x FROM filled",
           "SELECT x FROM filled LEFT JOIN a ON a.y = filled.y",
           "SELECT x FROM filled LEFT JOIN (SELECT y FROM a) AS s ON s.y = filled.y",
           "SELECT x FROM a RIGHT JOIN filled ON a.y = filled.y",
           "SELECT x FROM a FULL JOIN filled ON a.y = filled.y",
           "SELECT x FROM filled WHERE NOT EXISTS (SELECT 1 FROM a)",
           "SELECT (SELECT x FROM a) FROM filled",
           "SELECT x FROM a UNION ALL SELECT x FROM filled",
           "SELECT x FROM filled EXCEPT SELECT x FROM a",
           "SELECT count(*) FROM a",
           "SELECT COALESCE(max(x), 3) FROM a WHERE y > 2",
           "WITH s AS (SELECT sum(x) AS x FROM a) SELECT x FROM s",
           "WITH a AS (SELECT x FROM filled) SELECT x FROM a",
           "WITH RECURSIVE s AS (SELECT x FROM filled UNION SELECT x + 1 FROM s) SELECT x FROM s",
           "SELECT x FROM filled JOIN a(3)",
           "VALUES (1)",
           "WITH s AS (SELECT x FROM a",
           "",
       }) {
    INFO(sql);
    CHECK_FALSE(nothing_of(sql));
  }
}

TEST_CASE("a rule of which it is said gives no row", "[rules]") {
  std::size_t said = 0, rules = 0;
  constexpr std::size_t each = 3;  // of the cases
  const std::vector<std::filesystem::path> cases = test::all_cases();
  for (std::size_t at = 0; at < cases.size(); at += each) {
    const auto checked = test::run_case(test::read_case(cases[at]));
    const ResultRows found = result_rows(checked->result, checked->project);
    std::vector<Table> tables = make_tables(checked->project);
    for (Table& table : make_result_tables(found)) tables.push_back(std::move(table));
    std::vector<std::string_view> empty;
    for (const Table& table : tables) {
      if (table.rows == 0) empty.emplace_back(table.name);
    }
    auto database = open_database(tables);
    REQUIRE(database);
    for (const RuleInfo& rule : checked->result.catalogue->rules) {
      if (rule.sql.empty()) continue;
      ++rules;
      if (!gives_no_rows(rule.sql, empty)) continue;
      ++said;
      INFO(cases[at].filename() << ": " << rule.code);
      CHECK(test::rows_of(*database, rule).empty());
    }
  }
  CHECK(said * 4 > rules);  // it is worth asking
}
