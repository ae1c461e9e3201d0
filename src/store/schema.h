#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "store/table.h"

namespace malkoll {

/// The tables that rules read, over the project's vectors.
/// The project must outlive them.
[[nodiscard]] std::vector<Table> make_tables(const Project& project);

/// The tables with their columns and what these mean, as Markdown: the last section of rules/README.md.
[[nodiscard]] std::string schema_page(const std::vector<Table>& tables);

/// The column is money in öre.
[[nodiscard]] bool is_money(std::string_view table, std::string_view column);

}  // namespace malkoll
