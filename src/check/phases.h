#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "check/engine.h"
#include "check/settings.h"
#include "model/waivers.h"
#include "store/connection.h"
#include "store/finding_tables.h"

/// The phases of a check, in the order of check(): the reader's mistakes in words, the rules, the rules that read the
/// findings of the others. Each adds to what Run holds.
namespace malkoll {

struct Run {
  const Input& input;
  const Project& project;
  const Catalogue& catalogue;
  const CheckScope& scope;
  const CheckOptions& options;
  const std::vector<RuleSetting>& settings;
  std::vector<RuleError>& errors;

  std::vector<Finding> findings;
  Found found;  ///< beside them
  Waivers waivers{project};
  std::vector<bool> checked_source;
  std::vector<std::pair<std::uint32_t, Key>> broken;  ///< sorted
};

/// What the reader found, in words.
void add_mistakes(Run& run, const Sink& sink);

/// Runs one rule; what it finds goes to Run::findings, a rule that fails to Run::errors. False where it failed.
bool run_rule(Run& run, Connection& connection, std::uint16_t rule);

/// Gives a finding its thing, its unit (by number, or that of the declaration) and the waiver that holds for it.
void place_finding(Run& run, Finding finding, std::uint32_t owner, std::uint32_t unit);

}  // namespace malkoll
