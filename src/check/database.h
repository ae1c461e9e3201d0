#pragma once

#include <vector>

#include "model/project.h"
#include "store/connection.h"

namespace malkoll {

/// The project as a database that can only be read: its tables, and the functions fold, mentions and parts.
/// `tables` must live as long as the connection.
[[nodiscard]] Result<Connection, StatementError> open_database(const std::vector<Table>& tables);

}  // namespace malkoll
