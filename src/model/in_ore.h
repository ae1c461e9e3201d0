#pragma once

#include <cstdint>
#include <optional>

#include "model/faults.h"
#include "model/resolve.h"

/// What is written as dates, words, numbers and amounts, as the rest of the model counts with it.
namespace malkoll::model {

/// What a property comes to; `otherwise` where it is not given.
template <typename Meaning>
[[nodiscard]] Meaning meaning_of(const Project& project, Id<Declaration> declaration, Key key, Meaning otherwise = {}) {
  const Property* p = project.property(declaration, key);
  return p == nullptr ? otherwise : p->as<Meaning>();
}
/// What is written under `avrundning`, in öre; without a unit of its own it is in that of the amounts beside it.
[[nodiscard]] std::optional<Ore> rounding_of(const Project& project, Id<Declaration> declaration, AmountUnit unit, Faults& faults);
/// Öre as written, with `unit` where the amount has none of its own; nullopt, and reported, where there is no unit at all
/// or the number is too large or too fine for it.
[[nodiscard]] std::optional<Ore> in_ore(const Amount& amount, Id<Declaration> declaration, AmountUnit unit, Faults& faults);
/// The row of a year of the plan, made where there is none.
[[nodiscard]] PlanYearRow& plan_year(Rows<PlanYearRow>& rows, const Project& project, Year year);

}  // namespace malkoll::model
