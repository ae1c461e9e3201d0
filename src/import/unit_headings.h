#pragma once

#include <string>
#include <string_view>

#include "import/money_heading.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// A heading that names a unit of the plan, with what else it says: `SN 2026`, `Budget Socialnämnden 2027 (tkr)`.
struct UnitHeading {
  std::string unit;   ///< the id; empty: the heading names none, or says something that is neither unit nor money
  std::string rest;   ///< folded
  MoneyHeading money; ///< of the rest; `money` is false where there is none
};

[[nodiscard]] UnitHeading unit_heading(const PlanNames& names, std::string_view text);

/// A heading with one word that is no unit of the plan, where such words stand in others: `XN 2026`. False: it says nothing else of money.
[[nodiscard]] bool may_name_unit(std::string_view text);

}  // namespace malkoll::importing
