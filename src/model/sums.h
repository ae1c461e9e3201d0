#pragma once

#include <vector>

#include "model/project.h"

/// What the last phases make: counts and sums.
namespace malkoll::model {

/// An outcome on a line that could not be read. Year 0: not known.
struct UnreadOutcome {
  Id<IndicatorRow> indicator = no_row;
  Year year = {};
};

/// Lines about what is measured that could not be read.
struct Gaps {
  Rows<IndicatorRow, IndicatorGaps> indicators;
  Rows<FollowUpRow, FollowUpGaps> follow_ups;
  std::vector<UnreadOutcome> outcomes;  ///< one for each of an indicator
};

/// How many ids that nothing has may have meant each thing.
struct Doubts {
  Rows<GoalRow, std::int64_t> goals;
  Rows<AreaRow, std::int64_t> areas;
  Rows<AssignmentRow, std::int64_t> assignments;
  Gaps gaps;  ///< with these ids among them
};

/// What goals, units and the whole come to.
struct Sums {
  PlanSums plan;
  Rows<AreaRow, AreaSums> areas;
  Rows<GoalRow, GoalSums> goals;
  Rows<UnitRow, UnitSums> units;
  Rows<BudgetRow, BudgetSums> budgets;
  Rows<UnitYearRow> unit_years;
  std::vector<Id<GoalRow>> matrix_goals;
  Rows<CoverageCell> coverage;
  Rows<GoalRow, Id<CoverageCell>> first_cell;

  [[nodiscard]] std::span<const CoverageCell> coverage_of(Id<GoalRow> goal) const {
    return coverage[IdRange<CoverageCell>{first_cell[goal], first_cell[goal.next()]}];
  }
};

/// What posts give for uppdrag, and for each unit that is to carry one out.
struct AssignmentMoney {
  Rows<AssignmentRow, AssignmentSums> assignments;
  Rows<AssignmentOwnerRow, Ore> owners;
};

}  // namespace malkoll::model
