#include "store/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <new>

#include "store/guard.h"
#include "text/told.h"

// Statements go through SQLite's own interface: SQLiteCpp throws, and neither tells where the error stands nor whether
// something follows the first statement.

namespace malkoll {

ConnectionState::ConnectionState(const ConnectionLimits& l)
    : limits(l),
      // The file system is never touched: neither for the database nor, with temp_store, for large sorts.
      database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX) {
  // A statement is prepared from some hundreds of small pieces, and SQLite's own room for them is soon used up.
  constexpr int piece = 1'200, pieces = 400;
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, piece, pieces);
  database.exec("PRAGMA temp_store = MEMORY");
}

Connection::Connection(std::unique_ptr<ConnectionState> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;
SQLite::Database& Connection::database() { return state_->database; }

Result<Connection, StatementError> open_connection(const ConnectionLimits& limits) {
  try {
    return Connection(std::make_unique<ConnectionState>(limits));
  } catch (const std::exception& e) {
    return failure(StatementError{StatementError::Kind::memory, told("databasen i minnet går inte att öppna (SQLite: {})", e.what()), -1});
  }
}

// --- functions
// --------------------------------------------------------------------------------------------------------

namespace {

Cell cell_of(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: return integer_cell(sqlite3_value_int64(value));
    case SQLITE_FLOAT: return real_cell(sqlite3_value_double(value));
    case SQLITE_NULL: return null_cell();
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      return text == nullptr ? null_cell() : text_cell({text, static_cast<std::size_t>(sqlite3_value_bytes(value))});
    }
  }
}

void call(sqlite3_context* out, int count, sqlite3_value** values) noexcept {
  try {
    constexpr std::size_t most = 8;
    Cell arguments[most];
    const auto used = static_cast<std::size_t>(count);
    for (std::size_t i = 0; i < used && i < most; ++i) arguments[i] = cell_of(values[i]);
    const auto& function = *static_cast<const ScalarFunction*>(sqlite3_user_data(out));
    const Cell result = function({arguments, used});
    switch (result.type) {
      case Cell::Type::null: sqlite3_result_null(out); break;
      case Cell::Type::integer: sqlite3_result_int64(out, result.integer); break;
      case Cell::Type::real: sqlite3_result_double(out, result.real); break;
      case Cell::Type::text:
      case Cell::Type::transient:
        sqlite3_result_text64(out, result.text.data() == nullptr ? "" : result.text.data(), result.text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8);
    }
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(out);
  } catch (...) {
    sqlite3_result_error(out, "exception", -1);
  }
}

}  // namespace

bool add_function(Connection& connection, const char* name, int arguments, ScalarFunction function) {
  if (arguments < 0 || arguments > 8) return false;
  auto owned = std::make_unique<ScalarFunction>(std::move(function));
  // SQLite takes it over, also where it refuses.
  return sqlite3_create_function_v2(connection.database().getHandle(), name, arguments,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, owned.release(), call, nullptr, nullptr,
                                    [](void* f) { delete static_cast<ScalarFunction*>(f); }) == SQLITE_OK;
}

bool add_text_function(Connection& connection, const char* name, std::string (*function)(std::string_view)) {
  return add_function(connection, name, 1, [function, last = std::string()](std::span<const Cell> a) mutable {
    if (a[0].type != Cell::Type::text) return null_cell();
    last = function(a[0].text);
    return text_cell(last);
  });
}

// --- statements
// -------------------------------------------------------------------------------------------------------

int Row::size() const { return sqlite3_data_count(statement_); }
bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Row::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string_view Row::text(int column) const {
  // As a blob, whose bytes are the text's: a text would be copied to end with a zero, which a view does not need.
  const auto* text = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
Cell Row::cell(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER: return integer_cell(integer(column));
    case SQLITE_FLOAT: return real_cell(real(column));
    case SQLITE_NULL: return null_cell();
    default: return text_cell(text(column));
  }
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Connection& connection, sqlite3_stmt* statement) : state_(&connection.state()), statement_(statement) {
  const int count = sqlite3_column_count(statement);
  for (int c = 0; c < count; ++c) {
    const char* name = sqlite3_column_name(statement, c);
    if (name == nullptr) throw std::bad_alloc();
    columns_.emplace_back(name);
  }
}

Statement::Origin Statement::origin(int column) const {
  const char* table = sqlite3_column_table_name(statement_.get(), column);
  const char* name = sqlite3_column_origin_name(statement_.get(), column);
  return table == nullptr || name == nullptr ? Origin{} : Origin{table, name};
}
int Statement::column(std::string_view name) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c] == name) return static_cast<int>(c);
  }
  return -1;
}

std::vector<std::string> Statement::parameters() const {
  std::vector<std::string> names;
  for (int i = 1; i <= sqlite3_bind_parameter_count(handle()); ++i) {
    const char* name = sqlite3_bind_parameter_name(handle(), i);
    names.emplace_back(name == nullptr ? "?" : name);
  }
  return names;
}

namespace {
int parameter(const Statement& statement, std::string_view name) {
  return sqlite3_bind_parameter_index(statement.handle(), (":" + std::string(name)).c_str());
}
}  // namespace

bool Statement::bind(std::string_view name, std::int64_t value) {
  const int index = parameter(*this, name);
  return index > 0 && sqlite3_bind_int64(handle(), index, value) == SQLITE_OK;
}

bool Statement::bind(std::string_view name, std::string_view value) {
  const int index = parameter(*this, name);
  return index > 0 && sqlite3_bind_text64(handle(), index, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                                          SQLITE_UTF8) == SQLITE_OK;
}

namespace {

StatementError no_memory() { return {StatementError::Kind::memory, "minnet tog slut", -1}; }

tl::unexpected<StatementError> not_a_query(std::string message, int offset) {
  return failure(StatementError{StatementError::Kind::not_a_query, std::move(message), offset});
}

Result<Statement, StatementError> prepare_one(Connection& connection, std::string_view sql, bool explain) {
  ConnectionState& state = connection.state();
  sqlite3* db = state.database.getHandle();
  state.denied.clear();
  state.start_clock();
  const std::string text(sql);  // SQLite wants an end
  const auto compile = [&](const char* from, const char** rest) {
    sqlite3_stmt* statement = nullptr;
    const int rc = sqlite3_prepare_v3(db, from, -1, 0, &statement, rest);
    return std::pair(rc, statement);
  };
  const char* rest = nullptr;
  const auto [rc, handle] = compile(text.c_str(), &rest);
  if (rc != SQLITE_OK) return failure(statement_error(state, rc, true));
  if (handle == nullptr) return not_a_query(told("det finns ingen sats"), -1);
  Statement statement(connection, handle);
  // Comments and semicolons may follow. Anything else is a second statement, also where it cannot be read.
  for (const char* more = rest; *more != 0;) {
    const char* next = nullptr;
    const auto [more_rc, more_handle] = compile(more, &next);
    sqlite3_finalize(more_handle);
    if (more_rc != SQLITE_OK || more_handle != nullptr)
      return not_a_query(told("det får bara finnas en sats: en till börjar efter den första"), static_cast<int>(more - text.c_str()));
    if (next == more) break;
    more = next;
  }
  if (text.size() > std::char_traits<char>::length(text.c_str()))
    return not_a_query(told("satsen innehåller ett nolltecken"), static_cast<int>(text.find('\0')));
  if (sqlite3_stmt_isexplain(handle) != 0 && !explain) return not_a_query(told("satsen ska vara en SELECT, inte EXPLAIN"), 0);
  if (statement.columns().empty()) return not_a_query(told("satsen ger inga kolumner: den ska vara en SELECT"), 0);
  if (sqlite3_stmt_readonly(handle) == 0)
    return failure(StatementError{StatementError::Kind::not_allowed, told("satsen får bara läsa: den försöker skriva"), 0});
  return statement;
}

}  // namespace

Result<Statement, StatementError> prepare(Connection& connection, std::string_view sql) {
  try {
    return prepare_one(connection, sql, false);
  } catch (const std::exception&) {
    return failure(no_memory());
  }
}

Result<void, StatementError> run(Statement& statement, FunctionRef<bool(const Row&)> each) {
  ConnectionState& state = statement.state();
  state.denied.clear();
  sqlite3_stmt* handle = statement.handle();
  sqlite3_reset(handle);
  state.start_clock();
  Result<void, StatementError> answer;
  try {
    int rc = SQLITE_ROW;
    while ((rc = sqlite3_step(handle)) == SQLITE_ROW) {
      if (!each(Row(handle))) break;
    }
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) answer = failure(statement_error(state, rc, false));
  } catch (const std::bad_alloc&) {
    answer = failure(no_memory());
  } catch (...) {
    answer = failure(StatementError{StatementError::Kind::other, told("en rad gick inte att ta emot"), -1});
  }
  sqlite3_reset(handle);
  return answer;
}

Result<std::vector<PlanStep>, StatementError> query_plan(Connection& connection, std::string_view sql) {
  constexpr std::string_view prefix = "EXPLAIN QUERY PLAN ";
  try {
    auto statement = prepare_one(connection, std::string(prefix).append(sql), true);
    if (!statement) {
      StatementError error = std::move(statement.error());
      if (error.offset >= 0) error.offset -= static_cast<int>(prefix.size());
      return failure(std::move(error));
    }
    std::vector<PlanStep> steps;
    const auto keep = [&](const Row& row) {
      steps.push_back({static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), std::string(row.text(3))});
      return true;
    };
    if (const auto done = run(*statement, keep); !done) return failure(done.error());
    return steps;
  } catch (const std::exception&) {
    return failure(no_memory());
  }
}

}  // namespace malkoll
