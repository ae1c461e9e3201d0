#pragma once

#include <vector>

#include "model/project.h"
#include "model/target_levels.h"

namespace malkoll::model {

/// An outcome on a line that could not be read. Year 0: not known.
struct UnreadOutcome {
  Id<IndicatorRow> indicator = no_row;
  Year year = {};
};

/// Fills Project::indicator_years from targets, outcomes and comparisons. A target without a year holds for the budget year and the plan
/// years that have none of their own.
void derive_indicator_years(Project& project, const YearValues& values, std::vector<UnreadOutcome> unread);

}  // namespace malkoll::model
