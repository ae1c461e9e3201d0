#pragma once

#include <optional>
#include <string>

#include "check/baseline.h"
#include "diag/finding.h"

/// What commands that check have in common.
namespace malkoll::cli {

/// fel, varning or råd, or the same in English.
[[nodiscard]] Level level_named(const std::string& name);

/// nullopt where it cannot be used; the reason has then been said.
[[nodiscard]] std::optional<Baseline> load_baseline(const std::string& path);

}  // namespace malkoll::cli
