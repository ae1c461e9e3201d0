#pragma once

#include <string>

#include "cli/command.h"

namespace malkoll::cli {

/// Writes a rule to begin with in the folder `rules`, or the one of `common`. The exit status.
[[nodiscard]] int new_rule(const std::string& code, const std::string& said, const Common& common);

}  // namespace malkoll::cli
