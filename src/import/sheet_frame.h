#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "import/money_heading.h"
#include "text/year.h"

namespace malkoll::importing {

/// What a sheet's title and name say of columns that say nothing themselves.
struct Frame {
  AmountUnit unit = AmountUnit::none;
  Year year = {};
  Key kind = Key::none;
  Scenario scenario = Scenario::none;
  bool foreign = false;
  bool income = false;  ///< all that the sheet holds is income: Intäkter
  std::map<Key, AmountUnit> units = {};  ///< of each kind, where one line has several: `Drift i tkr, investeringar i mnkr`
  std::string several_units = {};        ///< the line, where it does not say of what they are

  [[nodiscard]] AmountUnit unit_of(Key of) const {
    const auto own = units.find(of);
    return own == units.end() ? unit : own->second;
  }
};

/// By the lines above the headings, else by the sheet's name.
[[nodiscard]] Frame frame_of(const std::vector<std::string>& titles, std::string_view name);

}  // namespace malkoll::importing
