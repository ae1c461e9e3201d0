#include "workbook/own_text.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll::workbook {

namespace {

/// Each goal of a list from its own cell.
void put_list(importing::Chunk& text, const SheetRows& sheet, const RowLine& line, CellOrigin cell) {
  const auto& cells = sheet.rows[line.row].cells;
  std::vector<std::uint16_t> columns;
  for (std::size_t c = 0; c < std::min(cells.size(), sheet.columns.size()); ++c) {
    const bool goal = sheet.columns[c].layout != nullptr && sheet.columns[c].layout->role == ColumnRole::goal;
    if (goal && cells[c].type != CellValue::Type::empty) columns.push_back(static_cast<std::uint16_t>(c + 1));
  }
  std::string_view rest = line.text;
  for (std::size_t item = 0; !rest.empty(); ++item) {
    const std::size_t comma = rest.find(", ");
    const std::size_t length = comma == std::string_view::npos ? rest.size() : comma + 2;
    if (item < columns.size()) cell.column = columns[item];
    text.from(cell);
    text.append(rest.substr(0, length));
    rest.remove_prefix(length);
  }
}

const char* wording(OwnRows::LostSheet::Kind kind) {
  switch (kind) {
    case OwnRows::LostSheet::Kind::renamed: return "eget-blad-omdöpt";
    case OwnRows::LostSheet::Kind::without_row_ids: return "eget-blad-utan-rad";
    default: return "eget-blad-utan-rubriker";
  }
}

const char* wording(OwnRows::Sum::Kind kind) {
  switch (kind) {
    case OwnRows::Sum::Kind::left: return "egen-summa";
    case OwnRows::Sum::Kind::perhaps: return "egen-kanske-summa";
    default: return "egen-summa-skiljer";
  }
}

}  // namespace

std::string row_place(const OwnRows::Sum& sum) {
  const std::string row = told("rad {}", sum.cell.row);
  return sum.title.empty() ? row : row + " »" + sum.title + "«";
}

importing::Chunk text_of(const OwnRows& rows, const grid::Grid& grid) {
  importing::Chunk text;
  for (const RowLine& line : lines_of(rows.sheets)) {
    const SheetRows& sheet = rows.sheets[line.sheet];
    const bool in_column = line.column < sheet.columns.size();
    const CellOrigin cell{0, sheet.rows[line.row].row, static_cast<std::uint16_t>(in_column ? line.column + 1 : 0),
                          rows.grid_sheet[line.sheet]};
    if (in_column && sheet.columns[line.column].layout->role == ColumnRole::goal) {
      put_list(text, sheet, line, cell);
    } else {
      text.from(cell);
      text.append(line.text);
    }
    text.append("\n");
  }
  // What the language has no line for stands last, as a comment, so that the finding has a place.
  const auto note = [&](CellOrigin cell, Code code, const char* variant, std::string suggestion, std::string place = {}) {
    const std::string line = "# " + cell_name_in_file(grid.sheets[cell.sheet].name, cell.row, cell.column);
    text.from(cell);
    text.mistake(code, variant, {text.size(), static_cast<std::uint32_t>(line.size())});
    text.mistakes.back().suggestion = std::move(suggestion), text.mistakes.back().place = std::move(place);
    text.append(line + "\n");
  };
  for (const OwnRows::BadCell& bad : rows.bad) note(bad.cell, Code::F09, bad.error ? "felvärde" : "", {});
  for (const OwnRows::Twice& twice : rows.twice) note(twice.cell, Code::F11, "dubbel", twice.of);
  for (const OwnRows::Altered& altered : rows.altered) note(altered.cell, Code::F12, "egen-rubrik", {}, altered.heading);
  for (const OwnRows::LostSheet& lost : rows.lost)
    note(lost.cell, Code::F12, wording(lost.kind), lost.layout, grid.sheets[lost.cell.sheet].name);
  for (const OwnRows::LostColumn& lost : rows.lost_columns)
    note(lost.cell, lost.counts ? Code::F12 : Code::F11, lost.counts ? "egen-kolumn-borta" : "kolumn", lost.heading,
         grid.sheets[lost.cell.sheet].name);
  for (const OwnRows::Sum& sum : rows.sums) note(sum.cell, Code::F12, wording(sum.kind), {}, row_place(sum));
  if (rows.unfilled) note(*rows.unfilled, Code::F12, "egen-utan-poster", {});
  return text;
}

}  // namespace malkoll::workbook
