#include <fmt/format.h>

#include "diag/json.h"
#include "export/table_columns.h"
#include "export/tables.h"

namespace malkoll::exporting {

namespace {

Json row_of(const Table& table, const std::vector<OutColumn>& columns, const Sources& sources, std::uint32_t row) {
  Json object = Json::object();
  for (const OutColumn& column : columns) {
    Json& value = object[column.name];
    const Cell cell = out_cell(table, column, row, sources);
    switch (cell.type) {
      case Cell::Type::null: break;
      case Cell::Type::integer: value = cell.integer; break;
      case Cell::Type::real: value = cell.real; break;
      default: value = cell.text;
    }
  }
  return object;
}

}  // namespace

bool write_tables_json(const std::vector<Table>& tables, const Sources& sources, std::string_view version, Output out) {
  const Json tool = {{"name", "malkoll"}, {"version", version}};
  if (!out(fmt::format("{{\"schema\": 1, \"tool\": {}, \"tables\": {{", dump(tool)))) return false;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (!out(fmt::format("{}\n\"{}\": [", t == 0 ? "" : ",", tables[t].name))) return false;
    const std::vector<OutColumn> columns = out_columns(tables[t]);
    for (std::uint32_t row = 0; row < tables[t].rows; ++row) {
      if (!out((row == 0 ? "\n  " : ",\n  ") + dump(row_of(tables[t], columns, sources, row)))) return false;
    }
    if (!out("]")) return false;
  }
  return out("}}\n");
}

}  // namespace malkoll::exporting
