#pragma once

#include <optional>
#include <string_view>

#include "text/number.h"

namespace malkoll::kolada {

/// A number of JSON, times ten to the power of `shift`, with that many decimals: what lies between two goes away from zero, on the digits as
/// they are written (82.05 is 82,1; as a double it is less). Never minus zero. nullopt: it is no number, or does not fit.
[[nodiscard]] std::optional<Decimal> rounded(std::string_view number, unsigned decimals, int shift = 0);

}  // namespace malkoll::kolada
