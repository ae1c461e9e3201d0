#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <string>
#include <vector>

#include "store/connection.h"

namespace malkoll {

/// What the clock of time_statements_by() says.
[[nodiscard]] std::chrono::nanoseconds statement_time();

/// What the callbacks of a connection share. Lives at one address as long as the connection.
struct ConnectionState {
  explicit ConnectionState(const ConnectionLimits& l);

  ConnectionLimits limits;
  std::chrono::nanoseconds deadline = std::chrono::nanoseconds::max();  ///< by statement_time()
  std::chrono::steady_clock::time_point not_before{};  ///< the deadline cannot be passed: no thread works longer than the clock goes
  std::vector<std::string> tables;  ///< names, for who asks for one that is not there
  std::string denied;  ///< what the statement being prepared tried, in the language of the run; empty: nothing
  SQLite::Database database;

  void start_clock() {
    deadline = statement_time() + limits.time;
    not_before = std::chrono::steady_clock::now() + limits.time;
  }
};

/// SQLite's last error as one of ours, after `rc` was returned.
[[nodiscard]] StatementError statement_error(const ConnectionState& state, int rc, bool preparing);

}  // namespace malkoll
