#pragma once

#include <string>
#include <vector>

#include "check/engine.h"
#include "cli/run.h"

namespace malkoll::cli {

/// `malkoll import FIL --as uppföljning --budget …`
struct ImportFollowUp {
  std::string file, output;
  std::vector<std::string> budget;  ///< folders and files that the budget is read from
  std::uint32_t year = 0;           ///< 0: the only one that there is
  bool half_year = false, overwrite = false;
  work::TableOptions tables;
};

/// Writes what the ledger says came out as a follow-up, and says the sums of each unit beside the ledger's own.
int import_follow_up(const ImportFollowUp& arguments, const Common& common);

/// What the reader itself has to say of the table: not the rules, which check is for.
[[nodiscard]] CheckResult reading_only(const Loaded& loaded, const Common& common);

}  // namespace malkoll::cli
