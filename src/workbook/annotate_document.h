#pragma once

#include <vector>

#include "text/result.h"
#include "workbook/annotate.h"
#include "workbook/package.h"

namespace malkoll::workbook {

struct DocumentRequest {
  std::string_view package;        ///< the document
  const std::vector<CellNote>& notes;  ///< which count its tables as grid::grid_of does, and behind them its paragraphs as one sheet more
};

/// Writes a copy of somebody's Word document with the findings in it as comments by Målkoll: at the cell or the paragraph that each speaks of,
/// else at the first paragraph. Comments that are there stay, whatever else is in the package is the same bytes, and what is put into the
/// document's own text is nothing but insertions. Where a copy cannot be made: why, in the language of the run. The same input gives the same bytes.
/// A copy is known again by is_annotated_package.
[[nodiscard]] Result<void> annotate_document(const DocumentRequest& request, const ByteSink& sink);

}  // namespace malkoll::workbook
