#pragma once

#include <cstdint>
#include <optional>

#include "model/faults.h"
#include "model/resolve.h"

/// What is written as numbers and amounts, as the rest of the model counts with it.
namespace malkoll::model {

/// A property's number; `otherwise` where it is not given.
[[nodiscard]] std::int64_t number_of(const Project& project, Id<Declaration> declaration, Key key, std::int64_t otherwise = 0);
/// What is written under `avrundning`, in öre; without a unit of its own it is in that of the amounts beside it.
[[nodiscard]] std::optional<Ore> rounding_of(const Project& project, Id<Declaration> declaration, AmountUnit unit, Faults& faults);
/// Öre as written, with `unit` where the amount has none of its own; nullopt, and reported, where there is no unit at all
/// or the number is too large or too fine for it.
[[nodiscard]] std::optional<Ore> in_ore(const Amount& amount, Id<Declaration> declaration, AmountUnit unit, Faults& faults);
/// The row of a year of the plan, made where there is none.
[[nodiscard]] PlanYearRow& plan_year(Rows<PlanYearRow>& rows, const Project& project, Year year);

}  // namespace malkoll::model
