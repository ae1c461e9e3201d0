#include "workbook/list.h"

#include <xlsxwriter.h>

#include <algorithm>

#include "workbook/book.h"
#include "workbook/write.h"

namespace malkoll::workbook {

namespace {

void write_columns(Book& book, lxw_worksheet* sheet, const List& list) {
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, static_cast<double>(list.columns[c].width), nullptr);
    book.text(sheet, 0, c, list.columns[c].heading, CellStyle::heading);
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(list.rows.size(), 1)),
                       static_cast<lxw_col_t>(list.columns.size() - 1));
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
}

}  // namespace

Result<void> write_list(const List& list, const std::string& path) {
  Book book(path, Book::Rows::as_they_come, "2000-01-01", std::string(export_comment));  // no clock is read
  lxw_worksheet* sheet = book.add_sheet(list.name);
  if (book.failed()) return book.close();
  write_columns(book, sheet, list);
  for (std::size_t r = 0; r < list.rows.size(); ++r) {
    const auto row = static_cast<std::uint32_t>(r + 1);
    for (std::size_t c = 0; c < list.rows[r].size(); ++c) {
      const CellValue& value = list.rows[r][c];
      if (value.type == CellValue::Type::number) book.number(sheet, row, c, value.number, CellStyle::amount);
      else if (value.type == CellValue::Type::text) book.text(sheet, row, c, value.text, CellStyle::wrapped);
    }
  }
  return book.close();
}

}  // namespace malkoll::workbook
