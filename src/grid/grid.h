#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grid/fault.h"
#include "text/function_ref.h"
#include "text/result.h"

/// A table of cells, row by row: what CSV files, workbooks and SIE files are read as before a column map says what they mean.
namespace malkoll::grid {

struct Cell {
  enum class Type : std::uint8_t {
    empty,
    text,
    number,        ///< `text` is the file's own digits: a point before decimals, perhaps an exponent
    percent,       ///< a number that is shown as a percentage: `text` is 0.4 for 40 %
    date,          ///< `text` is YYYY-MM-DD
    boolean,       ///< `text` is ja or nej
    error,         ///< `text` is what the program shows: #REF!
    uncalculated,  ///< a formula whose result the file does not hold
  };
  Type type = Type::empty;
  std::string_view text = {};  ///< UTF-8; valid until the next row
  std::string_view raw = {};   ///< of a date or a boolean: what the file has; of a covered cell: the value of its own that nobody sees
  std::uint32_t format = 0;    ///< index into Grid::formats
  bool covered = false;        ///< lies under a merged cell and not in its first corner; a text is then the merged cell's
  std::uint8_t indent = 0;     ///< of a text: how far in it stands, by its format or by blanks that are no part of it
  bool bold = false;           ///< of a text: by its format
  std::string_view formula = {};  ///< of a number: what it was worked out by, as the file has it
  bool struck = false;         ///< somebody has drawn a line through it, by its format
};

struct Row {
  std::uint32_t number = 0;  ///< as the program shows it, from 1
  bool hidden = false;
  std::span<const Cell> cells;  ///< by column, from the first
  std::uint8_t level = 0;       ///< of the outline: the rows of a group have one more than those that it belongs to
};

/// False: no more rows are wanted.
using RowSink = FunctionRef<bool(const Row&)>;

struct Range {
  std::uint32_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;
};

/// Columns that look alike, from 1.
struct Columns {
  std::uint32_t first = 0, last = 0;
  double width = 0;  ///< in characters; 0: not said
  bool hidden = false;
};

/// What somebody has written about a cell, from 1.
struct Comment {
  std::uint32_t row = 0, column = 0;
  std::string text;
};

struct Sheet {
  std::string name;  ///< empty: the file has no sheets (CSV)
  bool hidden = false;
  std::vector<Range> merged;  ///< by first row
  std::vector<Columns> columns;
  std::vector<Comment> comments;  ///< by row and column
  std::vector<std::string> above = {};  ///< of a table in a document: what is written above it and may say whose it is, the nearest first
};

/// A file that can be read as tables, as often as one wants.
struct Grid {
  std::vector<Sheet> sheets;
  /// Hands the rows of a sheet to the sink, in order; rows without any cell may be left out.
  std::function<Result<void, Fault>(std::size_t sheet, RowSink sink)> read;
  /// Lets go of what is held only so that rows are read faster. They can be read again.
  std::function<void()> let_go = [] {};
  std::vector<std::string> formats;  ///< number formats as Excel writes them; empty: none of its own
  std::string_view package = {};  ///< of a workbook: the bytes of its file, as long as `read` lives
  bool has_columns = true;  ///< false: the rows are made from lines (SIE), and no column can be pointed at
  bool only_texts = false;  ///< of a document: what looks like a number is a text
};

}  // namespace malkoll::grid
