#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "grid/comments.h"
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

/// How wide the columns of the list are, in characters; their headings are those of grid::findings_list.
inline constexpr std::array<double, grid::FindingsList().headings.size()> findings_widths = {9, 7, 26, 18, 70, 50, 16};

/// `'Budget 2025'!`: a sheet as a link names it.
[[nodiscard]] std::string quoted_name(std::string_view sheet);

/// The rows of the list are written as they are made.
void write_findings(const FindingsSheet& sheet, const BookFrame& frame, StylePatch& styles, TextSink out);

/// Asks for the styles that the list needs, so that they can be written before it.
void ask_for_styles(const std::vector<CellNote>& notes, StylePatch& styles);

}  // namespace malkoll::workbook
