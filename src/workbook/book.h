#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/result.h"
#include "workbook/rows.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace malkoll::workbook {

/// How a cell looks.
enum class CellStyle : std::uint8_t {
  plain,
  wrapped,
  heading,
  title,
  faint,
  amount,
  amount_exact,
  share,
  share_exact,
  percent,
  date,
  number,
  sum,
  sum_exact,
  check,
  count
};

/// The folder in which a file is written, for the library's temporary files.
[[nodiscard]] std::string folder_of(const std::string& path);

/// A workbook that is being written to a file. The first thing that goes wrong is kept, what follows does nothing.
class Book {
 public:
  /// `in_order`: rows must be written in their order, and take no memory once they are. `created`: ISO date that the file carries.
  enum class Rows : std::uint8_t { as_they_come, in_order };
  Book(const std::string& path, Rows rows, const std::string& created, const std::string& comment);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book();

  lxw_worksheet* add_sheet(std::string_view name);
  [[nodiscard]] lxw_format* style(CellStyle style) const { return styles_[static_cast<std::size_t>(style)]; }

  // Rows and columns from 0.
  void text(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, std::string_view text, CellStyle style);
  void number(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, double number, CellStyle style);
  /// A formula with the value that it has now.
  void formula(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const std::string& formula, std::string_view value,
               CellStyle style);
  void formula(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const std::string& formula, double value, CellStyle style);
  /// The value in the style that shows it: `style` for texts.
  void cell(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const CellValue& value, CellStyle style);
  /// Makes a row as high as a text in a column of that width needs, where that is more than one line: not every program does so by
  /// itself. To be called before the row's cells are written.
  void fit_height(lxw_worksheet* sheet, std::uint32_t row, std::string_view text, std::size_t width);
  void blank(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, CellStyle style);

  void fail(std::string message);
  [[nodiscard]] bool failed() const { return !error_.empty(); }
  /// Ends the file. Where that is refused the file is of no use.
  [[nodiscard]] Result<void> close();

 private:
  void note(int error, std::uint32_t row, std::size_t column, std::string_view sheet);
  void make_styles();

  lxw_workbook* book_;
  lxw_format* styles_[static_cast<std::size_t>(CellStyle::count)] = {};
  std::string error_;
};

}  // namespace malkoll::workbook
