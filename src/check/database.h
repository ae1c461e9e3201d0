#pragma once

#include <vector>

#include "model/project.h"
#include "store/connection.h"

namespace malkoll {

/// The project as a database that can only be read: its tables, and the functions fold, mentions and parts.
/// `tables` must live as long as the connection.
[[nodiscard]] Result<Connection, StatementError> open_database(const std::vector<Table>& tables, const ConnectionLimits& limits = {});

/// The functions of rules, for a connection that has the tables already. False where SQLite refuses.
[[nodiscard]] bool add_rule_functions(Connection& connection);

}  // namespace malkoll
