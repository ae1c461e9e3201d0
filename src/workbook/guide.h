#pragma once

#include <string>

#include "workbook/book.h"
#include "workbook/content.h"

namespace malkoll::workbook {

/// The sheet that says how a submission is filled in.
void write_instructions(Book& book, const Project& project, const std::string& unit);

/// The plan's goals to look at: målområde, id, goal, who answers for it, how it is measured.
void write_plan_goals(Book& book, const Project& project);

/// What is said above a sheet's headings.
[[nodiscard]] std::string_view sheet_help(const SheetLayout& sheet);

}  // namespace malkoll::workbook
