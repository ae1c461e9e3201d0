#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.h"
#include "import/plan_names.h"
#include "import/sheet_reading.h"

/// Sheets of one file that speak of the same money: sums of others, copies, and versions. None is added to another in silence.
namespace malkoll::importing {

/// A wording of F07 or F12 about a sheet, or a table on one.
[[nodiscard]] Mistake about_place(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {});

/// Sheets that sum up others, or are copies: true beside those that do not count.
[[nodiscard]] std::vector<bool> find_summaries(const std::vector<SheetReading>& sheets, std::vector<Mistake>& said);

/// Sheets with money of the same unit and year: what their names rank is chosen, versions are asked about, parts are added up.
void settle_overlaps(std::vector<SheetReading>& sheets, const PlanNames& names, std::vector<bool>& left, std::vector<Mistake>& said);

}  // namespace malkoll::importing
