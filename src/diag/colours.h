#pragma once

#include <string_view>

#include "diag/finding.h"

namespace malkoll {

/// How a terminal paints a level.
[[nodiscard]] constexpr std::string_view colour_of(Level level) {
  switch (level) {
    case Level::error: return "\x1b[1;31m";
    case Level::warning: return "\x1b[1;33m";
    case Level::advice: return "\x1b[1;36m";
    case Level::off: break;
  }
  return "\x1b[1m";
}

}  // namespace malkoll
