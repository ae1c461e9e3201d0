#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "diag/catalogue.h"
#include "registry/sets.h"

namespace malkoll::registry {

/// What stands for `:limit` and `:today` in a statement.
struct Bound {
  std::optional<std::int64_t> limit;
  std::string today;  ///< an ISO date; empty: NULL
};

/// One question that only reads, over what look_at made the tables; what it may take, in seconds.
[[nodiscard]] Result<Rows> ask_reading(Server& server, const std::string& sql, const Bound& bound, std::uint32_t seconds);

/// What a rule's statement gives on a set, before anything is waived or stood for by another finding.
struct RuleAnswer {
  std::string code, name, level;
  std::int64_t rows = 0;
  std::int64_t findings = 0;  ///< that count, as they were when it was handed in
};
/// Every rule that is in force in the set's plan and was run then, and those of `catalogue` that the set knows nothing of, by code. Refused: a rule cannot be run.
[[nodiscard]] Result<std::vector<RuleAnswer>> run_rules(Server& server, const SetRow& set, const Catalogue& catalogue,
                                                        const std::string& today, std::uint32_t seconds);

}  // namespace malkoll::registry
