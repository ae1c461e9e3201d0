#pragma once

#include <cstdint>
#include <string_view>

#include "model/words.h"
#include "text/number.h"

/// What the headings of budget offices' sheets mean.
namespace malkoll::importing {

enum class Role : std::uint8_t { none, unit, unit_title, post, title, shares, property, amount };

/// What a column with a heading holds. Key and year are those of a property or an amount.
struct Meaning {
  Role role = Role::none;
  Key key = Key::none;
  std::uint16_t year = 0;
};

[[nodiscard]] Meaning meaning_of(std::string_view heading);

/// What a heading says of an amount: `Drift 2025 (tkr)`. key none: it speaks of none.
struct AmountHeading {
  Key key = Key::none;
  std::uint16_t year = 0;
  AmountUnit unit = AmountUnit::none;
};
[[nodiscard]] AmountHeading amount_heading(std::string_view heading);

}  // namespace malkoll::importing
