#pragma once

#include <map>
#include <string>

#include "cli/run.h"
#include "report/receipt.h"

namespace malkoll::cli {

/// What a check is told that can change its answer, by the name of its option, and the other way; what is as usual is left out.
struct CheckSettings {
  std::string fail_on = "fel", plan, baseline, kolada, rules;
  work::TableOptions tables;
};
[[nodiscard]] std::map<std::string, std::string> written(const CheckSettings& settings);
[[nodiscard]] CheckSettings read_settings(const std::map<std::string, std::string>& written);

/// What was checked as a receipt. `settings`: see Receipt.
[[nodiscard]] report::Receipt receipt_of(const Loaded& loaded, const CheckResult& result, const Seen& seen, std::map<std::string, std::string> settings, std::string when);

/// Writes it, and beside it the sheet of paper: kvitto.json and kvitto.html.
[[nodiscard]] Result<void> write_receipt_files(const report::Receipt& receipt, const std::string& path, Language language);

}  // namespace malkoll::cli
