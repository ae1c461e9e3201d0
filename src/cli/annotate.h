#pragma once

#include "cli/run.h"
#include "diag/render.h"

namespace malkoll::cli {

/// `bok-granskad.xlsx` beside each table, with the findings in it. False where one could not be written; that has been said.
[[nodiscard]] bool annotate_tables(const CheckResult& result, const Loaded& loaded);

}  // namespace malkoll::cli
