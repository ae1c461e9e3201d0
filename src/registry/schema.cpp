#include "registry/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/table_columns.h"
#include "model/project.h"
#include "store/result_tables.h"
#include "store/schema.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::registry {

namespace {

constexpr std::array<std::string_view, 4> large = {"post", "amount", "link", "twin"};

/// What brings a register of version n + 1 to the next; the first is there from structure.sql. A step, once handed out, is never changed.
const std::vector<std::string_view>& steps() {
  static const std::vector<std::string_view> all;
  return all;
}
std::int64_t version_of_structure() { return static_cast<std::int64_t>(steps().size()) + 1; }

std::string type_of(const exporting::OutColumn& column) {
  if (column.part == exporting::OutColumn::Part::path) return "text COLLATE \"C\"";
  if (column.part == exporting::OutColumn::Part::line) return "bigint";
  const std::string_view type = column.column->type;
  return type == "INT" ? "bigint" : type == "REAL" ? "double precision" : "text COLLATE \"C\"";
}

/// Whose rows a reader sees is told of the parents; a part by its own name is nobody's to read.
std::string create_table(const Table& table) {
  const bool parts = is_large(table.name);
  std::string sql = fmt::format("CREATE TABLE IF NOT EXISTS malkoll.{0} (set_id bigint NOT NULL) {1};\n", quoted(table.name),
                                parts ? "PARTITION BY LIST (set_id)" : "");
  std::string indexes;
  for (const exporting::OutColumn& column : exporting::out_columns(table)) {
    sql +=
        fmt::format("ALTER TABLE malkoll.{} ADD COLUMN IF NOT EXISTS {} {};\n", quoted(table.name), quoted(column.name), type_of(column));
    if (!is_asked_by(column)) continue;
    indexes +=
        fmt::format("CREATE INDEX IF NOT EXISTS {} ON malkoll.{} ({}{});\n", quoted(fmt::format("{}_by_{}", table.name, column.name)),
                    quoted(table.name), parts ? "" : "set_id, ", quoted(column.name));
  }
  if (indexes.empty())
    indexes = fmt::format("CREATE INDEX IF NOT EXISTS {} ON malkoll.{} (set_id);\n", quoted(fmt::format("{}_by_set", table.name)),
                          quoted(table.name));
  const std::string policy = fmt::format(
      "ALTER TABLE malkoll.{0} ENABLE ROW LEVEL SECURITY;\nDROP POLICY IF EXISTS own ON malkoll.{0};\nCREATE POLICY own ON malkoll.{0} FOR SELECT USING (set_id IN (SELECT s.id FROM malkoll.submission_set AS s));\n",
      quoted(table.name));
  return sql + indexes + policy;
}

/// Nothing: there is no register.
Result<std::optional<std::int64_t>> version_there(Server& server) {
  const Result<Rows> there = server.ask("SELECT to_regclass('malkoll.structure') IS NOT NULL");
  if (!there) return failure(there.error());
  if (there->text(0, 0) != "1") return std::optional<std::int64_t>();
  const Result<Rows> version = server.ask("SELECT max(version) FROM malkoll.structure");
  if (!version) return failure(version.error());
  return std::optional(version->integer(0, 0));
}

tl::unexpected<Refusal> older() { return refusal(told("registret är av en äldre version; malkoll store URL init för det vidare")); }
tl::unexpected<Refusal> newer() {
  return refusal(told("registret är av en senare version än det här programmet: använd den Målkoll som lade upp det"));
}

/// What writes although the transaction only reads, and is everybody's until it is taken away: large objects, and messages in the log of changes.
constexpr const char* close_sql = R"(
DO $$
DECLARE writing record;
BEGIN
  FOR writing IN
    SELECT p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments FROM pg_proc AS p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_truncate', 'lo_truncate64', 'lo_unlink', 'pg_logical_emit_message')
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION pg_catalog.%I(%s) FROM PUBLIC', writing.name, writing.arguments);
  END LOOP;
END $$)";

Result<void> grant(Server& server, const std::string& role) {
  std::string sql = fmt::format(
      "GRANT USAGE ON SCHEMA malkoll TO {0}; GRANT SELECT ON malkoll.structure, malkoll.submission_set, malkoll.mended, malkoll.reader",
      quoted(role));
  for (const Table& table : set_tables()) sql += fmt::format(", malkoll.{}", quoted(table.name));
  return server.run(fmt::format("{} TO {}", sql, quoted(role)));
}

}  // namespace

const std::vector<Table>& set_tables() {
  static const Sources sources;
  static const Project project = [] {
    Project p;
    p.sources = &sources;
    return p;
  }();
  static const Catalogue catalogue;
  static const CheckResult result = [] {
    CheckResult r;
    r.catalogue = &catalogue;
    return r;
  }();
  static const ResultRows none{&result, {}, {}, {}, {}};
  static const std::vector<Table> all = [] {
    std::vector<Table> tables = make_tables(project);
    for (Table& table : make_result_tables(none)) tables.push_back(std::move(table));
    return tables;
  }();
  return all;
}

bool is_asked_by(const exporting::OutColumn& column) {
  return column.part == exporting::OutColumn::Part::value && (column.column->indexed || column.name == "key");
}

template <typename Text>
std::string list_of_columns(const Table& table, Text text) {
  std::string sql;
  for (const exporting::OutColumn& column : exporting::out_columns(table)) sql += (sql.empty() ? "" : ", ") + text(column);
  return sql;
}

bool is_large(std::string_view table) { return std::find(large.begin(), large.end(), table) != large.end(); }

std::string names_of_columns(const Table& table) {
  return list_of_columns(table, [](const exporting::OutColumn& column) { return quoted(column.name); });
}

std::string form_of(const std::vector<Table>& tables) {
  const auto typed = [](const exporting::OutColumn& column) { return quoted(column.name) + " " + type_of(column); };
  std::string all;
  for (const Table& table : tables) all += fmt::format("{}({})\n", table.name, list_of_columns(table, typed));
  constexpr std::size_t enough = 16;
  return sha256(all).substr(0, enough);
}

Result<void> lay(Server& server) {
  return server.transaction([&]() -> Result<void> {
    // Two who lay it at once: the other waits.
    if (auto done = server.ask("SELECT pg_advisory_xact_lock(hashtext('malkoll'))"); !done) return failure(done.error());
    const auto there = version_there(server);
    if (!there) return failure(there.error());
    if (*there && **there > version_of_structure()) return newer();
    std::string sql = *there ? "" : "CREATE SCHEMA IF NOT EXISTS malkoll;\n" + std::string(structure_sql);
    for (std::size_t step = *there ? static_cast<std::size_t>(**there - 1) : steps().size(); step < steps().size(); ++step)
      sql += steps()[step];
    for (const Table& table : set_tables()) sql += create_table(table);
    sql +=
        fmt::format("UPDATE malkoll.structure SET version = {};\nSET LOCAL search_path = malkoll, pg_catalog;\n", version_of_structure());
    if (auto done = server.run(sql + std::string(functions_sql)); !done) return done;
    // Tables that are new to those who read already.
    const Result<Rows> readers = server.ask("SELECT DISTINCT r.role FROM malkoll.reader AS r JOIN pg_roles AS p ON p.rolname = r.role");
    if (!readers) return failure(readers.error());
    for (int row = 0; row < readers->size(); ++row) {
      if (auto done = grant(server, std::string(readers->text(row, 0))); !done) return done;
    }
    return {};
  });
}

Result<bool> let_read(Server& server, const std::string& role, const std::string& municipality) {
  if (auto fits = check_version(server); !fits) return failure(fits.error());
  const Result<Rows> known = server.ask(
      "SELECT p.rolsuper, (SELECT me.rolsuper FROM pg_roles AS me WHERE me.rolname = session_user) FROM pg_roles AS p WHERE p.rolname = $1",
      {role});
  if (!known) return failure(known.error());
  if (known->size() == 0)
    return refusal(told("rollen {} finns inte i databasen: skapa den med   CREATE ROLE {} LOGIN", role, quoted(role)));
  if (known->text(0, 0) == "1") return refusal(told("rollen {} är superanvändare och läser allt ändå: välj en annan", role));
  const Result<void> done = server.transaction([&]() -> Result<void> {
    if (auto granted = grant(server, role); !granted) return granted;
    const Parameters row{role, municipality.empty() ? std::nullopt : std::optional(municipality)};
    if (auto put = server.ask("INSERT INTO malkoll.reader VALUES ($1, $2) ON CONFLICT DO NOTHING", row); !put) return failure(put.error());
    return known->text(0, 1) == "1" ? server.run(close_sql) : Result<void>();
  });
  if (!done) return failure(done.error());
  const Result<Rows> open = server.ask("SELECT has_function_privilege($1, 'pg_catalog.lo_create(oid)', 'EXECUTE')", {role});
  if (!open) return failure(open.error());
  return open->text(0, 0) != "1";
}

Result<void> check_version(Server& server) {
  const auto there = version_there(server);
  if (!there) return failure(there.error());
  if (!*there) return refusal(told("registret finns inte i databasen; malkoll store URL init lägger upp det"));
  if (**there > version_of_structure()) return newer();
  if (**there < version_of_structure()) return older();
  // A program with more columns than the register asks for what is not there.
  std::string known;
  for (const Table& table : set_tables()) {
    for (const exporting::OutColumn& column : exporting::out_columns(table))
      known += fmt::format("{}('{}', '{}')", known.empty() ? "" : ", ", table.name, column.name);
  }
  const Result<Rows> missing = server.ask(fmt::format(
      "SELECT count(*) FROM (VALUES {}) AS known (t, c) WHERE NOT EXISTS (SELECT 1 FROM pg_attribute AS a WHERE a.attrelid = to_regclass('malkoll.' || quote_ident(known.t)) AND a.attname = known.c)",
      known));
  if (!missing) return failure(missing.error());
  if (missing->integer(0, 0) > 0) return older();
  return {};
}

}  // namespace malkoll::registry
