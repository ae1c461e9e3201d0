#pragma once

#include <string>
#include <string_view>

namespace malkoll::model {

/// The unit of measure that an indicator's title tells (»…, andel (%)«, »kr/elev«, »Antal …«), as `enhet` would say it; empty: none.
[[nodiscard]] std::string unit_in_title(std::string_view title);

/// Whether a title tells how much something changes or differs, which may be below zero and above 100 %: ökning, minskning, netto, skillnad …
[[nodiscard]] bool counts_change(std::string_view title);

/// Whether a title counts persons of both sexes (»Antal elever …«, »Andel medarbetare som …«), and not what they cost or how many there are per other.
[[nodiscard]] bool counts_persons(std::string_view title);

}  // namespace malkoll::model
