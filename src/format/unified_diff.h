#pragma once

#include <string>

#include "format/formatter.h"

namespace malkoll {

/// What formatting would change, as `diff -u` shows it; empty where nothing would change.
[[nodiscard]] std::string unified_diff(const Source& source, const Formatted& formatted);

}  // namespace malkoll
