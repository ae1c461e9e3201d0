#include "store/guard.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <new>

#include "text/told.h"

namespace malkoll {

namespace {

constinit std::atomic<StatementClock> handed_in = nullptr;

}  // namespace

void time_statements_by(StatementClock clock) { handed_in = clock; }

std::chrono::nanoseconds statement_time() {
  const StatementClock clock = handed_in;
  return clock != nullptr ? clock() : std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch());
}

namespace {

/// What an authorizer action is called in a message; empty: reading, which is allowed.
std::string_view denied_action(int action) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE: return "";
    case SQLITE_INSERT: return "skriva (INSERT)";
    case SQLITE_UPDATE: return "skriva (UPDATE)";
    case SQLITE_DELETE: return "skriva (DELETE)";
    case SQLITE_ATTACH: return "öppna en annan databas (ATTACH)";
    case SQLITE_DETACH: return "stänga en databas (DETACH)";
    case SQLITE_PRAGMA: return "ändra eller läsa inställningar (PRAGMA)";
    case SQLITE_TRANSACTION: return "styra transaktioner (BEGIN, COMMIT, ROLLBACK)";
    case SQLITE_SAVEPOINT: return "styra transaktioner (SAVEPOINT)";
    case SQLITE_ANALYZE: return "skriva (ANALYZE)";
    case SQLITE_REINDEX: return "skriva (REINDEX)";
    case SQLITE_ALTER_TABLE: return "ändra en tabell (ALTER)";
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_VTABLE: return "skapa något (CREATE)";
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_DROP_VTABLE: return "ta bort något (DROP)";
    default: return "göra något annat än att läsa";
  }
}

bool same_name(std::string_view a, const char* b) {
  return sqlite3_strnicmp(a.data(), b, static_cast<int>(a.size())) == 0 && b[a.size()] == 0;
}
bool begins(std::string_view start, const char* text) { return sqlite3_strnicmp(start.data(), text, static_cast<int>(start.size())) == 0; }

/// Functions that reach outside, or that would make two runs over the same files differ.
bool harmful_function(const char* name) {
  static constexpr std::array<std::string_view, 15> names = {
      "load_extension", "readfile", "writefile", "edit",         "lsmode",       "sqlite_log",        "random",       "randomblob",
      "fts3_tokenizer", "eval",     "fts5",      "current_date", "current_time", "current_timestamp", "sqlite_offset"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return same_name(n, name); });
}

/// Tables that SQLite itself offers: its schema, settings, pages and statements.
bool internal_table(const char* name) {
  static constexpr std::array<std::string_view, 6> starts = {"sqlite_", "pragma_", "dbstat", "bytecode", "tables_used", "fts"};
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return begins(s, name); });
}

int authorize(void* data, int action, const char* first, const char* second, const char* /*db*/, const char* /*by*/) noexcept {
  auto& state = *static_cast<ConnectionState*>(data);
  try {
    std::string tried(in_run_language(denied_action(action)));
    if (action == SQLITE_FUNCTION && second != nullptr && harmful_function(second)) tried = told("använda funktionen {}", second);
    if (action == SQLITE_READ && first != nullptr && internal_table(first)) tried = told("läsa den inbyggda tabellen {}", first);
    if (tried.empty()) return SQLITE_OK;
    // CREATE and DROP are first seen as writes to the schema.
    if (action != SQLITE_READ && first != nullptr && begins("sqlite_", first))
      tried = told("ändra vilka tabeller som finns (CREATE, DROP)");
    if (state.denied.empty()) state.denied = std::move(tried);
  } catch (const std::bad_alloc&) {
    // The message will be poorer; the answer is the same.
  }
  return SQLITE_DENY;
}

/// A thread's own clock takes ten times as long to read as the one on the wall: it is asked only where that one has gone past the limit.
int out_of_time(void* data) noexcept {
  const auto& state = *static_cast<ConnectionState*>(data);
  return std::chrono::steady_clock::now() >= state.not_before && statement_time() > state.deadline ? 1 : 0;
}

}  // namespace

void guard(Connection& connection) {
  ConnectionState& state = connection.state();
  sqlite3* db = state.database.getHandle();
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  // "name" is a column and never a text: a misspelt column is an error, not a rule that finds nothing.
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, state.limits.length);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, state.limits.sql_length);
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 300);
  sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 50);
  sqlite3_limit(db, SQLITE_LIMIT_VDBE_OP, 100'000);
  sqlite3_limit(db, SQLITE_LIMIT_FUNCTION_ARG, 50);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
  sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 50);
  sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
  // Often enough also where a step is a whole pass over a large table.
  sqlite3_progress_handler(db, 200, out_of_time, &state);
  sqlite3_set_authorizer(db, authorize, &state);
}

void limit_memory(std::int64_t bytes) { sqlite3_hard_heap_limit64(bytes); }

}  // namespace malkoll
