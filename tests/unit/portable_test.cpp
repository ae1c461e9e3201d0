// What only SQLite takes is said of a rule, with what to write instead (tests/store_test.py holds the rules against PostgreSQL itself).

#include <catch2/catch.hpp>

#include "check/builtin_rules.h"
#include "check/portable.h"

using namespace malkoll;

namespace {

std::string said(const std::string& sql) {
  RuleInfo rule;
  rule.file = "rules/X01.sql";
  rule.sql_line = 10;
  rule.sql = sql;
  std::string all;
  for (const RuleFileError& error : not_portable(rule)) all += std::to_string(error.line) + " " + error.message + "\n";
  return all;
}

}  // namespace

TEST_CASE("each thing that only SQLite takes is said with line and cure", "[rules]") {
  struct Case {
    const char* sql;
    const char* part;
  };
  const Case cases[] = {
      {"SELECT g.place FROM goal AS g\nWHERE g.title GLOB '*[0-9]*'", "11 GLOB"},
      {"SELECT g.place FROM goal AS g WHERE g.title NOT GLOB 'A*'", "10 GLOB"},
      {"SELECT g.place FROM goal AS g WHERE g.unit IS g.area", "IS NOT DISTINCT FROM"},
      {"SELECT g.place FROM goal AS g WHERE g.unit IS NOT g.area", "skriv IS DISTINCT FROM"},
      {"SELECT p.place FROM unit AS u\nCROSS JOIN post AS p ON p.unit = u.key", "11 CROSS JOIN"},
      {"SELECT (SELECT p.place FROM post AS p WHERE p.unit = 1 LIMIT 1) AS place FROM plan AS a ORDER BY a.key", "LIMIT utan ORDER BY"},
      {"SELECT p.place, CASE WHEN p.money > 0 THEN 'mer' ELSE 0 END AS word FROM post AS p", "både text och tal"},
      {"SELECT p.place, IFNULL(p.money, 0) AS money FROM post AS p", "skriv COALESCE"},
      {"SELECT p.place, parts(p.title) AS n FROM post AS p", "goal.parts"},
      {"SELECT p.place, max(p.money, p.investment) AS money FROM post AS p", "MAX av flera värden"},
      {"SELECT MIN(p.place) AS place, SUM(p.class IN ('satsning')) AS n FROM post AS p", "SUM av ett villkor"},
      {"SELECT MIN(p.place) AS place, SUM(p.money) / 2 AS half FROM post AS p", "delad summa"},
      {"SELECT s.place, s.money / 2 AS half FROM (SELECT MIN(p.place) AS place, SUM(p.money) AS money FROM post AS p) AS s WHERE s.money / 2 > 1",
       "delad summa"},
      {"SELECT p.place, SUM(p.money) OVER (PARTITION BY p.unit) / 10 AS tenth FROM post AS p", "delad summa"},
      {"SELECT p.place, p.money > 100 AS large FROM post AS p", "AS large"},
      {"SELECT p.place,\n p.title, COUNT(*) AS n FROM post AS p GROUP BY p.place", "11 p.title"},
      {"WITH both AS (SELECT p.place FROM post AS p) SELECT b.place FROM both AS b", "both är ett upptaget ord"},
  };
  for (const Case& c : cases) {
    INFO(c.sql);
    CHECK_THAT(said(c.sql), Catch::Contains(c.part));
  }
}

TEST_CASE("what both take is not said", "[rules]") {
  const char* const taken[] = {
      "SELECT g.place FROM goal AS g WHERE g.unit IS NULL OR g.area IS NOT NULL OR g.unit IS NOT DISTINCT FROM g.area",
      "SELECT MAX(p.money) AS money, p.unit FROM post AS p GROUP BY p.unit",
      "SELECT p.place, CAST(SUM(p.money) OVER (PARTITION BY p.unit) AS BIGINT) / 10 AS tenth FROM post AS p",
      "SELECT p.place, CASE WHEN p.money > 0 THEN 'mer' ELSE 'mindre' END AS word, p.id || ' IS GLOB' AS text FROM post AS p",
      "SELECT p.place, (SELECT COUNT(*) FROM link AS l WHERE l.post = p.key) AS n FROM post AS p GROUP BY p.place, p.key",
      "SELECT p.place, \"user\".key FROM post AS p CROSS JOIN unit AS \"user\" WHERE p.unit = \"user\".key -- GLOB\n ORDER BY p.key LIMIT 5",
  };
  for (const char* sql : taken) {
    INFO(sql);
    CHECK(said(sql).empty());
  }
}

TEST_CASE("the built-in rules run on both", "[rules]") {
  std::vector<RuleFileError> errors;
  const Catalogue catalogue = builtin_catalogue(errors);
  for (const RuleInfo& rule : catalogue.rules) {
    for (const RuleFileError& error : not_portable(rule)) FAIL_CHECK(error.file << ":" << error.line << ": " << error.message);
  }
}
