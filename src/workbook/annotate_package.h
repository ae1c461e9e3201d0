#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workbook/annotate.h"
#include "workbook/package.h"

/// Findings in somebody's workbook: the workbook itself with notes at cells, a colour where a cell has none, and a sheet Fynd last.
/// Every part that is not touched is the same bytes.
namespace malkoll::workbook {

struct AnnotateRequest {
  std::string_view package;                ///< the workbook's bytes
  const std::vector<grid::Sheet>& sheets;  ///< which the notes count: names, merged cells and columns are asked for
  const std::vector<CellNote>& notes;
  std::vector<std::string> unread = {};    ///< sheets that were not read; said in Fynd
};

/// Writes it to the sink. Where it is refused, what the sink has is of no use. The same input gives the same bytes.
[[nodiscard]] Result<void> annotate_package(const AnnotateRequest& request, const ByteSink& sink);

}  // namespace malkoll::workbook
