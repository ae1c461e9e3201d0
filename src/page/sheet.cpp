#include "page/sheet.h"

#include <algorithm>

#include "import/cell_value.h"
#include "page/columns.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::page {

namespace {

constexpr char cell_mark = '\x1F', row_mark = '\x1E';

const work::TableRead* table_of(const Session& session, const std::string& path) {
  if (!session.checked) return nullptr;
  const auto found = session.checked->workspace->tables.find(path);
  return found == session.checked->workspace->tables.end() || !found->second.has_cells() ? nullptr : &found->second;
}

void add_columns(Json& columns, const importing::ValueSource& source, const std::string& as) {
  for (const importing::Column& column : source.columns) {
    if (column.number > 0) columns.push_back({{"column", column.number}, {"as", as}});
  }
}

/// What each column of a sheet is read as.
Json columns_of(const importing::ColumnMap& map) {
  Json columns = Json::array();
  add_columns(columns, map.unit, "enhet");
  add_columns(columns, map.unit_title, "enhetsnamn");
  add_columns(columns, map.year, "år");
  add_columns(columns, map.post, "post");
  add_columns(columns, map.title, "namn");
  add_columns(columns, map.shares, "andel");
  for (const importing::MappedProperty& property : map.properties) {
    add_columns(columns, property.source, std::string(word(property.key)) + (property.year == 0 ? "" : " " + to_string(property.year)));
  }
  return columns;
}

char letter(grid::Cell::Type type) {
  switch (type) {
    case grid::Cell::Type::number:
    case grid::Cell::Type::percent: return 'n';
    case grid::Cell::Type::date: return 'd';
    case grid::Cell::Type::error:
    case grid::Cell::Type::uncalculated: return 'x';
    default: return 't';
  }
}

void write_cell(std::string& out, const grid::Cell& cell) {
  if (cell.type == grid::Cell::Type::empty || cell.covered) return;
  out += letter(cell.type);
  const std::string shown = cell.type == grid::Cell::Type::text ? std::string(cell.text) : importing::line_text(cell);
  for (const char c : shown) out += c == cell_mark || c == row_mark || c == '\0' ? ' ' : c;
}

/// What was a number becomes one again, and so does a number in an empty cell; what was text keeps its zeros.
bool becomes_number(const SheetEdit& edit) {
  const std::string& shown = edit.from.empty() ? edit.to : edit.from;
  const bool has_zeros = edit.from.empty() && shown.size() > 1 && shown[0] == '0' && shown[1] != ',';
  return !shown.empty() && !has_zeros && shown.find_first_not_of("0123456789,-% \xC2\xA0") == std::string::npos;
}

}  // namespace

Json sheet_json(const Session& session, const std::string& path) {
  const work::TableRead* table = table_of(session, path);
  if (table == nullptr) return nullptr;
  const grid::Grid& grid = table->file.grid;
  Json sheets = Json::array();
  importing::ColumnMap map = table->map;
  for (std::size_t n = 0; n < grid.sheets.size(); ++n) {
    const importing::ColumnMap* own = table->file.own ? nullptr : map_of_sheet(map, grid.sheets[n], n);
    sheets.push_back({{"name", grid.sheets[n].name},
                      {"hidden", grid.sheets[n].hidden},
                      {"read", own != nullptr},
                      {"headingRow", own == nullptr ? 0 : own->heading_row},
                      {"columns", own == nullptr ? Json::array() : columns_of(bound_map(grid, n, *own))}});
  }
  return {{"sheets", std::move(sheets)}, {"own", table->file.own}};
}

std::string sheet_rows(const Session& session, const std::string& path, std::size_t sheet) {
  std::string out;
  const work::TableRead* table = table_of(session, path);
  if (table == nullptr || sheet >= table->file.grid.sheets.size()) return out;
  (void)table->file.grid.read(sheet, [&](const grid::Row& row) {
    out += std::to_string(row.number);
    if (row.hidden) out += 'h';
    for (const grid::Cell& cell : row.cells) {
      out += cell_mark;
      write_cell(out, cell);
    }
    out += row_mark;
    return true;
  });
  return out;
}

std::string table_lines(std::string bytes, const std::string& path) {
  std::string out;
  const work::TableFile file = work::open_table(std::move(bytes), path);
  if (file.fault) return out;
  for (std::size_t n = 0; n < file.grid.sheets.size(); ++n) {
    const std::string before = file.grid.sheets.size() > 1 ? file.grid.sheets[n].name + ": " : "";
    (void)file.grid.read(n, [&](const grid::Row& row) {
      std::string line;
      for (const grid::Cell& cell : row.cells) {
        if (cell.covered) continue;
        const std::string text = importing::line_text(cell);
        if (!text.empty()) line += (line.empty() ? before : "; ") + text;
      }
      if (!line.empty()) out += line + '\n';
      return true;
    });
  }
  return out;
}

Result<work::MendedTable> mended_table(const Session& session, const std::string& path, const std::vector<SheetEdit>& edits) {
  const work::TableRead* table = table_of(session, path);
  const auto file = session.files.find(path);
  if (table == nullptr || file == session.files.end()) return refusal(told("{} kan inte läsas", path));
  const bool one_line = table->file.grid.package.empty();  // a field of a text has one
  std::vector<workbook::CellEdit> cells;
  for (const SheetEdit& edit : edits) {
    workbook::CellEdit& cell =
        cells.emplace_back(workbook::CellEdit{edit.sheet, edit.row, edit.column, edit.from, edit.to, becomes_number(edit)});
    if (one_line) std::replace_if(cell.to.begin(), cell.to.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  }
  return work::mend_what_can_be(*table, file->second, std::move(cells));
}

}  // namespace malkoll::page
