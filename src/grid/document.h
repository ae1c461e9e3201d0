#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "text/in_both.h"

/// A document as it is read from top to bottom: headings, paragraphs and tables in their order. Word documents, the text that is made of
/// PDF files, and workbooks, whose sheets are tables under their names.
namespace malkoll::grid {

struct DocumentCell {
  Cell::Type type = Cell::Type::empty;
  std::string text;                ///< as in Cell; the lines of a cell are parted by LF
  bool covered = false;            ///< lies under a merged cell and not in its first corner; the text is the merged cell's
  std::vector<std::string> marks = {};  ///< of notes: `fotnot 1`, or a raised figure. Never a part of the text, where 6,7¹ would be 6,71
  std::string under = {};               ///< of a covered cell: a text of its own that nobody sees
  std::size_t anchor = 0;               ///< of Word: where the name of its first paragraph's tag stands in the part; 0: it has none
};

struct DocumentRow {
  std::uint32_t number = 0;  ///< from 1
  bool heading = false;      ///< the document says that it is repeated on each page
  std::vector<DocumentCell> cells;
};

struct Block {
  enum class Kind : std::uint8_t {
    title,
    heading,
    paragraph,
    item,   ///< of a list
    table,
    box,    ///< a paragraph of a text box
  };
  Kind kind = Kind::paragraph;
  std::uint32_t level = 0;  ///< of a heading, from 1; of a paragraph that is bold all through, from 10 by its size among those; of others 0
  std::uint32_t number = 0;  ///< of a table or a paragraph, from 1; of a sheet its place among the sheets
  std::string text = {};  ///< of a table: the name of its sheet, empty in what has no sheets
  std::string label = {};  ///< the number that the list gives it: 1.2
  std::vector<std::string> marks = {};
  std::vector<DocumentRow> rows = {};
  std::vector<std::uint32_t> hidden = {};  ///< columns that are, from 1
  std::vector<std::uint32_t> hidden_rows = {};  ///< their numbers, where they hold something
  std::size_t anchor = 0;  ///< of a paragraph of Word, as DocumentCell's; of a text box that of the paragraph that holds it
  std::uint32_t turned = 0;  ///< its rows are the document's columns, and its columns the document's rows from this one on; 0: they are not
  bool nested = false;  ///< a table that stands in a cell of the one before
  bool doubtful = false;  ///< a table of text whose columns or rows cannot be told apart for certain
};

struct Footnote {
  std::string mark;  ///< fotnot 1
  std::string text;
};

struct Document {
  std::vector<Block> blocks;
  std::vector<Footnote> footnotes;
  std::vector<std::string> hidden_sheets;  ///< that are not among the blocks
  std::vector<std::string> page_lines;  ///< heads and feet of pages and lines of contents, which are not among the blocks
  bool broken_bytes = false;  ///< of a text: letters that could not be read stand as question marks
  bool tracked = false;  ///< changes that nobody has decided upon are read as if they were accepted
  std::vector<std::string> struck = {};  ///< what somebody has drawn a line through, which is not read
  std::size_t comments = 0;  ///< what people have written about it, which is not read
};

/// `tabell 3, rad 2, kolumn 4`, or the cell `Ramar!D2`; column 0: the row.
[[nodiscard]] InBoth place_in(const Block& table, std::uint32_t row, std::size_t column);

/// The visible sheets of a workbook or a CSV file, each a table.
[[nodiscard]] Result<Document, Fault> document_of(const Grid& grid);

/// The amounts of money that a text speaks of, as they stand there: `3 mnkr, 450 tkr`; empty: none.
[[nodiscard]] std::string amounts_in(std::string_view text);

/// What a table of a file without sheets is called, which nobody has called anything.
inline constexpr std::string_view name_of_only_table = "tabellen";

/// What was struck out, as it is shown: `»80«, »Tryggheten«`, and that there is more.
[[nodiscard]] std::string struck_in(const Document& document);

/// The tables of a document as sheets, called table_name; what notes say of a cell is a comment on it. The other way around.
[[nodiscard]] Grid grid_of(Document document);

}  // namespace malkoll::grid
