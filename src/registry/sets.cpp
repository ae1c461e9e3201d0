#include "registry/sets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "registry/schema.h"
#include "text/told.h"

namespace malkoll::registry {

namespace {

constexpr const char* list_sql = R"(
SELECT s.id, s.municipality, s.name, s.plan, s.version, s.budget_year, s.unit, s.handed_in, s.verdict, s.form, s.errors, s.warnings, s.advice,
       (SELECT count(*) FROM malkoll.mended AS m WHERE m.set_id = s.id) AS mended
FROM malkoll.submission_set AS s
WHERE ($1 = '' OR s.municipality = $1) AND ($2 = '' OR s.plan = $2) AND ($3::bigint IS NULL OR s.version = $3::bigint)
  AND ($4 = '1' OR $3::bigint IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM malkoll.submission_set AS later WHERE later.municipality = s.municipality AND later.plan = s.plan AND later.version > s.version))
ORDER BY s.municipality, s.budget_year, s.plan, s.version)";

tl::unexpected<Refusal> of_other_tables(std::string_view set) {
  return refusal(told("inlämningen {} lades in av en annan version av Målkoll: lägg in den på nytt med malkoll store URL add", set));
}

SetRow row_of(const Rows& rows, int row) {
  const auto text = [&](const char* name) { return std::string(rows.text(row, rows.column(name))); };
  const auto number = [&](const char* name) { return rows.integer(row, rows.column(name)); };
  return {number("id"),     text("municipality"), text("name"),    text("plan"), number("version"), Year(number("budget_year")),
          text("unit"),     text("handed_in"),    text("verdict"), text("form"), number("errors"),  number("warnings"),
          number("advice"), number("mended")};
}

/// Temporary views of the tables' names; `of` gives what stands between SELECT and the end.
template <typename Of>
Result<void> make_views(Server& server, Of of) {
  std::string sql;
  for (const Table& table : set_tables()) {
    sql += fmt::format("DROP VIEW IF EXISTS pg_temp.{0}; CREATE TEMPORARY VIEW {0} WITH (security_invoker) AS SELECT {1};\n",
                       quoted(table.name), of(table));
  }
  return server.run(sql);
}

}  // namespace

SetName read_set_name(const std::string& written) {
  SetName name;
  name.written = written;
  const std::size_t first = std::min(written.find('/'), written.size());
  name.municipality = written.substr(0, first);
  if (first == written.size()) return name;
  name.plan = written.substr(first + 1);
  const std::size_t last = name.plan.rfind('/');
  if (last == std::string::npos) return name;
  std::int64_t version = 0;
  const char* const end = name.plan.data() + name.plan.size();
  const auto [stop, fault] = std::from_chars(name.plan.data() + last + 1, end, version);
  if (fault != std::errc() || stop != end) return name;  // an id may have a stroke in it
  name.version = version;
  name.plan.resize(last);
  return name;
}

std::string SetRow::name() const { return fmt::format("{}/{}/{}", municipality, plan, version); }

Result<std::vector<SetRow>> list_sets(Server& server, const SetName& name, Versions which) {
  if (auto fits = check_version(server); !fits) return failure(fits.error());
  const Result<Rows> rows =
      server.ask(list_sql, {name.municipality, name.plan, name.version ? std::optional(std::to_string(*name.version)) : std::nullopt,
                            which == Versions::all ? "1" : "0"});
  if (!rows) return failure(rows.error());
  std::vector<SetRow> sets;
  for (int row = 0; row < rows->size(); ++row) sets.push_back(row_of(*rows, row));
  return sets;
}

Result<std::vector<SetRow>> find_sets(Server& server, const SetName& name, Versions which) {
  Result<std::vector<SetRow>> sets = list_sets(server, name, which);
  if (!sets || !sets->empty()) return sets;
  return refusal(name.written.empty() ? told("det finns ingen inlämning i registret som rollen får läsa")
                                      : told("inlämningen {} finns inte, eller får inte läsas", name.written));
}

Result<void> look_at(Server& server, const SetRow& set) {
  if (set.form != form_of(set_tables())) return of_other_tables(set.name());
  return make_views(server, [&](const Table& table) {
    return fmt::format("{} FROM malkoll.{} WHERE set_id = {}", names_of_columns(table), quoted(table.name), set.id);
  });
}

Result<void> look_at_all(Server& server) {
  constexpr const char* last =
      "(SELECT DISTINCT ON (municipality, plan) id, municipality, budget_year FROM malkoll.submission_set ORDER BY municipality, plan, version DESC)";
  const std::string form = form_of(set_tables());
  const Result<Rows> other =
      server.ask("SELECT municipality || '/' || plan || '/' || version FROM malkoll.submission_set WHERE form <> $1 LIMIT 1", {form});
  if (!other) return failure(other.error());
  if (other->size() > 0) return of_other_tables(other->text(0, 0));
  return make_views(server, [&](const Table& table) {
    // A table may have a column of that name itself.
    std::string own;
    bool municipality = false, year = false;
    for (const Column& column : table.columns) {
      municipality = municipality || std::string_view(column.name) == "municipality";
      year = year || std::string_view(column.name) == "budget_year";
    }
    return fmt::format(
        "set_id{}{}, {} FROM malkoll.{} JOIN {} AS last_set (last_set_id, last_set_municipality, last_set_year) ON last_set_id = set_id",
        municipality ? "" : ", last_set_municipality AS municipality", year ? "" : ", last_set_year AS budget_year",
        names_of_columns(table), quoted(table.name), last);
  });
}

Result<void> take_away(Server& server, std::int64_t id) {
  std::string sql;
  for (const Table& table : set_tables()) {
    sql += is_large(table.name) ? fmt::format("DROP TABLE IF EXISTS malkoll.{};\n", quoted(fmt::format("{}_{}", table.name, id)))
                                : fmt::format("DELETE FROM malkoll.{} WHERE set_id = {};\n", quoted(table.name), id);
  }
  return server.run(sql + fmt::format("DELETE FROM malkoll.submission_set WHERE id = {};\n", id));
}

}  // namespace malkoll::registry
