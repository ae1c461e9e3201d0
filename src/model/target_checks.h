#pragma once

#include "model/names.h"

/// What a target or a limit of an indicator asks of the rest: its unit of measure, comparisons of the same name.
namespace malkoll::model {

/// Says of a target that its indicator's unit of measure does not fit: a placing of what is no rank, per cent of what is in per cent.
[[nodiscard]] bool refuses_form(const Project& project, const Measure& target, const IndicatorRow* indicator, Faults& faults);

/// Notes in `faults` the targets that are held against a name that none of their indicator's comparisons has.
void find_comparisons(const Project& project, Faults& faults);

/// A number in hundredths: 80 (per cent) is 8 000.
[[nodiscard]] std::int64_t in_hundredths(Decimal number);
/// `delvis uppfyllt` of a declaration, in hundredths of a percent; 0: it says nothing.
[[nodiscard]] std::int64_t partly_in(const Project& project, Id<Declaration> declaration);

}  // namespace malkoll::model
