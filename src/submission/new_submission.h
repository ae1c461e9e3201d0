#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "keywords.h"
#include "model/project.h"

namespace malkoll::submission {

struct NewOptions {
  std::string use;       ///< the plan's path, as the new file is to name it; empty: none
  bool guidance = true;  ///< comments that say how to fill in; a workbook has instructions of its own
};

/// A submission of the year before, to carry over from.
struct LastYear {
  const Project& project;
  const Keywords& keywords;
  Id<BudgetRow> budget = {};
};

struct NewSubmission {
  std::string text;                ///< in the layout of fmt
  std::vector<std::string> notes;  ///< what was not carried over, or has changed, a sentence each, in the language of the run
  std::size_t goals = 0, posts = 0;  ///< carried over
};

/// A submission to fill in for a unit (row of plan.units), against the plan that is checked. From last year come own goals with
/// their indicators, and posts with links, texts, and amounts for the years of the new plan. Goals that the plan no longer has are
/// named above what pointed at them; goals that were given a new id are pointed at by it.
[[nodiscard]] NewSubmission new_submission(const Project& plan, const Keywords& keywords, Id<UnitRow> unit, const NewOptions& options,
                                           const LastYear* last = nullptr);

}  // namespace malkoll::submission
