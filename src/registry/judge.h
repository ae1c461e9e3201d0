#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "registry/sets.h"
#include "text/function_ref.h"

namespace malkoll::registry {

/// What a rule comes to on a set, of one level.
struct RuleAnswer {
  std::string code, name;
  Level level = Level::error;  ///< in force: by the plan's `regel` and the row's variant
  std::optional<std::int64_t>
      rows;  ///< that its statement gives there, before anything is waived or stood for by another finding; nothing: it was not run there
  std::optional<std::int64_t>
      findings;  ///< that count, as `malkoll check` counts them; nothing: the rule was another one, or none, when the set was handed in
};

struct SetAnswer {
  std::vector<RuleAnswer> answers;  ///< by code, the gravest level first; none where there is neither a row nor a finding
  std::vector<std::string> by_rows;  ///< codes that are judged by their rows, since nobody has made findings of them
  std::int64_t dropped = 0;  ///< findings that a check counts, but that there were too many of to keep
  bool stops = false;  ///< as a check stops: an error that counts
};

/// What `malkoll check` said of the set, rule by rule, also of what could not be read; beside it what the rules' statements give there. A rule that has changed since, or that the set
/// knows nothing of, is judged by its rows. `checksum`: of a rule's file, as the receipt has it. Refused: a rule cannot be run.
[[nodiscard]] Result<SetAnswer> judge(Server& server, const SetRow& set, const Catalogue& catalogue,
                                      FunctionRef<std::string(const RuleInfo&)> checksum, std::uint32_t seconds);

}  // namespace malkoll::registry
