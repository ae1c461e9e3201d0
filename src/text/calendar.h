#pragma once

#include <chrono>
#include <cstdint>

namespace malkoll {

/// There is such a day. Each part from 0 to what its digits can say.
[[nodiscard]] inline bool is_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(year)), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

}  // namespace malkoll
