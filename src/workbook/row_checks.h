#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "text/year.h"
#include "workbook/rows.h"

/// The column Kontroll of our workbook: what a person who fills in a row is told at once. The rules themselves are malkoll check's;
/// these are the few that a spreadsheet can follow, each with the code of its rule.
namespace malkoll::workbook {

/// What the formulas look things up in.
struct CheckLists {
  std::string goal_ids;           ///< range with the ids of the plan's goals and of own goals that are known
  std::string own_goal_ids;       ///< range with the ids of the workbook's own goals; empty: it has none
  std::string indicator_parents;  ///< range with the goals of the workbook's indicators; empty: it has none
  std::uint32_t first_post = 0, last_post = 0;  ///< the rows of posts; 0: too many to compare with each other
  Year budget_year = {};                        ///< 0: not known

  // The same, for the values that are written beside the formulas.
  std::unordered_set<std::string> goals;          ///< of all of the above
  std::unordered_set<std::string> measured_goals;
  std::unordered_set<std::string> used_indicators;   ///< ids of indicators that belong to a goal, wherever that is said
  std::unordered_set<std::string> aimed_indicators;  ///< ids of those for which a goal has the target
  std::unordered_set<std::string> repeated_posts;
};

struct RowCheck {
  std::string formula;  ///< empty: rows of that sheet are not looked at
  std::string value;    ///< what it gives for the row as it is
};

/// `row` counts from 1, as the program shows it; `cells` stand beside the columns.
[[nodiscard]] RowCheck check_row(const SheetLayout& sheet, const std::vector<SheetColumn>& columns, const std::vector<CellValue>& cells,
                                 std::uint32_t row, const CheckLists& lists);

}  // namespace malkoll::workbook
