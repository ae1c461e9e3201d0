#include "export/table_columns.h"

namespace malkoll::exporting {

std::vector<OutColumn> out_columns(const Table& table) {
  std::vector<OutColumn> columns;
  for (const Column& column : table.columns) {
    columns.push_back({column.name, &column, OutColumn::Part::value});
    if (!column.place) continue;
    const std::string prefix = column.hidden ? "" : std::string(column.name) + "_";
    columns.push_back({prefix + "path", &column, OutColumn::Part::path});
    columns.push_back({prefix + "line", &column, OutColumn::Part::line});
  }
  return columns;
}

Cell place_part(std::int64_t place, OutColumn::Part part, const Sources& sources) {
  const Span span = unpack(place);
  if (part == OutColumn::Part::path) return text_cell(sources.at(span.at).path);
  return integer_cell(sources.position(span.at).line);
}

Cell out_cell(const Table& table, const OutColumn& column, std::uint32_t row, const Sources& sources) {
  if (column.column->get == nullptr) return integer_cell(row);
  const Cell cell = column.column->get(table.context, row);
  if (column.part == OutColumn::Part::value || cell.is_null()) return cell;
  return place_part(cell.integer, column.part, sources);
}

}  // namespace malkoll::exporting
