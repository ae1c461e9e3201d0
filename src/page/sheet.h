#pragma once

#include <string>

#include "page/session.h"
#include "work/mended.h"

/// The sheets of a table as they are, for a page that shows them: its rows, and what each column was read as.
namespace malkoll::page {

/// `{"own", "sheets": [{"name", "hidden", "read", "headingRow", "columns": [{"column", "as"}]}]}`, `as` in the words of the column map: `drift 2025`. null: no table of that name was read.
[[nodiscard]] Json sheet_json(const Session& session, const std::string& path);

/// All rows of a sheet, in order: the row's number, `h` where it is hidden, and after each 0x1F a cell, as a letter for its type
/// (t text, n number or percentage, d date, x what the program could not read; an empty cell has none) and its text; 0x1E ends the row.
/// Empty where there is none.
[[nodiscard]] std::string sheet_rows(const Session& session, const std::string& path, std::size_t sheet);

/// Any table's rows as lines to be held against another's: the cells that hold something between semicolons, after the sheet's name where there are
/// several. Empty where the bytes are no table.
[[nodiscard]] std::string table_lines(std::string bytes, const std::string& path);

/// A cell of a sheet that is to hold something else; `from`: what sheet_rows gave of it, nothing of an empty one.
struct SheetEdit {
  std::size_t sheet = 0;
  std::uint32_t row = 0, column = 0;  ///< from 1
  std::string from, to;
};

/// Makes those of the edits, each of another cell, that can be made in a table of the last check; no bytes where none can. Refused where it
/// has no cells that can be changed.
[[nodiscard]] Result<work::MendedTable> mended_table(const Session& session, const std::string& path, const std::vector<SheetEdit>& edits);

}  // namespace malkoll::page
