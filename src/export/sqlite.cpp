#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/table_columns.h"
#include "export/tables.h"
#include "store/connection.h"
#include "text/told.h"

namespace malkoll::exporting {

namespace {

/// Columns that hold another table's key without being named after it (rules/README.md).
struct Reference {
  std::string_view table, column, to;
};
constexpr std::array<Reference, 10> references = {{{"goal", "area", "goal_area"},
                                                   {"breakdown", "parent", "goal"},
                                                   {"indicator", "owner", "unit"},
                                                   {"indicator", "twin", "indicator"},
                                                   {"unit_year", "turned", "amount"},
                                                   {"unit_year", "thousandfold", "amount"},
                                                   {"unit_year", "largest", "amount"},
                                                   {"amount", "beside", "amount"},
                                                   {"post", "repeats", "goal"},
                                                   {"twin", "other", "post"}}};

bool has_key(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return std::string_view(c.name) == "key"; });
}

/// The table whose key a column holds; empty: it holds none.
std::string_view referenced(const std::vector<Table>& tables, const Table& table, const OutColumn& column) {
  if (column.part != OutColumn::Part::value || std::string_view(column.column->type) != "INT" || column.name == "key") return {};
  const std::string_view name = table.name;
  for (const Reference& r : references) {
    if (r.table == name && r.column == column.name) return r.to;
  }
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == column.name && has_key(t); });
  return found == tables.end() ? std::string_view{} : found->name;
}

std::string create_statement(const std::vector<Table>& tables, const Table& table, const std::vector<OutColumn>& columns) {
  std::string sql = fmt::format("CREATE TABLE out.\"{}\" (", table.name);
  for (const OutColumn& column : columns) {
    if (&column != columns.data()) sql += ", ";
    const bool text = column.part == OutColumn::Part::path;
    const bool key = column.name == "key";
    sql += fmt::format("\"{}\" {}{}", column.name, text ? "TEXT" : key ? "INTEGER" : column.column->type, key ? " PRIMARY KEY" : "");
    const std::string_view other = referenced(tables, table, column);
    if (!other.empty()) sql += fmt::format(" REFERENCES \"{}\"(key)", other);
  }
  return sql + ")";
}

std::string copy_statement(const Table& table, const std::vector<OutColumn>& columns) {
  std::string values;
  for (const OutColumn& column : columns) {
    if (&column != columns.data()) values += ", ";
    switch (column.part) {
      case OutColumn::Part::value: values += fmt::format("\"{}\"", column.column->name); break;
      case OutColumn::Part::path: values += fmt::format("place_path(\"{}\")", column.column->name); break;
      case OutColumn::Part::line: values += fmt::format("place_line(\"{}\")", column.column->name); break;
    }
  }
  return fmt::format("INSERT INTO out.\"{0}\" SELECT {1} FROM main.\"{0}\"", table.name, values);
}

void copy(SQLite::Database& database, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    const std::vector<OutColumn> columns = out_columns(table);
    database.exec(create_statement(tables, table, columns));
    database.exec(copy_statement(table, columns));
    for (const OutColumn& column : columns) {
      if (column.column->indexed)
        database.exec(fmt::format("CREATE INDEX out.\"{0}_by_{1}\" ON \"{0}\"(\"{1}\")", table.name, column.name));
    }
  }
}

}  // namespace

Result<void> write_sqlite(const std::vector<Table>& tables, const Sources& sources, const std::string& path) {
  Result<Connection, StatementError> connection = open_connection();
  if (!connection) return refusal(connection.error().message);
  const auto place = [&](OutColumn::Part part) {
    return [&sources, part](std::span<const Cell> a) { return a[0].is_null() ? null_cell() : place_part(a[0].integer, part, sources); };
  };
  if (!add_function(*connection, "place_path", 1, place(OutColumn::Part::path)) ||
      !add_function(*connection, "place_line", 1, place(OutColumn::Part::line))) {
    return refusal(told("minnet räcker inte för databasen"));
  }
  try {
    SQLite::Database& database = connection->database();
    for (const Table& table : tables) add_table(database, table);
    SQLite::Statement attach(database, "ATTACH ? AS out");
    attach.bind(1, path);
    attach.exec();
    // The file is new and takes its place only when it is whole: what a crash leaves does not matter.
    database.exec("PRAGMA out.journal_mode = OFF");
    database.exec("PRAGMA out.synchronous = OFF");
    database.exec("PRAGMA out.user_version = 1");
    database.exec("PRAGMA out.application_id = 0x4D616C6B");  // »Malk«: by it the command knows a database of its own
    database.exec("BEGIN");
    copy(database, tables);
    database.exec("COMMIT");
    database.exec("DETACH out");
  } catch (const SQLite::Exception& exception) {
    return refusal(told("databasen kunde inte skrivas (SQLite: {})", exception.what()));
  }
  return {};
}

}  // namespace malkoll::exporting
