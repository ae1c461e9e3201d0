#pragma once

#include <vector>

#include "diag/catalogue.h"

namespace malkoll {

/// What of a rule's statement another engine than SQLite does not take, or answers otherwise (PostgreSQL 15): sentences in the language of the run that say what to write
/// instead, with file and line. Read by its words, so that no other engine is needed: what is not named here may still be one's own.
[[nodiscard]] std::vector<RuleFileError> not_portable(const RuleInfo& rule);

}  // namespace malkoll
