#pragma once

#include <vector>

#include "model/sums.h"

namespace malkoll::model {

/// What was to be reached and what was measured, from targets, outcomes and comparisons. A target without a year holds for the budget year
/// and the plan years that have none of their own.
[[nodiscard]] Rows<IndicatorYearRow> derive_indicator_years(const Project& project, std::vector<UnreadOutcome> unread);

}  // namespace malkoll::model
