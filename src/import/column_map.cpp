#include "import/column_map.h"

#include <algorithm>

#include "import/column_map_words.h"
#include "text/cell_name.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

std::uint32_t find_heading(std::string_view heading, const grid::Row& headings) {
  const std::string wanted = fold(heading);
  for (std::size_t c = 0; c < headings.cells.size(); ++c) {
    const grid::Cell& cell = headings.cells[c];
    if (cell.type != grid::Cell::Type::empty && cell.text == heading) return static_cast<std::uint32_t>(c + 1);
  }
  for (std::size_t c = 0; c < headings.cells.size(); ++c) {
    const grid::Cell& cell = headings.cells[c];
    if (cell.type != grid::Cell::Type::empty && fold(cell.text) == wanted) return static_cast<std::uint32_t>(c + 1);
  }
  return 0;
}

}  // namespace

Condition row_condition(std::uint32_t row) {
  Condition condition;
  condition.test = Condition::Test::row;
  condition.row = row;
  return condition;
}

bool is_of_sheet(const ColumnMap& map, const grid::Sheet& sheet, std::size_t number) {
  if (fold(map.sheet) == every_sheet && !sheet.hidden) return true;
  return map.sheet.empty() ? number == 0 : fold(sheet.name) == fold(map.sheet);
}

void for_each_column(ColumnMap& map, FunctionRef<void(Column&)> visit) {
  const auto visit_all = [&](std::vector<Column>& columns) { std::for_each(columns.begin(), columns.end(), visit); };
  for (ValueSource* source : {&map.unit, &map.unit_title, &map.post, &map.title, &map.shares, &map.year}) visit_all(source->columns);
  for (MappedProperty& property : map.properties) visit_all(property.source.columns);
  for (auto* conditions : {&map.skip, &map.keep, &map.turn, &map.income, &map.investment}) {
    for (Condition& condition : *conditions) visit(condition.column);
  }
  visit_all(map.fill_down);
  if (map.row_unit) visit(*map.row_unit);
}

std::vector<std::string> bind(ColumnMap& map, const grid::Row& headings) {
  std::vector<std::string> missing;
  for_each_column(map, [&](Column& column) {
    if (column.heading.empty()) return;
    column.number = find_heading(column.heading, headings);
    const bool told = std::find(missing.begin(), missing.end(), column.heading) != missing.end();
    if (column.number == 0 && !told) missing.push_back(column.heading);
  });
  return missing;
}

}  // namespace malkoll::importing
