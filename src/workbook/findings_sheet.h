#pragma once

#include <string>
#include <vector>

#include "workbook/annotate.h"
#include "workbook/book_parts.h"
#include "workbook/comment_patch.h"
#include "workbook/style_patch.h"

namespace malkoll::workbook {

/// The sheet that lists the findings, each with a link to its cell.
struct FindingsSheet {
  const std::vector<grid::Sheet>& sheets;  ///< which the notes count
  const std::vector<CellNote>& notes;
  const std::vector<std::string>& remarks;  ///< sentences below the list
  std::string marker;                       ///< an XML comment in its head, without its signs
};

/// The columns of the list.
struct FindingsColumn {
  const char* heading;
  double width;  ///< in characters
};
[[nodiscard]] const std::vector<FindingsColumn>& findings_columns();

/// The rows of the list are written as they are made.
void write_findings(const FindingsSheet& sheet, const BookFrame& frame, StylePatch& styles, TextSink out);

/// A first row of the styles that the list needs, so that they can be written before it.
void ask_for_styles(const std::vector<CellNote>& notes, StylePatch& styles);

}  // namespace malkoll::workbook
