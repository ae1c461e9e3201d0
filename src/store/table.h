#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace malkoll {

/// One value of a table. Text is borrowed: `text` must live as long as the table (all texts of the sources do),
/// `transient` text is copied before the getter is called again.
struct Cell {
  enum class Type : std::uint8_t { null, integer, real, text, transient };
  Type type = Type::null;
  union {
    std::int64_t integer = 0;
    double real;
  };
  std::string_view text;

  [[nodiscard]] bool is_null() const { return type == Type::null; }
};

[[nodiscard]] inline Cell null_cell() { return {}; }
[[nodiscard]] inline Cell integer_cell(std::int64_t value) {
  Cell cell;
  cell.type = Cell::Type::integer;
  cell.integer = value;
  return cell;
}
[[nodiscard]] inline Cell real_cell(double value) {
  Cell cell;
  cell.type = Cell::Type::real;
  cell.real = value;
  return cell;
}
[[nodiscard]] inline Cell text_cell(std::string_view value) {
  Cell cell;
  cell.type = Cell::Type::text;
  cell.text = value;
  return cell;
}
/// Text that is computed when read. The view must stay valid until the same column is read again.
[[nodiscard]] inline Cell transient_cell(std::string_view value) {
  Cell cell = text_cell(value);
  cell.type = Cell::Type::transient;
  return cell;
}

/// One column. The getter must not throw. A column named `key` is the row's number: its getter may be null.
struct Column {
  const char* name;
  const char* type;  ///< "INT", "TEXT" or "REAL": the getter gives that or null
  const char* doc;   ///< what it means, in Swedish; shown in the language of the run (text/told.h)
  Cell (*get)(const void* context, std::uint32_t row);
  bool indexed = false;  ///< INT only: equality is answered from an index, built when first asked for
  bool hidden = false;   ///< left out of `SELECT *`
  bool place = false;  ///< a packed span (text/span.h), which means nothing outside the program
};

class Indexes;
[[nodiscard]] std::shared_ptr<Indexes> no_indexes();

/// A read-only table over vectors. Row r (from 0) has rowid r.
struct Table {
  const char* name;
  const char* doc;  ///< what a row is, as for a column
  std::vector<Column> columns;
  std::uint32_t rows = 0;
  const void* context = nullptr;  ///< handed to the getters
  std::shared_ptr<Indexes> indexes = no_indexes();  ///< built when first asked for, and shared by all connections
};

/// The CREATE TABLE statement.
[[nodiscard]] std::string ddl(const Table& table);

/// Makes the table readable in `database` under its name, without CREATE. The table, what its context points at and the
/// texts must outlive the connection, and must not change while it is open. Throws SQLite::Exception where SQLite
/// refuses.
void add_table(SQLite::Database& database, const Table& table);

}  // namespace malkoll
