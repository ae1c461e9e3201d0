#pragma once

#include <vector>

#include "model/project.h"
#include "store/table.h"

namespace malkoll {

/// The tables that rules read, over the project's vectors; documented column by column in rules/README.md.
/// The project must outlive them.
[[nodiscard]] std::vector<Table> make_tables(const Project& project);

}  // namespace malkoll
