#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/render.h"
#include "grid/grid.h"

/// A copy of a workbook, or a workbook of a CSV file, with the findings in it.
namespace malkoll::workbook {

/// A finding as the copy shows it.
struct CellNote {
  std::optional<std::size_t> sheet;     ///< of the grid; nullopt: about the file
  std::uint32_t row = 0, column = 0;  ///< from 1; column 0: the row
  Level level = Level::error;
  std::string code, message, help;
  std::string subject;  ///< `post S12`
  std::optional<std::int64_t> money;
};

/// The findings of `result` that stand in the source number `source` or speak of a place in it, in their order; waived and known
/// ones are left out, and a gathered one is those that it stands for. `all`: the others too, without a cell.
[[nodiscard]] std::vector<CellNote> notes_of(const CheckResult& result, std::string_view path, bool all);

/// Writes the copy to `path`. It is made anew of what was read: values (of formulas the stored ones), number formats, merged cells,
/// comments, column widths and what is hidden. Everything else is not in it. Each finding is a comment on its cell, which is coloured by
/// the worst, and a row of the sheet »Fynd«. Empty, or in Swedish why it could not be written.
/// The same input gives the same bytes.
[[nodiscard]] std::string write_annotated(const grid::Grid& grid, const std::vector<CellNote>& notes, const std::string& path);

/// True where the bytes are a copy that write_annotated wrote and nobody has saved since.
[[nodiscard]] bool is_untouched_copy(std::string_view bytes);

}  // namespace malkoll::workbook
