#pragma once

#include <string>

#include "exchange/template_fill.h"
#include "exchange/xlsx_book.h"

namespace malkoll {

/// The sheet that says how a submission is filled in.
void write_instructions(XlsxBook& book, const Project& project, const std::string& unit);

/// The plan's goals to look at: målområde, id, goal, who answers for it, how it is measured.
void write_plan_goals(XlsxBook& book, const Project& project);

/// What is said above a sheet's headings.
[[nodiscard]] std::string_view sheet_help(const SheetLayout& sheet);

}  // namespace malkoll
