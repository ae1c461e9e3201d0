#pragma once

#include <string>
#include <string_view>

#include "import/money_heading.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// A goal of the plan as a heading, with what it says of money beside it.
struct GoalHeading {
  std::string goal;  ///< its id; empty: the heading is none
  MoneyHeading said;
};
/// `Mål 1.1 2026`, `varav 1.1`, `1.1 Alla elever når gymnasiet (tkr)`.
[[nodiscard]] GoalHeading goal_heading(const PlanNames& names, std::string_view written);

}  // namespace malkoll::importing
