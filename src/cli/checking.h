#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/baseline.h"
#include "cli/run.h"
#include "diag/finding.h"
#include "store/result_tables.h"

/// What commands that check have in common.
namespace malkoll::cli {

/// nullopt where it cannot be used; the reason has then been said.
[[nodiscard]] std::optional<Baseline> load_baseline(const std::string& path);

/// What a check comes to as tables, beside the project's. Not to be moved: the tables point into it.
struct FindingTables {
  CheckResult result;
  ResultRows rows;
  std::vector<Table> tables;

  /// `day`: for rules that ask for today's; empty: it is today.
  FindingTables(const Loaded& loaded, const Common& common, const std::string& day = {});
  FindingTables(const FindingTables&) = delete;
  FindingTables& operator=(const FindingTables&) = delete;
};

}  // namespace malkoll::cli
