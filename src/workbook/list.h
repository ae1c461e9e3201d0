#pragma once

#include <string>
#include <vector>

#include "text/result.h"
#include "workbook/rows.h"

namespace malkoll::workbook {

/// A list for people to sort, filter and hand on: headings that stay and are repeated on paper.
struct List {
  struct Column {
    std::string heading;
    std::size_t width = 10;  ///< in characters
  };
  std::string name;  ///< the sheet's
  std::vector<Column> columns;
  std::vector<std::vector<CellValue>> rows;  ///< beside the columns; numbers are amounts
};

/// Writes it as a workbook, which says of itself that Målkoll has made it and is not read as a budget.
[[nodiscard]] Result<void> write_list(const List& list, const std::string& path);

}  // namespace malkoll::workbook
