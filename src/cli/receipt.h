#pragma once

#include <map>
#include <string>

#include "cli/run.h"
#include "report/receipt.h"
#include "report/receipt_settings.h"

namespace malkoll::cli {

/// What was checked as a receipt. `settings`: see Receipt.
[[nodiscard]] report::Receipt receipt_of(const Loaded& loaded, const CheckResult& result, const Seen& seen,
                                         std::map<std::string, std::string> settings, std::string when);

/// Writes it, and beside it the sheet of paper: kvitto.json and kvitto.html.
[[nodiscard]] Result<void> write_receipt_files(const report::Receipt& receipt, const std::string& path, Language language);

}  // namespace malkoll::cli
