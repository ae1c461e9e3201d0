#pragma once

#include <map>
#include <string>

#include "cli/run.h"
#include "diag/render.h"

namespace malkoll::cli {

/// `bok-granskad.xlsx` beside each table, with the findings in it. False where one could not be written; that has been said. `copies` is told of each that was: table, copy.
[[nodiscard]] bool annotate_tables(const CheckResult& result, const Loaded& loaded, std::map<std::string, std::string>* copies = nullptr);
/// Takes away a copy that nobody has saved in since it was written. False where it stays: somebody has, or it could not be taken away.
[[nodiscard]] bool take_away_copy(const std::string& copy);

}  // namespace malkoll::cli
