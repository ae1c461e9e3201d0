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

/// What the last part of such a copy has in its head. `checksum`: PackageWriter's, of the parts before it.
[[nodiscard]] std::string annotated_mark(std::uint32_t checksum);

/// True where the bytes are a package that annotate_package, or annotate_document, wrote and nobody has saved since.
[[nodiscard]] bool is_annotated_package(std::string_view bytes);

/// True where `copy` is a package that can be read whole: what `original` has too, the same bytes as there; the rest with right checksums
/// and to its end.
[[nodiscard]] bool is_whole_copy(std::string_view original, std::string_view copy);

}  // namespace malkoll::workbook
