#pragma once

#include <iosfwd>
#include <string_view>

#include "import/import.h"

namespace malkoll::cli {

/// One line for each unit, kind and year: the sum before and after, in the unit. False where any differ.
bool show_sums(std::ostream& out, std::string_view before_name, const importing::Sums& before, const importing::Sums& after, AmountUnit shown_in);

}  // namespace malkoll::cli
