#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/render.h"
#include "grid/grid.h"
#include "text/result.h"

/// Findings as they are put into a copy of somebody's table.
namespace malkoll::workbook {

/// Who says so, where a copy asks; a program that saves the copy puts another name beside it.
inline constexpr const char* maker = "Målkoll";
inline constexpr std::size_t longest_comment = 30'000;  ///< bytes; Excel takes 32 767 characters

/// A finding as the copy shows it.
struct CellNote {
  std::optional<std::size_t> sheet;     ///< of the grid; nullopt: about the file
  std::uint32_t row = 0, column = 0;  ///< from 1; column 0: the row
  Level level = Level::error;
  std::string code, message, help;
  std::string subject;  ///< `post S12`
  std::optional<Ore> money;
};

/// Which findings become notes: those that stand in a cell, or the others of the file too.
enum class NotesOf : std::uint8_t { cells, file };

/// The findings of `result` that stand in the source called `path` or speak of a place in it, in their order; waived and known
/// ones are left out, and a gathered one is those that it stands for.
[[nodiscard]] std::vector<CellNote> notes_of(const CheckResult& result, std::string_view path, NotesOf what);

/// What a comment on a cell says of it. Not longer than one can be by much.
[[nodiscard]] std::string note_text(std::span<const CellNote* const> notes);

/// Writes to `path` a workbook of a table that is none (CSV): its fields as texts. Each finding is a comment on its cell, which is
/// coloured by the worst, and a row of the sheet »Fynd«. The same input gives the same bytes.
/// Of a workbook: see annotate_package.h.
[[nodiscard]] Result<void> write_annotated(const grid::Grid& grid, const std::vector<CellNote>& notes, const std::string& path);

/// True where the bytes are a copy that write_annotated wrote and nobody has saved since.
[[nodiscard]] bool is_untouched_copy(std::string_view bytes);

/// True of a package whose first author is Målkoll, also where somebody has saved it since.
[[nodiscard]] bool is_ours(std::string_view bytes);

/// True of a workbook that `malkoll export` wrote, and of a copy of a CSV file, also where somebody has saved it since.
[[nodiscard]] bool is_shown(std::string_view bytes);

}  // namespace malkoll::workbook
