#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/number.h"
#include "text/result.h"
#include "text/year.h"

/// A plan to fill in: what a municipality knows before the first goal is written.
namespace malkoll::submission {

struct PlanYears {
  Year first = {}, last = {};  ///< the first is the budgetår
};
/// `2027`, `2027-2029`, `2027–2029`
[[nodiscard]] Result<PlanYears> read_plan_years(std::string_view text);
/// A municipality's code as SCB has it, four digits; else why it is none.
[[nodiscard]] Result<std::string> read_municipality_code(std::string_view text);

struct PlanOutline {
  std::string municipality, name;  ///< code and name
  PlanYears years = {};
  AmountUnit amounts = AmountUnit::tkr;
  bool measured = true;    ///< the goals are measured by indicators
  bool own_goals = true;   ///< nämnder and bolag set goals of their own
  bool guidance = true;    ///< comments that say how to go on; a workbook has its own
  std::vector<std::string> committees, companies;  ///< `BUN: Barn- och ungdomsnämnden`, `Barn- och ungdomsnämnden (BUN)`, or only the name
};

/// The plan in the layout of fmt. What only the municipality knows stands as `…`, which is told (P15) until it is filled in; nothing in it
/// is a number or a link that nobody has given. Ids of units without one are made of their names. Refused where something given cannot be
/// a line of the language.
[[nodiscard]] Result<std::string> new_plan(const PlanOutline& outline);

}  // namespace malkoll::submission
