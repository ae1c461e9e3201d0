#pragma once

#include <cstddef>
#include <vector>

#include "diag/render.h"
#include "format/formatter.h"
#include "text/patch.h"

namespace malkoll {

/// The certain corrections of one file.
struct Corrections {
  std::size_t source = 0;
  std::vector<Edit> edits;  ///< sorted and apart
};

/// What the findings of a result can correct with certainty, by file; what is waived is left as it is. Where two overlap the
/// first counts: another round finds the second.
[[nodiscard]] std::vector<Corrections> certain_corrections(const CheckResult& result);

/// The text with the edits made, line by line beside the source, for unified_diff.
[[nodiscard]] Formatted corrected(const Source& source, const std::string& text);

}  // namespace malkoll
