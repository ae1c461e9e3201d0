#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "import/plan_names.h"

/// What stands first in a sheet, kept so that it can be looked at more than once: its headings, and what the columns hold.
namespace malkoll::importing {

struct SampleCell {
  grid::Cell::Type type = grid::Cell::Type::empty;
  std::string text;      ///< as written
  bool covered = false;  ///< under a merged cell: the text is that one's
  std::uint32_t format = 0;  ///< index into Grid::formats
  Year shown_year = {};      ///< of a date that is shown, or stands among others, as its year
};

/// A number, or a text that is written as one, in a cell of its own.
[[nodiscard]] bool is_number(const SampleCell& cell);

/// The number in hundredths, where it is written plainly; else 0.
[[nodiscard]] std::int64_t number_in(const SampleCell& cell);

struct SampleRow {
  std::uint32_t number = 0;
  std::vector<SampleCell> cells;
  [[nodiscard]] const SampleCell& at(std::size_t column) const;
};

struct TableShape {
  std::vector<SampleRow> rows;  ///< those with something in them
  std::size_t columns = 0;
};

/// From `first_row` on.
[[nodiscard]] TableShape shape_of(const grid::Grid& grid, std::size_t sheet, std::uint32_t first_row = 1);

/// What a column holds below the headings.
struct ColumnValues {
  std::size_t filled = 0, words = 0, numbers = 0, years = 0, periods = 0, units = 0, goals = 0, flags = 0;
  std::size_t letters = 0;  ///< in the words, together
  [[nodiscard]] bool mostly(std::size_t count) const { return filled > 0 && count * 2 > filled; }
  [[nodiscard]] bool nearly_all(std::size_t count) const { return filled > 0 && count * 5 >= filled * 4; }
};

/// By column, of the rows below `heading_row`.
[[nodiscard]] std::vector<ColumnValues> values_below(const TableShape& shape, std::uint32_t heading_row, const PlanNames& names);

/// The headings of a table: one row, or several that are read together.
struct HeadingRows {
  std::uint32_t first = 0, last = 0;  ///< row numbers; equal where it is one
  std::vector<std::string> texts;     ///< by column: all rows together
  std::vector<std::string> written;   ///< by column: of the last row, as a column map names them
  std::vector<std::string> titles;    ///< what stands above
  std::uint32_t second = 0;           ///< the row of other headings further down: another table on the same sheet; 0: none
  [[nodiscard]] bool found() const { return last != 0; }
};
[[nodiscard]] HeadingRows find_headings(const TableShape& shape, const PlanNames& names);

/// `202601`, `2026-01`, `2026-01-31`, `2026 Q1`, `halvår 1 2026`
[[nodiscard]] bool is_period(std::string_view text);
[[nodiscard]] bool has_letter(std::string_view text);

/// Text that looks like an amount: digits with what people write among them.
[[nodiscard]] bool looks_like_number(std::string_view text);

}  // namespace malkoll::importing
