#include <fmt/format.h>

#include <algorithm>

#include "export/table_columns.h"
#include "export/tables.h"
#include "grid/csv.h"
#include "text/dash.h"
#include "workbook/cell_texts.h"

namespace malkoll::exporting {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", separator = ";", line_end = "\r\n";

void append_text(std::string& line, std::string_view text) {
  grid::append_field(line, (grid::is_guarded(text) ? "'" : "") + std::string(text), separator.front());
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

std::string unit_of(const std::vector<workbook::SheetColumn>& columns, const workbook::SheetRow& row) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].layout->role == workbook::ColumnRole::unit) return workbook::id_text(row.cells[c]);
  }
  return {};
}

/// What `tecken` is about: an intäkt is an income with either.
bool has_sign(const workbook::SheetColumn& column) {
  return column.layout->role == workbook::ColumnRole::amount && column.layout->key != Key::income && column.layout->key != Key::grant;
}

/// An amount that stands as it was written, with the other sign.
std::string turned_text(std::string_view text) {
  for (const std::string_view minus : minus_signs) {
    if (!text.starts_with(minus)) continue;
    text.remove_prefix(minus.size());
    return std::string(text.substr(std::min(text.find_first_not_of(' '), text.size())));
  }
  const bool is_amount = !text.empty() && text[0] >= '0' && text[0] <= '9';
  return (is_amount ? "-" : "") + std::string(text);
}

}  // namespace

std::vector<std::string_view> turned_units(const Project& project) {
  std::vector<std::string_view> units;
  for (const BudgetRow& budget : project.budgets) {
    if (budget.counts && budget.sign != project.plan.sign) units.push_back(project.id(budget.declaration));
  }
  return units;
}

bool write_posts_csv(const workbook::Content& content, const Project& project, Output out) {
  const std::vector<std::string_view> turned = turned_units(project);
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
    const bool turn = !turned.empty() && std::find(turned.begin(), turned.end(), unit_of(columns, row)) != turned.end();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!is_written(columns[c])) continue;
      line += std::exchange(first, false) ? "" : separator;
      const workbook::CellValue& cell = row.cells[c];
      switch (columns[c].layout->role) {
        case workbook::ColumnRole::unit:
        case workbook::ColumnRole::goal: append_text(line, workbook::id_text(cell)); break;
        case workbook::ColumnRole::share: append_text(line, workbook::share_text(cell)); break;
        default:
          if (cell.type == workbook::CellValue::Type::number)
            append_number(line, turn && has_sign(columns[c]) ? 0.0 - cell.number : cell.number);
          else append_text(line, turn && has_sign(columns[c]) ? turned_text(cell.text) : cell.text);
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
