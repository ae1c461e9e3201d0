#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workbook/layout.h"

/// Rows of our workbook as lines of the language.
namespace malkoll::workbook {

/// What a cell holds, whatever kind of file it stands in.
struct CellValue {
  enum class Type : std::uint8_t { empty, text, number, date };
  Type type = Type::empty;
  std::string text;   ///< of a text; of a date as ISO
  double number = 0;  ///< of a number; a share or a percentage as a fraction
};

struct SheetRow {
  std::vector<CellValue> cells;  ///< beside SheetRows::columns; may be shorter
  std::uint32_t row = 0;         ///< where it stands in the sheet, from 1; only handed through
};

struct SheetRows {
  const SheetLayout* layout = nullptr;
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
};

/// True where the row says nothing but what a row to fill in comes with: its id, its unit, its kind.
[[nodiscard]] bool is_blank(const SheetRows& sheet, const SheetRow& row);

/// One line of the language and the cell that it comes from.
struct RowLine {
  std::string text;        ///< without line end
  std::size_t sheet = 0;   ///< in the list of sheets that was given
  std::size_t row = 0;     ///< in its rows
  std::size_t column = 0;  ///< in its columns
};

/// The workbook as a file of the language: plan, goals and units, then each submission with its own goals, their indicators
/// and its posts, then follow-ups. Rows without any value are left out; rows that belong to nothing that is there come last.
/// Cells that hold no proper value become lines that say just that, for `check` to report.
///
/// Within a row the lines follow the columns. A cell of the column `written` may say how a line shall be written instead:
///
///     drift 2025: 12 500 tkr
///       # Beloppet är fullmäktiges.
///       drift 2025: 12,5 mnkr
///
/// At the margin stands the line as the cells give it, below it, indented, what to write. Where the cell has been changed the
/// line at the margin is not found: then the new line stands, and of what is indented only the comments. The heading may be
/// told in the same way.
[[nodiscard]] std::vector<RowLine> lines_of(const std::vector<SheetRows>& sheets);

}  // namespace malkoll::workbook
