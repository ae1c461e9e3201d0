#include "registry/add.h"

#include <fmt/format.h>

#include "export/table_columns.h"
#include "registry/schema.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::registry {

namespace {

constexpr std::size_t enough_to_send = 1U << 16U;

/// A text as COPY reads it.
void append_escaped(std::string& line, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\': line += "\\\\"; break;
      case '\t': line += "\\t"; break;
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      default: line += c;
    }
  }
}

void append_cell(std::string& line, const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::null: line += "\\N"; break;
    case Cell::Type::integer: line += std::to_string(cell.integer); break;
    case Cell::Type::real: line += fmt::format("{}", cell.real); break;
    default: append_escaped(line, cell.text);
  }
}

Result<void> copy_rows(Server& server, const Table& table, const Sources& sources, std::int64_t set, const std::string& into) {
  const std::vector<exporting::OutColumn> columns = exporting::out_columns(table);
  return server.copy(fmt::format("COPY {} (set_id, {}) FROM STDIN", into, names_of_columns(table)),
                     [&](FunctionRef<bool(std::string_view)> put) -> Result<void> {
                       std::string lines;
                       for (std::uint32_t row = 0; row < table.rows; ++row) {
                         lines += std::to_string(set);
                         for (const exporting::OutColumn& column : columns) {
                           lines += '\t';
                           append_cell(lines, exporting::out_cell(table, column, row, sources));
                         }
                         lines += '\n';
                         if (lines.size() < enough_to_send && row + 1 < table.rows) continue;
                         if (!put(lines)) return refusal(told("förbindelsen med databasen bröts, och inget ändrades: {}", table.name));
                         lines.clear();
                       }
                       return {};
                     });
}

/// A part of its own, made whole beside the table and put in place last of all: until then nobody who reads waits for it.
Result<void> copy_part(Server& server, const Table& table, const Sources& sources, std::int64_t set) {
  const std::string part = "malkoll." + quoted(fmt::format("{}_{}", table.name, set));
  if (auto done = server.run(
          fmt::format("CREATE TABLE {} (LIKE malkoll.{} INCLUDING DEFAULTS, CHECK (set_id = {}))", part, quoted(table.name), set));
      !done)
    return done;
  if (auto done = copy_rows(server, table, sources, set, part); !done) return done;
  std::string sql;
  for (const exporting::OutColumn& column : exporting::out_columns(table)) {
    if (is_asked_by(column)) sql += fmt::format("CREATE INDEX ON {} ({});\n", part, quoted(column.name));
  }
  return server.run(sql + fmt::format("ANALYZE {};", part));
}

/// What the version before had, one by one, and this one has not.
constexpr const char* mended_sql = R"(
WITH found AS (
  SELECT f.set_id, f.code, f.level, u.id AS unit, f.subject_kind, f.subject, f.message,
         row_number() OVER (PARTITION BY f.set_id, f.code, u.id, f.subject_kind, f.subject ORDER BY f.message) AS number
  FROM malkoll.finding AS f
  LEFT JOIN malkoll.unit AS u ON u.set_id = f.set_id AND u.key = f.unit
  WHERE f.counts = 1 AND f.set_id IN ($1::bigint, $2::bigint))
INSERT INTO malkoll.mended (set_id, code, level, unit, subject_kind, subject, message)
SELECT $1::bigint, b.code, b.level, b.unit, b.subject_kind, b.subject, b.message
FROM found AS b
WHERE b.set_id = $2::bigint
  AND NOT EXISTS (SELECT 1 FROM found AS n
                  WHERE n.set_id = $1::bigint AND n.code = b.code AND n.number = b.number AND n.unit IS NOT DISTINCT FROM b.unit
                    AND n.subject_kind IS NOT DISTINCT FROM b.subject_kind AND n.subject IS NOT DISTINCT FROM b.subject)
ORDER BY b.code, b.unit, b.subject, b.number)";

class Adding {
 public:
  Adding(Server& server, const Submission& submission) : server_(server), s_(submission) {}

  Result<void> work() {
    // One plan of one municipality is added by one at a time, so that versions follow each other.
    if (auto done = server_.ask("SELECT pg_advisory_xact_lock(hashtext('malkoll'), hashtext($1))", {s_.municipality + "/" + s_.plan});
        !done)
      return failure(done.error());
    if (auto done = find_same(); !done || added.was_there) return done;
    if (auto done = insert_set(); !done) return done;
    if (auto done = copy_all(); !done) return done;
    return compare_with_before();
  }

  Added added;

 private:
  /// The same content is there; stored by a program with other tables it is stored anew in its place.
  Result<void> find_same() {
    const Result<Rows> same = server_.ask("SELECT id, version, form FROM malkoll.submission_set WHERE sha256 = $1", {s_.sha256});
    if (!same) return failure(same.error());
    version_ = s_.version;
    if (same->size() == 0) return replace_older();
    added.set.version = same->integer(0, 1);
    added.was_there = same->text(0, 2) == form_;
    if (!added.was_there) return replace(*same, 0);
    if (s_.version && *s_.version != added.set.version)
      return refusal(told("innehållet finns redan, som {}/{}/{}, så ingen version {} lades in", s_.municipality, s_.plan, added.set.version,
                          *s_.version));
    return {};
  }

  /// An older program's rules were others, and so was all that it came to: the files tell that it is the same.
  Result<void> replace_older() {
    if (s_.files.empty()) return {};
    const Result<Rows> older = server_.ask(
        "SELECT id, version, receipt FROM malkoll.submission_set WHERE municipality = $1 AND plan = $2 AND form <> $3 ORDER BY version DESC",
        {s_.municipality, s_.plan, form_});
    if (!older) return failure(older.error());
    for (int row = 0; row < older->size(); ++row) {
      const Result<report::Receipt> receipt = report::read_receipt(older->text(row, 2));
      if (receipt && files_of(*receipt) == s_.files) return replace(*older, row);
    }
    return {};
  }

  Result<void> replace(const Rows& rows, int row) {
    version_ = rows.integer(row, 1);
    return take_away(server_, rows.integer(row, 0));
  }

  Result<void> insert_set() {
    if (!version_) {
      const Result<Rows> last = server_.ask(
          "SELECT coalesce(max(version), 0) FROM malkoll.submission_set WHERE municipality = $1 AND plan = $2", {s_.municipality, s_.plan});
      if (!last) return failure(last.error());
      version_ = last->integer(0, 0) + 1;
    }
    std::int64_t rows = 0;
    for (const Table& table : *s_.tables) rows += table.rows;
    const auto maybe = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    const Result<Rows> made = server_.ask(
        "INSERT INTO malkoll.submission_set (municipality, plan, version, budget_year, name, title, unit, handed_in, sha256, form, rows, verdict, errors, warnings, advice, receipt) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING RETURNING id",
        {s_.municipality, s_.plan, std::to_string(*version_), to_string(s_.budget_year), s_.name, maybe(s_.title), maybe(s_.unit),
         s_.handed_in, s_.sha256, form_, std::to_string(rows), s_.verdict, std::to_string(s_.errors), std::to_string(s_.warnings),
         std::to_string(s_.advice), s_.receipt});
    if (!made) return failure(made.error());
    if (made->size() == 0)
      return refusal(told("version {} av {}/{} finns redan, med annat innehåll: ange en annan med --as, eller ingen för nästa", *version_,
                          s_.municipality, s_.plan));
    added.set.id = made->integer(0, 0);
    added.set.version = *version_;
    return {};
  }

  Result<void> copy_all() {
    const std::int64_t id = added.set.id;
    std::string attach;
    for (const Table& table : *s_.tables) {
      const bool part = is_large(table.name);
      if (auto done = part ? copy_part(server_, table, *s_.sources, id)
                           : copy_rows(server_, table, *s_.sources, id, "malkoll." + quoted(table.name));
          !done)
        return done;
      if (part)
        attach += fmt::format("ALTER TABLE malkoll.{0} ATTACH PARTITION malkoll.{1} FOR VALUES IN ({2});\n", quoted(table.name),
                              quoted(fmt::format("{}_{}", table.name, id)), id);
    }
    return server_.run(attach);
  }

  Result<void> compare_with_before() {
    const Result<Rows> before = server_.ask(
        "SELECT id FROM malkoll.submission_set WHERE municipality = $1 AND plan = $2 AND version < $3 ORDER BY version DESC LIMIT 1",
        {s_.municipality, s_.plan, std::to_string(*version_)});
    if (!before) return failure(before.error());
    if (before->size() == 0) return {};
    if (auto done = server_.ask(mended_sql, {std::to_string(added.set.id), std::string(before->text(0, 0))}); !done)
      return failure(done.error());
    return {};
  }

  Server& server_;
  const Submission& s_;
  const std::string form_ = form_of(set_tables());
  std::optional<std::int64_t> version_;
};

}  // namespace

std::string files_of(const report::Receipt& receipt) {
  std::string all = receipt.plan_id + "\n";
  for (const report::ReportFile& file : receipt.files) all += file.path + "\t" + file.sha256 + "\n";
  return all;
}

std::string content_of(const report::Receipt& receipt) {
  std::string all = files_of(receipt);
  for (const std::string& path : receipt.checked) all += "checked\t" + path + "\n";
  for (const report::RuleStamp& rule : receipt.rules)
    all += fmt::format("rule\t{}\t{}\t{}\t{}\n", rule.code, rule.sha256, rule.level, rule.limit ? std::to_string(*rule.limit) : "");
  for (const auto& [name, value] : receipt.settings) {
    if (name != "plan" && name != "rules") all += fmt::format("{}\t{}\n", name, value);  // which they are stands above, by more than a path
  }
  return sha256(fmt::format("{}whole\t{}\nfindings\t{}\n", all, receipt.whole_municipality ? 1 : 0, receipt.findings));
}

Result<Added> add(Server& server, const Submission& submission) {
  if (auto fits = check_version(server); !fits) return failure(fits.error());
  Adding adding(server, submission);
  if (auto done = server.transaction([&] { return adding.work(); }); !done) return failure(done.error());
  const Result<std::vector<SetRow>> sets =
      list_sets(server, {submission.municipality, submission.plan, adding.added.set.version, {}}, Versions::all);
  if (!sets) return failure(sets.error());
  if (!sets->empty()) adding.added.set = sets->front();
  return adding.added;
}

}  // namespace malkoll::registry
