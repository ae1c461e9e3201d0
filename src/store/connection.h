#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/table.h"
#include "text/function_ref.h"
#include "text/result.h"

struct sqlite3_stmt;

namespace malkoll {

/// Why a statement cannot be used, or stopped.
struct StatementError {
  enum class Kind : std::uint8_t {
    syntax,       ///< cannot be read, or names something that does not exist
    not_allowed,  ///< would write, attach, load or change settings
    timeout,
    memory,       ///< too much memory, or too long a value
    not_a_query,  ///< nothing, several statements, or one without columns
    other,
  };
  Kind kind = Kind::other;
  std::string message;  ///< in the language of the run, with SQLite's own reason in parentheses
  int offset = -1;      ///< byte in the SQL, -1: unknown
};

struct ConnectionLimits {
  std::chrono::milliseconds time{10'000};  ///< for one run of one statement, by the clock of time_statements_by()
  int length = 4 << 20;                    ///< bytes of one text and of one row
  int sql_length = 200'000;                ///< bytes
};

/// A database in memory for the rules' statements. Tables and functions are added first (add_table(c.database(), …)),
/// then guard() closes it: from then on statements can only read. One thread at a time; statements must not outlive it.
class Connection {
 public:
  explicit Connection(std::unique_ptr<struct ConnectionState> state);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  [[nodiscard]] SQLite::Database& database();
  [[nodiscard]] ConnectionState& state() { return *state_; }

 private:
  std::unique_ptr<ConnectionState> state_;
};

/// Fails where SQLite cannot open one (no memory).
[[nodiscard]] Result<Connection, StatementError> open_connection(const ConnectionLimits& limits = {});

/// A function for rules: its arguments, which live during the call, to a value; text of the result is copied.
using ScalarFunction = std::function<Cell(std::span<const Cell> arguments)>;
/// Adds `name` with that many arguments. It must give the same for the same arguments. False where SQLite refuses.
[[nodiscard]] bool add_function(Connection& connection, const char* name, int arguments, ScalarFunction function);
/// Adds a function of one text, such as fold(text). NULL gives NULL.
[[nodiscard]] bool add_text_function(Connection& connection, const char* name, std::string (*function)(std::string_view));

/// Closes the connection for everything but reading: authorizer, limits, time. Call it once, last.
void guard(Connection& connection);

/// A clock that only goes forward.
using StatementClock = std::chrono::nanoseconds (*)();
/// By what clock the time of statements is counted, in this whole process. It is handed in by who knows the system: the processor time of the
/// thread that asks, so that what others do meanwhile costs a rule nothing. nullptr, or nothing handed in: C++'s steady clock.
void time_statements_by(StatementClock clock);

/// Memory that SQLite may use in this whole process (all connections together), in bytes; what asks for more fails.
/// What tables point at does not count.
void limit_memory(std::int64_t bytes);

/// One row, during the callback. Columns from 0.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] int size() const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  ///< valid until the next row
  [[nodiscard]] Cell cell(int column) const;  ///< in its own type; text as `text`

 private:
  sqlite3_stmt* statement_;
};

/// A statement that was found to be one reading query.
class Statement {
 public:
  Statement(Connection& connection, sqlite3_stmt* statement);
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  [[nodiscard]] int column(std::string_view name) const;  ///< its number, or -1
  [[nodiscard]] std::vector<std::string> parameters() const;  ///< names with their colon, in order

  /// Sets `:name` (without the colon). False where the statement has no such parameter, which is no error.
  bool bind(std::string_view name, std::int64_t value);
  bool bind(std::string_view name, std::string_view value);

  /// The table's column that a column of the answer is, as it is; both empty where it is made of something.
  struct Origin {
    std::string_view table, column;
  };
  [[nodiscard]] Origin origin(int column) const;

  [[nodiscard]] sqlite3_stmt* handle() const { return statement_.get(); }
  [[nodiscard]] ConnectionState& state() const { return *state_; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  ConnectionState* state_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::vector<std::string> columns_;
};

/// Exactly one statement that only reads and gives columns.
[[nodiscard]] Result<Statement, StatementError> prepare(Connection& connection, std::string_view sql);

/// Runs the statement from its beginning and hands over each row until the callback says false.
[[nodiscard]] Result<void, StatementError> run(Statement& statement, FunctionRef<bool(const Row&)> each);

/// A line of EXPLAIN QUERY PLAN: `SCAN p VIRTUAL TABLE INDEX 0:…` reads a whole table, 1 looks up by key, 2 and above by
/// index. Steps with the same parent are nested loops, the first outermost.
struct PlanStep {
  int id = 0, parent = 0;
  std::string text;
};
[[nodiscard]] Result<std::vector<PlanStep>, StatementError> query_plan(Connection& connection, std::string_view sql);

}  // namespace malkoll
