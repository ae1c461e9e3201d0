#pragma once

#include <map>
#include <string>
#include <vector>

#include "workbook/book.h"
#include "workbook/content.h"
#include "workbook/row_checks.h"

namespace malkoll::workbook {

/// What the cells of our workbook offer to choose from; it stands on the hidden sheet.
struct Lists {
  std::vector<std::string> goal_ids, goals;  ///< the plan's goals, then own goals; `goals` with their titles
  std::vector<std::string> units;            ///< with their titles
  std::vector<std::string> row_ids;          ///< `Sheet!id` of every row that is written
  std::vector<std::string> columns;          ///< `Sheet!Heading` of every column that holds something
  std::map<Shape, std::vector<std::string>> own_words;  ///< of values for which the municipality has words of its own, all that fit
};

/// The goals and units of the plan, and the own goals of the workbook. Fills in what the rows' checks need of them.
[[nodiscard]] Lists lists_of(const Project& project, const Content& content, CheckLists& checks);

/// The hidden sheet.
void write_lists(Book& book, const Lists& lists);

/// Offers the choices of a column, and says in Swedish what fits where something else is written. Rows from 0.
void add_validation(Book& book, lxw_worksheet* sheet, const SheetColumn& column, std::size_t number, std::uint32_t first,
                    std::uint32_t last, const Lists& lists, const SheetLayout& layout);

}  // namespace malkoll::workbook
