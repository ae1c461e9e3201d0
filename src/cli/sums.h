#pragma once

#include <iosfwd>
#include <string_view>

#include "exchange/import.h"

namespace malkoll::cli {

/// One line for each unit, kind and year: the sum before and after, in the unit. False where any differ.
bool show_sums(std::ostream& out, std::string_view before_name, const exchange::Sums& before, const exchange::Sums& after, AmountUnit shown_in);

}  // namespace malkoll::cli
