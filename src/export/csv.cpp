#include <fmt/format.h>

#include <algorithm>

#include "grid/csv.h"
#include "export/table_columns.h"
#include "workbook/cell_texts.h"
#include "export/tables.h"

namespace malkoll::exporting {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", separator = ";", line_end = "\r\n";

void append_text(std::string& line, std::string_view text) {
  std::string field(grid::is_guarded(text) ? "'" : "");
  field += text;
  if (field.find_first_of(";\"\r\n") == std::string::npos) {
    line += field;
    return;
  }
  line += '"';
  for (const char c : field) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

/// The fewest digits that read back as the same, with a decimal comma.
void append_number(std::string& line, double number) {
  std::string digits = fmt::format("{}", number);
  std::replace(digits.begin(), digits.end(), '.', ',');
  line += digits;
}

bool is_written(const workbook::SheetColumn& column) {
  const workbook::ColumnRole role = column.layout->role;
  return role != workbook::ColumnRole::row_id && role != workbook::ColumnRole::check && role != workbook::ColumnRole::written;
}

}  // namespace

bool write_posts_csv(const workbook::Content& content, Output out) {
  const workbook::SheetLayout* posts = workbook::sheet_layout(Kind::post);
  const auto sheet = static_cast<std::size_t>(posts - workbook::sheet_layouts().data());
  const auto& columns = content.sheets[sheet].columns;
  std::string line(byte_order_mark);
  bool first = true;
  for (const workbook::SheetColumn& column : columns) {
    if (!is_written(column)) continue;
    line += std::exchange(first, false) ? "" : separator;
    append_text(line, workbook::heading(column));
  }
  line += line_end;
  bool good = out(line);
  workbook::for_rows(content, [&](std::size_t s, const workbook::SheetRow& row) {
    if (!good || s != sheet) return;
    line.clear();
    first = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!is_written(columns[c])) continue;
      line += std::exchange(first, false) ? "" : separator;
      const workbook::CellValue& cell = row.cells[c];
      switch (columns[c].layout->role) {
        case workbook::ColumnRole::unit:
        case workbook::ColumnRole::goal: append_text(line, workbook::id_text(cell)); break;
        case workbook::ColumnRole::share: append_text(line, workbook::share_text(cell)); break;
        default:
          if (cell.type == workbook::CellValue::Type::number) append_number(line, cell.number); else append_text(line, cell.text);
      }
    }
    line += line_end;
    good = out(line);
  });
  return good;
}

bool write_table_csv(const Table& table, const Sources& sources, Output out) {
  const std::vector<OutColumn> columns = out_columns(table);
  std::string line(byte_order_mark);
  for (const OutColumn& column : columns) line.append(&column == columns.data() ? "" : separator).append(column.name);
  line += line_end;
  if (!out(line)) return false;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    line.clear();
    for (const OutColumn& column : columns) {
      if (&column != columns.data()) line += separator;
      const Cell cell = out_cell(table, column, row, sources);
      switch (cell.type) {
        case Cell::Type::null: break;
        case Cell::Type::integer: line += fmt::format("{}", cell.integer); break;
        case Cell::Type::real: append_number(line, cell.real); break;
        default: append_text(line, cell.text);
      }
    }
    line += line_end;
    if (!out(line)) return false;
  }
  return true;
}

}  // namespace malkoll::exporting
