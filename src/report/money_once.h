#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "diag/finding.h"
#include "model/project.h"

namespace malkoll::report {

/// The money (öre) of some findings of one rule, counted once: of two on one thing the larger; of mål and own goals, and what stands
/// under them, what reaches any of them. `rows`: which of the findings.
[[nodiscard]] Ore money_once(const Project& project, const std::vector<Finding>& findings, std::span<const std::uint32_t> rows);

}  // namespace malkoll::report
