#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workbook/rows.h"

/// One cell of our workbook as the value of a property.
namespace malkoll::workbook {

/// What the cell says as the language writes it, empty where it says nothing. A line break in it is one in the text.
[[nodiscard]] std::string value_text(const SheetColumn& column, const CellValue& cell);

/// A share: 0,6 is `60 %`.
[[nodiscard]] std::string share_text(const CellValue& cell);

/// An id, or the id of `id – title`.
[[nodiscard]] std::string id_text(const CellValue& cell);

/// The goals of a row with their shares, by their numbers: `A 60 %, B`.
[[nodiscard]] std::string goal_list(const std::vector<SheetColumn>& columns, const std::vector<CellValue>& cells);

/// A line at the margin, and one for each further line of the value, behind `|`: `motivering: Första raden`, `| andra raden`.
[[nodiscard]] std::string value_line(std::string_view head, std::string_view value);
/// The line of a property.
[[nodiscard]] std::string property_text(const SheetColumn& column, std::string_view value);

}  // namespace malkoll::workbook
