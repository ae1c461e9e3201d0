#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workbook/content.h"

namespace malkoll::workbook {

/// The most goals of one list that get cells of their own.
inline constexpr std::size_t most_goals = 20;

/// The column of a sheet in which a property stands; of a list of goals the last one. nullopt: no column holds it.
[[nodiscard]] std::optional<SheetColumn> sheet_column(const SheetLayout& sheet, const ContentFile& file, const ReadLine& line);

struct FilledCells {
  std::string text;        ///< what the cells will be read as, at the margin; empty where no cell took it
  std::size_t column = 0;  ///< the first of them
};
/// Puts a property's value into the cells of its row.
[[nodiscard]] FilledCells fill_cells(const Content& content, const ContentFile& file, const ReadLine& line,
                                     const std::vector<SheetColumn>& columns, std::vector<CellValue>& cells);

/// `id – title` where the id is a goal's or a unit's, else the id.
[[nodiscard]] std::string titled(const Content& content, std::string_view id);

/// A text as a cell has it: lines without their `|`, and without comments between them.
[[nodiscard]] std::string text_cell_lines(std::string_view value);

}  // namespace malkoll::workbook
