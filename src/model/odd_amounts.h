#pragma once

#include <cstdint>

#include "model/project.h"

namespace malkoll {

/// The amount of the same post and kind in another year, from which this one differs as tkr from mnkr: 300 to 3 000 times, or
/// 300 000 to 3 000 000. Only drift and intäkt; only where all years have one sign and lie at two levels, each within ten times.
/// The level with fewer years is the odd one; of two alike, the one without the budget year. no_row: this one is not odd.
[[nodiscard]] Id<AmountRow> odd_beside(const Project& project, Id<AmountRow> amount);

}  // namespace malkoll
