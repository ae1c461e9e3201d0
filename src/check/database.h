#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "store/connection.h"

namespace malkoll {

/// The project as a database that can only be read: its tables, and the functions fold, mentions and parts.
/// `tables` must live as long as the connection.
[[nodiscard]] std::optional<Connection> open_database(const std::vector<Table>& tables, StatementError& error);

}  // namespace malkoll
