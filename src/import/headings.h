#pragma once

#include <cstdint>
#include <string_view>

#include "import/money_heading.h"
#include "model/words.h"

/// What the headings of budget offices' sheets mean.
namespace malkoll::importing {

enum class Role : std::uint8_t {
  none,
  unit,
  place,  ///< a unit, or a code of the accounts (Ansvar, Enhet): the values tell
  unit_title,
  post,   ///< an id, or a name: the values tell
  title,
  shares,
  percent,  ///< shares behind a goal; elsewhere no more than figures
  property,
  investment_flag,  ///< Satsning: ja, nej
  year,
  period,
  amount,
};

/// What a column with a heading holds.
struct Meaning {
  Role role = Role::none;
  Key key = Key::none;  ///< of a property
  MoneyHeading money;   ///< of an amount
  std::uint8_t rank = 0;  ///< of two for the same role the lower one goes first: Benämning before Område
};

[[nodiscard]] Meaning meaning_of(std::string_view heading);

}  // namespace malkoll::importing
