#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "import/column_map.h"
#include "import/number_format.h"
#include "import/plan_names.h"
#include "import/table_shape.h"
#include "text/number.h"
#include "text/year.h"

/// A table on its sheet.
namespace malkoll::importing {

/// What a table says for the next one below it, where that says nothing of it itself.
struct SaidAbove {
  AmountUnit amounts = AmountUnit::none;
  Year year = {};
  std::string unit = {};  ///< of the whole table
};

/// Where a table begins, and what is known of it before it is looked at.
struct TableStart {
  std::size_t sheet = 0;
  std::string name = {};        ///< the sheet's; empty in a file without sheets
  bool several = false;         ///< the file has more sheets than this
  std::uint32_t first_row = 1;  ///< of this table on its sheet
  SaidAbove above = {};
  std::string file = {};      ///< the file's name, without folder and ending
  std::vector<grid::Comment> comments = {};  ///< on the sheet's cells
  HeadingRows headings = {};  ///< of a section of the table above, which has its columns: drift over investments
};

/// The table with its first rows. It stands still while its columns and rows are read.
struct SheetTable {
  TableStart start;
  TableShape shape;
  NumberFormats formats;
  HeadingRows headings;
  std::uint32_t next_row = 0;        ///< where the next table on the sheet begins; 0: there is none
  HeadingRows headings_below = {};   ///< for the next one
  std::vector<ColumnValues> values;  ///< by column, below the headings

  /// `kolumn C »Ram 2026«`, with its sheet where the file has several.
  [[nodiscard]] std::string column_place(std::size_t column) const;
  [[nodiscard]] std::string row_place(std::uint32_t row) const;
  /// `rad 7 »Hela nämnden«`
  [[nodiscard]] std::string row_place(std::uint32_t row, std::string_view title) const;
  /// The sheet, or the table where it has several.
  [[nodiscard]] std::string place() const;
  [[nodiscard]] bool is_part() const { return start.first_row > 1 || next_row != 0; }
  /// 0: the sheet's last.
  [[nodiscard]] std::uint32_t last_row() const { return next_row == 0 ? 0 : next_row - 1; }
  /// A column as the map names it: by its heading where that is the only one of its kind, else by its letters.
  [[nodiscard]] Column named(std::size_t column) const;
};

}  // namespace malkoll::importing
