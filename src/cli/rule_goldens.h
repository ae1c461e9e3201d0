#pragma once

#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "text/result.h"

/// CODE.golden: what a rule says of its example, whole, so that a change of its words or its question is seen. It stands beside the rule; where
/// the folder of rules lies beside `tests/rules`, there.
namespace malkoll::cli {

enum class Goldens { compare, update };

/// Writes that of a new rule. Refused where there is one.
[[nodiscard]] Result<void> write_golden(const Catalogue& catalogue, const RuleInfo& rule);

/// What differs from a rule's golden file, where it has one: a sentence at most. `update`: that file is written anew instead, also where it
/// is not there.
[[nodiscard]] std::vector<std::string> golden_faults(const Catalogue& catalogue, const RuleInfo& rule, Goldens how);

}  // namespace malkoll::cli
