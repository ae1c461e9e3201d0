#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/project.h"

namespace malkoll::importing {

/// What a table's texts may stand for in the plan: ids by id, title or former name. Empty where no plan was read.
struct PlanNames {
  AmountUnit amount_unit = AmountUnit::none;                ///< the plan's beloppsenhet
  bool cost_is_negative = false;                            ///< the plan's tecken
  std::unordered_map<std::string, std::string> units;       ///< folded id, title or former name → id
  std::unordered_map<std::string, std::string> unit_titles; ///< id → title
  std::unordered_map<std::string, std::string> goals;       ///< folded id, title or former name → id
  bool known = false;                                       ///< a plan was read
};

[[nodiscard]] PlanNames plan_names(const Project& project);

}  // namespace malkoll::importing
