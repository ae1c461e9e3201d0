#pragma once

#include <string_view>

#include "grid/document.h"

namespace malkoll::grid {

/// The text that pdftotext -layout makes of a PDF file, or that somebody has pasted: lines whose words stand in columns are tables, short
/// lines by themselves headings where they have a number or a label, the rest paragraphs.
[[nodiscard]] Document read_layout_text(std::string_view text);

}  // namespace malkoll::grid
