#pragma once

#include <string_view>
#include <vector>

#include "model/project.h"
#include "store/table.h"

namespace malkoll {

/// The tables that rules read, over the project's vectors; documented column by column in rules/README.md.
/// The project must outlive them.
[[nodiscard]] std::vector<Table> make_tables(const Project& project);

/// The column is money in öre.
[[nodiscard]] bool is_money(std::string_view table, std::string_view column);

}  // namespace malkoll
