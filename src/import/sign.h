#pragma once

#include <vector>

#include "diag/sink.h"
#include "import/import.h"
#include "import/plan_names.h"
#include "import/table_reading.h"

namespace malkoll::importing {

/// The sign of costs, where all that is read is written with the other one than the plan, where there is one, has for them: by the plan's frames, else
/// asked. `left`: by table, it does not count. `unit`: of all of them, where one is given.
[[nodiscard]] std::vector<TableReading> settle_sign(std::vector<TableReading> tables, const std::vector<bool>& left, const PlanNames& names,
                                                    const std::string& unit);

/// Units whose budget comes to less than nothing, as they were read by a guess: an error where the plan has a frame for it, else a warning. Costs may be
/// written with a minus that nothing told.
[[nodiscard]] std::vector<Mistake> negative_budgets(const Sums& sums, const ColumnMap& map, const PlanNames& names);

}  // namespace malkoll::importing
