#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "check/read.h"
#include "check/timing.h"
#include "diag/catalogue.h"
#include "diag/render.h"
#include "diag/sink.h"
#include "model/resolve.h"

namespace malkoll {

struct Baseline;

struct CheckOptions {
  Language language = Language::swedish;
  Level fail_on = Level::error;
  bool threads = false;        ///< rules are run two at a time: none is timed, and `progress` is not told
  const Baseline* baseline = nullptr;  ///< what stands in it does not count; null: all does
  Stopwatch* watch = nullptr;  ///< notes each phase and rule; null: nothing is timed
  bool tasks = true;  ///< what to begin with is listed too: not worth its time where findings alone are written
  std::string today;  ///< ISO date handed in by the caller, for rules that ask; empty: none
  std::chrono::milliseconds rule_time{10'000};  ///< that a rule's statement may take; one that is stopped has failed
  std::set<std::string> set_aside = {};         ///< codes of rules that are not run, since they were stopped before; it is said of each
  std::function<void(std::size_t done, std::size_t all)> progress = {};  ///< told before each rule is run, in rules; empty: nobody asks
};

/// Runs every rule over the project and puts what the reader found beside it, sorted by place. The result points into `input` and
/// `catalogue`.
[[nodiscard]] CheckResult check(const Input& input, const Project& project, const Catalogue& catalogue, const Sink& sink,
                                const CheckScope& scope, const CheckOptions& options);

}  // namespace malkoll
