#pragma once

#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "store/connection.h"

namespace malkoll::test {

inline constexpr const char* day_of_rules = "2025-06-01";

/// A number as two engines can be held against each other in it.
[[nodiscard]] std::string same_number(double value);

/// The rows of a rule's statement, sorted, each as a text; or why there are none: one that begins with `fel: `.
[[nodiscard]] std::vector<std::string> rows_of(Connection& connection, const RuleInfo& rule);

}  // namespace malkoll::test
