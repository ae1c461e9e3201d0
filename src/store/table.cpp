#include "store/table.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>

#include "store/filter.h"
#include "store/index.h"

namespace malkoll {

namespace {

// What xBestIndex tells xFilter: how to find the rows (idxNum; the argument is argv[0]) and which comparisons to make
// on each (idxStr: pairs of column number and operator; their arguments follow in that order). EXPLAIN QUERY PLAN shows
// both.
constexpr int scan = 0;
constexpr int by_key = 1;
constexpr int by_index = 2;  // + column

Cell row_number(const void* /*context*/, std::uint32_t row) { return integer_cell(row); }

/// One table in one connection.
struct Module {
  explicit Module(const Table& t) : table(t), columns(t.columns), indexes(t.columns.size()) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (std::string_view(columns[c].name) != "key") continue;
      columns[c].get = row_number;
      key = static_cast<int>(c);
    }
  }
  const Index& index(std::size_t column) {
    if (indexes[column] == nullptr) indexes[column] = &table.indexes->of(table, column);
    return *indexes[column];
  }

  const Table& table;
  std::vector<Column> columns;
  std::vector<const Index*> indexes;  // those that a plan has asked for
  int key = -1;
};

struct Vtab : sqlite3_vtab {
  Module* module = nullptr;
};

struct Cursor : sqlite3_vtab_cursor {
  const Module* module = nullptr;
  const std::uint32_t* rows = nullptr;  // null: next, next + 1 …
  std::uint32_t next = 0;               // a row, or a position in rows
  std::uint32_t end = 0;
  std::uint32_t row = 0;
  bool eof = true;
  Filters filters;
};

/// Runs a callback of SQLite's: no exception may pass through C.
template <class F>
int guarded(F&& body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (...) {
    return SQLITE_ERROR;
  }
}

int connect(sqlite3* db, void* aux, int /*argc*/, const char* const* /*argv*/, sqlite3_vtab** out, char** /*error*/) {
  return guarded([&] {
    auto* module = static_cast<Module*>(aux);
    if (const int rc = sqlite3_declare_vtab(db, ddl(module->table).c_str()); rc != SQLITE_OK) return rc;
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    auto vtab = std::make_unique<Vtab>();
    vtab->module = module;
    *out = vtab.release();
    return SQLITE_OK;
  });
}

int disconnect(sqlite3_vtab* vtab) {
  delete static_cast<Vtab*>(vtab);
  return SQLITE_OK;
}

// --- planning
// ---------------------------------------------------------------------------------------------------------

struct Access {
  int constraint = -1;  // the one that is answered by key or index
  int number = scan;
  double rows = 0;  // that it finds
};

bool is_key(const Module& module, const sqlite3_index_info::sqlite3_index_constraint& c) {
  return c.iColumn < 0 || c.iColumn == module.key;
}

Access best_access(Module& module, const sqlite3_index_info& info) {
  Access best;
  best.rows = module.table.rows;
  for (int i = 0; i < info.nConstraint; ++i) {
    const auto& c = info.aConstraint[i];
    if (c.usable == 0 || c.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (is_key(module, c)) return {i, by_key, 1};
    const auto column = static_cast<std::size_t>(c.iColumn);
    if (!module.columns[column].indexed) continue;
    const Index& index = module.index(column);
    const double rows = static_cast<double>(index.size()) / std::max(1U, index.distinct());
    if (best.number == scan || rows < best.rows) best = {i, by_index + c.iColumn, rows};
  }
  return best;
}

/// The comparison as a filter makes it, or 0 where it is better left to SQLite.
char filter_operator(const Module& module, sqlite3_index_info& info, int i) {
  const auto& c = info.aConstraint[i];
  const char op = operator_code(c.op);
  if (c.usable == 0 || op == 0) return 0;
  // `x IN (…)` comes as an equality: SQLite would read the whole table once for each value.
  if (c.op == SQLITE_INDEX_CONSTRAINT_EQ && sqlite3_vtab_in(&info, i, -1) != 0) return 0;
  if (c.iColumn >= 0 && std::string_view(module.columns[static_cast<std::size_t>(c.iColumn)].type) == "TEXT" && op != op_null &&
      op != op_not_null && std::string_view(sqlite3_vtab_collation(&info, i)) != "BINARY")
    return 0;
  return op;
}

/// How many rows a comparison leaves, at a guess.
double share_left(char op) {
  switch (op) {
    case op_equal:
    case op_is: return 0.1;
    case op_null: return 0.25;
    case op_not_equal:
    case op_is_not:
    case op_not_null: return 0.9;
    default: return 0.4;
  }
}

int best_index(sqlite3_vtab* base, sqlite3_index_info* info) {
  return guarded([&] {
    Module& module = *static_cast<Vtab*>(base)->module;
    const Access access = best_access(module, *info);
    int arguments = 0;
    if (access.constraint >= 0) {
      info->aConstraintUsage[access.constraint].argvIndex = ++arguments;
      info->aConstraintUsage[access.constraint].omit = 1;
    }
    std::string plan;
    double left = access.rows;
    for (int i = 0; i < info->nConstraint; ++i) {
      if (i == access.constraint) continue;
      const char op = filter_operator(module, *info, i);
      if (op == 0) continue;
      // SQLite compares again what passes (omit stays 0): types, affinities and collations remain its affair.
      info->aConstraintUsage[i].argvIndex = ++arguments;
      const int column = info->aConstraint[i].iColumn;
      plan += std::to_string(column < 0 ? static_cast<int>(module.columns.size()) : column);
      plan += op;
      left *= share_left(op);
    }
    info->idxNum = access.number;
    info->estimatedRows = std::max<sqlite3_int64>(1, static_cast<sqlite3_int64>(left));
    // Finding the rows costs one step, each row looked at a fraction of handing it out.
    info->estimatedCost = 1 + 0.2 * access.rows + left;
    if (access.number == by_key) info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    if (info->nOrderBy == 1 && info->aOrderBy[0].desc == 0 && (info->aOrderBy[0].iColumn < 0 || info->aOrderBy[0].iColumn == module.key))
      info->orderByConsumed = 1;  // rows always come in ascending order
    if (plan.empty()) return SQLITE_OK;
    info->idxStr = sqlite3_mprintf("%s", plan.c_str());
    if (info->idxStr == nullptr) return SQLITE_NOMEM;
    info->needToFreeIdxStr = 1;
    return SQLITE_OK;
  });
}

// --- reading
// ----------------------------------------------------------------------------------------------------------

int open(sqlite3_vtab* base, sqlite3_vtab_cursor** out) {
  return guarded([&] {
    auto cursor = std::make_unique<Cursor>();
    cursor->module = static_cast<Vtab*>(base)->module;
    *out = cursor.release();
    return SQLITE_OK;
  });
}

int close(sqlite3_vtab_cursor* base) {
  delete static_cast<Cursor*>(base);
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
  auto& cursor = *static_cast<Cursor*>(base);
  const void* context = cursor.module->table.context;
  while (cursor.next < cursor.end) {
    const std::uint32_t row = cursor.rows == nullptr ? cursor.next : cursor.rows[cursor.next];
    ++cursor.next;
    if (!cursor.filters.pass(context, row)) continue;
    cursor.row = row;
    return SQLITE_OK;
  }
  cursor.eof = true;
  return SQLITE_OK;
}

/// The integer that an integer column must hold to equal the value, by SQLite's rules for INTEGER affinity.
std::optional<std::int64_t> wanted_integer(sqlite3_value* value) {
  const int type = sqlite3_value_numeric_type(value);  // '12' is 12 beside a number
  if (type == SQLITE_INTEGER) return sqlite3_value_int64(value);
  if (type != SQLITE_FLOAT) return std::nullopt;
  const double real = sqlite3_value_double(value);
  if (!(real >= -9.2e18 && real <= 9.2e18)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(real);
  if (static_cast<double>(whole) != real) return std::nullopt;
  return whole;
}

void find_rows(Cursor& cursor, int number, sqlite3_value* value) {
  const Module& module = *cursor.module;
  cursor.rows = nullptr;
  cursor.next = 0;
  cursor.end = module.table.rows;
  if (number == scan) return;
  const auto wanted = wanted_integer(value);
  cursor.end = 0;
  if (!wanted) return;
  if (number == by_key) {
    if (*wanted < 0 || *wanted >= module.table.rows) return;
    cursor.next = static_cast<std::uint32_t>(*wanted);
    cursor.end = cursor.next + 1;
    return;
  }
  const Index::Rows found = module.indexes[static_cast<std::size_t>(number - by_index)]->find(*wanted);
  cursor.rows = found.rows;
  cursor.next = found.first;
  cursor.end = found.first + found.count;
}

int filter(sqlite3_vtab_cursor* base, int number, const char* plan, int /*argc*/, sqlite3_value** argv) {
  return guarded([&] {
    auto& cursor = *static_cast<Cursor*>(base);
    cursor.eof = false;
    find_rows(cursor, number, number == scan ? nullptr : *argv);
    if (number != scan) ++argv;
    cursor.filters.clear();
    for (const char* p = plan; p != nullptr && *p != 0; ++p) {
      std::size_t column = 0;
      while (*p >= '0' && *p <= '9') column = column * 10 + static_cast<std::size_t>(*p++ - '0');
      static constexpr Column rowid{"rowid", "INT", nullptr, row_number};
      const auto& columns = cursor.module->columns;
      if (!cursor.filters.add(column < columns.size() ? columns[column] : rowid, *p, *argv++)) {
        cursor.end = cursor.next;  // no row can pass
      }
    }
    return next(base);
  });
}

int at_end(sqlite3_vtab_cursor* base) { return static_cast<Cursor*>(base)->eof ? 1 : 0; }

int give_column(sqlite3_vtab_cursor* base, sqlite3_context* out, int number) {
  const auto& cursor = *static_cast<Cursor*>(base);
  const Cell cell = cursor.module->columns[static_cast<std::size_t>(number)].get(cursor.module->table.context, cursor.row);
  switch (cell.type) {
    case Cell::Type::null: break;
    case Cell::Type::integer: sqlite3_result_int64(out, cell.integer); break;
    case Cell::Type::real: sqlite3_result_double(out, cell.real); break;
    case Cell::Type::text:
    case Cell::Type::transient:
      sqlite3_result_text64(out, cell.text.data() == nullptr ? "" : cell.text.data(), cell.text.size(),
                            cell.type == Cell::Type::text ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  return SQLITE_OK;
}

int rowid(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = static_cast<Cursor*>(base)->row;
  return SQLITE_OK;
}

constexpr sqlite3_module methods = [] {
  sqlite3_module m{};  // no xCreate: the table is there under its module's name and cannot be created again
  m.xConnect = connect;
  m.xBestIndex = best_index;
  m.xDisconnect = disconnect;
  m.xOpen = open;
  m.xClose = close;
  m.xFilter = filter;
  m.xNext = next;
  m.xEof = at_end;
  m.xColumn = give_column;
  m.xRowid = rowid;
  return m;
}();

}  // namespace

std::string ddl(const Table& table) {
  std::string out = std::string("CREATE TABLE ") + table.name + " (";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Column& column = table.columns[c];
    const bool key = std::string_view(column.name) == "key";
    out.append(c == 0 ? "" : ", ").append(column.name).append(" ").append(key ? "INTEGER PRIMARY KEY" : column.type);
    if (column.hidden) out += " HIDDEN";
  }
  return out + ");";
}

void add_table(SQLite::Database& database, const Table& table) {
  auto module = std::make_unique<Module>(table);
  const int rc =
      sqlite3_create_module_v2(database.getHandle(), table.name, &methods, module.get(), [](void* m) { delete static_cast<Module*>(m); });
  // SQLite has called the destructor itself where it refused.
  static_cast<void>(module.release());
  if (rc != SQLITE_OK) throw SQLite::Exception(database.getHandle(), rc);
  // Connects it now, once for all: a wrong declaration is found here, and a later authorizer would refuse to have it
  // declared.
  const SQLite::Statement first_use(database, std::string("SELECT 1 FROM ") + table.name);
}

}  // namespace malkoll
