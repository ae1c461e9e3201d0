#include "registry/country.h"

#include "registry/schema.h"
#include "registry/sets.h"

namespace malkoll::registry {

namespace {

// Each table is summed by itself before they meet: a join of rows would count them several times.
constexpr const char* rows_sql = R"(
WITH last AS MATERIALIZED (
  SELECT DISTINCT ON (municipality, plan) * FROM malkoll.submission_set ORDER BY municipality, plan, version DESC),
money AS (SELECT u.set_id, sum(u.base) AS base, sum(u.linked) AS linked FROM malkoll.unit AS u GROUP BY u.set_id),
goals AS (
  SELECT g.set_id, count(*) AS goals, count(*) FILTER (WHERE g.indicators = 0 AND g.not_measurable IS NULL) AS without, count(*) FILTER (WHERE g.units = 0) AS uncovered
  FROM malkoll.goal AS g WHERE g.kind = 'mål' GROUP BY g.set_id),
mended AS (SELECT m.set_id, count(*) AS mended FROM malkoll.mended AS m GROUP BY m.set_id)
SELECT l.municipality, l.name, l.plan, l.version, l.budget_year, m.base, m.linked, g.goals, g.without, g.uncovered, l.errors, l.warnings, l.advice, e.mended
FROM last AS l
LEFT JOIN money AS m ON m.set_id = l.id
LEFT JOIN goals AS g ON g.set_id = l.id
LEFT JOIN mended AS e ON e.set_id = l.id
ORDER BY l.municipality, l.budget_year, l.plan)";

constexpr const char* causes_sql = R"(
WITH last AS MATERIALIZED (
  SELECT DISTINCT ON (municipality) id, municipality FROM malkoll.submission_set ORDER BY municipality, budget_year DESC, plan, version DESC)
SELECT f.code, max(r.name) AS name, max(array_position(ARRAY['av', 'råd', 'varning', 'fel'], f.level)) AS level,
       count(*) FILTER (WHERE f.gathered IS NULL) + count(DISTINCT (f.set_id, f.gathered)) FILTER (WHERE f.gathered IS NOT NULL) AS findings, count(DISTINCT l.municipality) AS municipalities
FROM malkoll.finding AS f
JOIN last AS l ON l.id = f.set_id
LEFT JOIN malkoll.rule AS r ON r.set_id = f.set_id AND r.code = f.code
WHERE f.counts = 1
GROUP BY f.code
ORDER BY findings DESC, f.code)";

}  // namespace

Result<report::Country> country(Server& server) {
  if (const auto there = find_sets(server, {}); !there) return failure(there.error());
  const Result<Rows> rows = server.ask(rows_sql);
  if (!rows) return failure(rows.error());
  report::Country all;
  for (int r = 0; r < rows->size(); ++r) {
    const auto text = [&](int c) { return std::string(rows->text(r, c)); };
    const auto number = [&](int c) { return rows->integer(r, c); };
    all.rows.push_back({text(0), text(1), text(2), number(3), Year(number(4)), Ore(number(5)), Ore(number(6)), number(7), number(8),
                        number(9), number(10), number(11), number(12), number(13)});
  }
  const Result<Rows> causes = server.ask(causes_sql);
  if (!causes) return failure(causes.error());
  for (int r = 0; r < causes->size(); ++r) {
    const auto text = [&](int c) { return std::string(causes->text(r, c)); };
    all.causes.push_back({text(0), text(1), static_cast<Level>(causes->integer(r, 2) - 1), causes->integer(r, 3), causes->integer(r, 4)});
  }
  return all;
}

}  // namespace malkoll::registry
