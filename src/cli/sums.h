#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "import/import.h"

namespace malkoll::cli {

/// What a text lacks of a column that wide; at least one.
[[nodiscard]] std::string blanks_for(std::string_view text, std::size_t width);

/// One line for each unit, kind and year: the sum before and after, in the unit and with the unit's own sign; and for them all
/// together, with the plan's. False where any differ.
bool show_sums(std::ostream& out, std::string_view before_name, const importing::Sums& before, const importing::TextSums& read,
               AmountUnit shown_in);

}  // namespace malkoll::cli
