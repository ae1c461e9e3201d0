#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.h"
#include "import/plan_names.h"
#include "import/table_reading.h"

/// Sheets of one file that speak of the same money: sums of others, copies, and versions. None is added to another in silence.
namespace malkoll::importing {

struct SettledSheets {
  std::vector<TableReading> sheets;
  std::vector<bool> left;     ///< by sheet: it does not count
  std::vector<Mistake> said;  ///< why, and what is asked
};

/// Sheets that sum up others, or are copies, are left out. Of those with money of the same unit and year, what their names rank is chosen,
/// versions are asked about, parts are added up.
[[nodiscard]] SettledSheets settle_overlaps(std::vector<TableReading> sheets, const PlanNames& names);

}  // namespace malkoll::importing
