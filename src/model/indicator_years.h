#pragma once

#include <optional>
#include <vector>

#include "model/project.h"

namespace malkoll::model {

/// An outcome on a line that could not be read. Year 0: not known.
struct UnreadOutcome {
  Id<IndicatorRow> indicator = no_row;
  std::int64_t year = 0;
};

/// Fills Project::indicator_years from targets and outcomes. A target without a year holds for the budget year and the plan
/// years that have none of their own.
void derive_indicator_years(Project& project, std::vector<UnreadOutcome> unread);

/// Whether a value reaches a target; nullopt: cannot be told. `before`: the value of the latest year before it, for `ska öka` and
/// `ska minska`; nullptr: none.
[[nodiscard]] std::optional<bool> reaches(const Measure& target, const Measure& outcome, Direction direction, const Measure* before);

}  // namespace malkoll::model
