#pragma once

#include <vector>

#include "diag/sink.h"
#include "import/import.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// Units whose budget comes to less than nothing, as they were read by a guess: an error where the plan has a frame for it, else a warning. Costs may be
/// written with a minus that nothing told.
[[nodiscard]] std::vector<Mistake> negative_budgets(const Sums& sums, const ColumnMap& map, const PlanNames& names);

}  // namespace malkoll::importing
