#include "workbook/book.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "grid/xlsx_text.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "workbook/row_checks.h"

namespace malkoll::workbook {

namespace {

constexpr lxw_color_t heading_fill = 0xDCE6F1, rule_line = 0xA6A6A6, faint_text = 0x595959;

lxw_datetime iso_date(const std::string& text) {
  lxw_datetime date{};
  if (text.size() == 10) {
    date.year = std::atoi(text.c_str());
    date.month = std::atoi(text.c_str() + 5);
    date.day = std::atoi(text.c_str() + 8);
  }
  return date;
}

/// A text that C can end with a zero, without characters that XML has no place for.
std::string c_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c != '\0') out += c;
  }
  return grid::guarded(out);
}

/// The style that shows the decimals of a number that has any.
CellStyle with_decimals(CellStyle look, double number) {
  const double shown = look == CellStyle::share ? number * 100 : number;
  if (std::abs(shown - std::round(shown)) < 1e-9) return look;
  switch (look) {
    case CellStyle::amount: return CellStyle::amount_exact;
    case CellStyle::share: return CellStyle::share_exact;
    case CellStyle::sum: return CellStyle::sum_exact;
    default: return look;
  }
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Book::Book(const std::string& path, Rows rows, const std::string& created, const std::string& comment) {
  lxw_workbook_options options{};
  options.constant_memory = rows == Rows::in_order ? LXW_TRUE : LXW_FALSE;
  // Where there is room for the workbook there is room for its parts, and what is left after a power cut is easily seen.
  std::string folder = folder_of(path);
  options.tmpdir = folder.data();
  book_ = workbook_new_opt(path.c_str(), &options);
  if (book_ == nullptr) {
    error_ = told("minnet räcker inte för Excelfilen");
    return;
  }
  lxw_doc_properties properties{};
  properties.author = const_cast<char*>("Målkoll");  // the library's signature; it copies
  if (!comment.empty()) properties.comments = const_cast<char*>(comment.c_str());
  const lxw_datetime date = iso_date(created);
  // Days since 1970 by the proleptic Gregorian calendar; the same input gives the same bytes.
  properties.created = static_cast<time_t>((lxw_datetime_to_excel_datetime(const_cast<lxw_datetime*>(&date)) - 25569) * 86400);
  workbook_set_properties(book_, &properties);
  make_styles();
}

Book::~Book() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

void Book::make_styles() {
  for (std::size_t s = 0; s < static_cast<std::size_t>(CellStyle::count); ++s) {
    lxw_format* format = workbook_add_format(book_);
    styles_[s] = format;
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (static_cast<CellStyle>(s)) {
      case CellStyle::heading:
        format_set_bold(format);
        format_set_text_wrap(format);
        format_set_bg_color(format, heading_fill);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, rule_line);
        continue;  // locked
      case CellStyle::title:
        format_set_bold(format);
        format_set_font_size(format, 14);
        continue;
      case CellStyle::faint: format_set_font_color(format, faint_text); continue;
      case CellStyle::sum:
        format_set_bold(format);
        format_set_num_format(format, "#,##0");
        continue;
      case CellStyle::sum_exact:
        format_set_bold(format);
        format_set_num_format(format, "#,##0.0####");
        continue;
      case CellStyle::wrapped: format_set_text_wrap(format); break;
      case CellStyle::amount: format_set_num_format(format, "#,##0"); break;
      case CellStyle::amount_exact: format_set_num_format(format, "#,##0.0####"); break;
      case CellStyle::share: format_set_num_format(format, "0%"); break;
      case CellStyle::percent:
      case CellStyle::share_exact: format_set_num_format(format, "0.0#%"); break;
      case CellStyle::date: format_set_num_format(format, "yyyy-mm-dd"); break;
      case CellStyle::plain: format_set_num_format(format, "@"); break;
      case CellStyle::check: format_set_italic(format); break;
      default: break;
    }
    format_set_unlocked(format);
  }
}

lxw_worksheet* Book::add_sheet(std::string_view name) {
  if (book_ == nullptr) return nullptr;
  lxw_worksheet* sheet = workbook_add_worksheet(book_, std::string(name).c_str());
  if (sheet == nullptr) fail(told("bladet {} kunde inte läggas till", name));
  return sheet;
}

void Book::text(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, std::string_view text, CellStyle look) {
  if (failed()) return;
  note(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), c_text(text).c_str(), style(look)), row, column, sheet->name);
}

void Book::number(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, double number, CellStyle look) {
  if (failed()) return;
  look = with_decimals(look, number);
  note(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), number, style(look)), row, column, sheet->name);
}

void Book::formula(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const std::string& formula, std::string_view value,
                   CellStyle look) {
  if (failed()) return;
  note(worksheet_write_formula_str(sheet, row, static_cast<lxw_col_t>(column), formula.c_str(), style(look), c_text(value).c_str()), row,
       column, sheet->name);
}

void Book::formula(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const std::string& formula, double value, CellStyle look) {
  if (failed()) return;
  look = with_decimals(look, value);
  note(worksheet_write_formula_num(sheet, row, static_cast<lxw_col_t>(column), formula.c_str(), style(look), value), row, column,
       sheet->name);
}

void Book::cell(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const CellValue& value, CellStyle look) {
  switch (value.type) {
    case CellValue::Type::empty: return blank(sheet, row, column, look);
    case CellValue::Type::text: return text(sheet, row, column, value.text, look);
    case CellValue::Type::date: {
      if (failed()) return;
      lxw_datetime date = iso_date(value.text);
      note(worksheet_write_datetime(sheet, row, static_cast<lxw_col_t>(column), &date, style(CellStyle::date)), row, column, sheet->name);
      return;
    }
    case CellValue::Type::number: break;
  }
  if (look == CellStyle::plain || look == CellStyle::wrapped) look = CellStyle::number;
  number(sheet, row, column, value.number, look);
}

void Book::fit_height(lxw_worksheet* sheet, std::uint32_t row, std::string_view text, std::size_t width) {
  std::size_t lines = 0;
  for_lines(text, [&](std::string_view line) { lines += std::max<std::size_t>((count_code_points(line) + width - 1) / width, 1); });
  constexpr double line_height = 15, highest = 405;  // points; the most that a spreadsheet shows of a row is 409
  if (lines > 1 && !failed())
    note(worksheet_set_row(sheet, row, std::min(static_cast<double>(lines) * line_height, highest), nullptr), row, 0, sheet->name);
}

void Book::blank(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, CellStyle look) {
  if (!failed()) note(worksheet_write_blank(sheet, row, static_cast<lxw_col_t>(column), style(look)), row, column, sheet->name);
}

void Book::fail(std::string message) {
  if (error_.empty()) error_ = std::move(message);
}

void Book::note(int error, std::uint32_t row, std::size_t column, std::string_view sheet) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
    fail(told("texten till cell {}{} på bladet {} är längre än de 32 767 tecken som ryms i en cell", column_letters(column + 1), row + 1,
              sheet));
  } else if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE) {
    fail(told("bladet {} får inte plats: Excel rymmer 1 048 576 rader och 16 384 kolumner", sheet));
  } else {
    fail(told("cell {}{} på bladet {} kunde inte skrivas: {}", column_letters(column + 1), row + 1, sheet,
              lxw_strerror(static_cast<lxw_error>(error))));
  }
}

Result<void> Book::close() {
  if (failed()) return refusal(error_);  // the destructor lets go of it
  if (book_ == nullptr) return {};
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));
  if (error == LXW_ERROR_ZIP_FILE_OPERATION && errno == ENOSPC)
    return refusal(told("Excelfilen kunde inte skrivas: {}", told("disken är full")));
  if (error != LXW_NO_ERROR) return refusal(told("Excelfilen kunde inte skrivas: {}", lxw_strerror(error)));
  return {};
}

}  // namespace malkoll::workbook
