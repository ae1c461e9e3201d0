#pragma once

#include <string>
#include <vector>

#include "diag/sink.h"
#include "model/project.h"

namespace malkoll {

/// What is checked.
struct CheckScope {
  bool whole_municipality = true;            ///< a folder; false: single submissions against a plan
  std::vector<std::size_t> checked_sources;  ///< the files given, where it is not the whole municipality
  std::string plan;                          ///< id of the plan version to check; empty: the latest budget year
};

/// Looks up every id and makes every sum. Ids that are declared twice, and a missing plan, go to `sink`; ids that are not
/// found are rows of Project::loose, for the rules. `sources` must outlive the project. `threads`: a second one may be used meanwhile.
[[nodiscard]] Project resolve(const Sources& sources, Facts facts, const CheckScope& scope, Sink& sink, bool threads = false);

}  // namespace malkoll
