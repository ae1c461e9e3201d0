#pragma once

#include <string>
#include <string_view>

namespace malkoll::model {

/// The unit of measure that an indicator's title tells (»…, andel (%)«, »kr/elev«, »Antal …«), as `enhet` would say it; empty: none.
[[nodiscard]] std::string unit_in_title(std::string_view title);

}  // namespace malkoll::model
