#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <string>

#include "store/connection.h"

namespace malkoll {

/// What the callbacks of a connection share. Lives at one address as long as the connection.
struct ConnectionState {
  explicit ConnectionState(const ConnectionLimits& l);

  ConnectionLimits limits;
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::string denied;  ///< Swedish: what the statement being prepared tried; empty: nothing
  SQLite::Database database;

  void start_clock() { deadline = std::chrono::steady_clock::now() + limits.time; }
};

/// SQLite's last error as one of ours, after `rc` was returned.
[[nodiscard]] StatementError statement_error(const ConnectionState& state, int rc, bool preparing);

}  // namespace malkoll
