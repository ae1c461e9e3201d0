#include "page/sheet.h"

#include <algorithm>

#include "import/cell_value.h"
#include "text/utf8.h"

namespace malkoll::page {

namespace {

constexpr char cell_mark = '\x1F', row_mark = '\x1E';

const work::TableRead* table_of(const Session& session, const std::string& path) {
  if (!session.checked) return nullptr;
  const auto found = session.checked->workspace->tables.find(path);
  return found == session.checked->workspace->tables.end() || !found->second.has_cells() ? nullptr : &found->second;
}

/// The sheet that the map is about: that of its name, else the first that is not hidden.
std::size_t sheet_of(const work::TableRead& table) {
  const auto& sheets = table.file.grid.sheets;
  const auto named = std::find_if(sheets.begin(), sheets.end(), [&](const grid::Sheet& s) { return !table.map.sheet.empty() && fold(s.name) == fold(table.map.sheet); });
  const auto shown = std::find_if(sheets.begin(), sheets.end(), [](const grid::Sheet& s) { return !s.hidden; });
  const auto found = named != sheets.end() ? named : shown != sheets.end() ? shown : sheets.begin();
  return static_cast<std::size_t>(found - sheets.begin());
}

void add_columns(Json& columns, const importing::ValueSource& source, const std::string& as) {
  for (const importing::Column& column : source.columns) {
    if (column.number > 0) columns.push_back({{"column", column.number}, {"as", as}});
  }
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

}  // namespace

Json sheet_json(const Session& session, const std::string& path) {
  const work::TableRead* table = table_of(session, path);
  if (table == nullptr) return nullptr;
  Json sheets = Json::array(), columns = Json::array();
  for (const grid::Sheet& sheet : table->file.grid.sheets) sheets.push_back({{"name", sheet.name}, {"hidden", sheet.hidden}});
  importing::ColumnMap map = table->map;
  const std::size_t read = sheet_of(*table);
  if (map.heading_row > 0 && read < table->file.grid.sheets.size()) {
    // A table that could not be read as a budget has a map whose headings nobody has looked for.
    (void)table->file.grid.read(read, [&](const grid::Row& row) {
      if (row.number == map.heading_row) (void)importing::bind(map, row);
      return row.number < map.heading_row;
    });
  }
  add_columns(columns, map.unit, "enhet");
  add_columns(columns, map.unit_title, "enhetsnamn");
  add_columns(columns, map.post, "post");
  add_columns(columns, map.title, "namn");
  add_columns(columns, map.shares, "andel");
  for (const importing::MappedProperty& property : map.properties) {
    add_columns(columns, property.source, std::string(word(property.key)) + (property.year == 0 ? "" : " " + std::to_string(property.year)));
  }
  return {{"sheets", std::move(sheets)}, {"read", read}, {"headingRow", map.heading_row}, {"own", table->file.own}, {"columns", std::move(columns)}};
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

}  // namespace malkoll::page
