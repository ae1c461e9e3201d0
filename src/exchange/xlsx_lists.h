#pragma once

#include <string>
#include <vector>

#include "exchange/row_checks.h"
#include "exchange/template_fill.h"
#include "exchange/xlsx_book.h"

namespace malkoll {

/// What the cells of our workbook offer to choose from; it stands on the hidden sheet.
struct XlsxLists {
  std::vector<std::string> goal_ids, goals;  ///< the plan's goals, then own goals; `goals` with their titles
  std::vector<std::string> units;            ///< with their titles
  std::vector<std::string> row_ids;          ///< `Sheet!id` of every row that is written
};

/// The goals and units of the plan, and the own goals of the workbook. Fills in what the rows' checks need of them.
[[nodiscard]] XlsxLists xlsx_lists(const Project& project, const TemplateContent& content, CheckLists& checks);

/// The hidden sheet.
void write_lists(XlsxBook& book, const XlsxLists& lists);

/// Offers the choices of a column, and says in Swedish what fits where something else is written. Rows from 0.
void add_validation(XlsxBook& book, lxw_worksheet* sheet, const SheetColumn& column, std::size_t number, std::uint32_t first, std::uint32_t last,
                    const XlsxLists& lists, const SheetLayout& layout);

}  // namespace malkoll
