#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "diag/sink.h"
#include "model/project.h"

namespace malkoll {

/// What is in force for one rule: its own, or what the plan says with `regel`.
struct RuleSetting {
  std::optional<Level> level;  ///< nullopt: the rule's own
  std::optional<std::int64_t> limit;  ///< as Limit::value; nullopt: the rule's own
  Span place;                  ///< of the plan's line; empty: the rule's own
};

/// One for each rule of the catalogue. Unknown codes and thresholds that do not fit, in `regel` and `undantag`, go to `sink`.
[[nodiscard]] std::vector<RuleSetting> settings_in_force(const Project& project, const Catalogue& catalogue, Sink& sink);

[[nodiscard]] inline Level level_in_force(const RuleInfo& rule, const RuleSetting& setting) { return setting.level.value_or(rule.level); }
[[nodiscard]] inline std::optional<Limit> limit_in_force(const RuleInfo& rule, const RuleSetting& setting) {
  std::optional<Limit> limit = rule.limit;
  if (limit && setting.limit) limit->value = *setting.limit;
  return limit;
}

}  // namespace malkoll
