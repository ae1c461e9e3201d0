#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/id.h"
#include "text/number.h"
#include "text/year.h"

/// What Kolada says of the plan's indicators, where its answers are at hand. Part of Project.
namespace malkoll {

struct IndicatorRow;

/// The nyckeltal that an indicator names in `källa`, where it was asked for. An indicator that the answers do not speak of has none.
struct KoladaIndicatorRow {
  Id<IndicatorRow> indicator;
  std::string number, title;  ///< no title: the answers have only values
  Year last_year = {};        ///< that its title says; 0: none
  bool gone = false;           ///< Kolada has it no longer
};

/// A value of one of them.
struct KoladaValueRow {
  Id<IndicatorRow> indicator;
  Year year = {};
  std::string_view group;  ///< kvinnor, män; empty: all together
  std::string name;        ///< whose it is: riket, the name of a municipality or of a group of them; empty: the municipality's own
  std::string number;      ///< as Kolada sends it
  Decimal value;           ///< to six decimals
  std::string status;      ///< Kolada's word about it; empty: none
};

}  // namespace malkoll
