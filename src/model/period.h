#pragma once

#include <compare>
#include <cstdint>

#include "text/year.h"

namespace malkoll {

enum class PartOfYear : std::uint8_t { interim, whole };

/// What a value or a follow-up is of: a year, or its delår. In order of time: a delår is over before the year that it is in.
struct Period {
  Year year = {};  ///< 0: not known
  PartOfYear part = PartOfYear::whole;

  [[nodiscard]] constexpr bool is_interim() const { return part == PartOfYear::interim; }
  friend constexpr auto operator<=>(const Period&, const Period&) = default;
};

}  // namespace malkoll
