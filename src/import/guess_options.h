#pragma once

#include <string>

#include "text/number.h"

namespace malkoll::importing {

/// What is known before the table is looked at.
struct GuessOptions {
  bool unit_given = false;                ///< the whole table is of one unit
  AmountUnit amounts = AmountUnit::none;  ///< where the table says none
  bool outcomes = false;                  ///< columns of outcomes are read, as `utfall ÅR`
  std::string unit = {};                  ///< which, where `unit_given`
  std::string file = {};                  ///< its name, without folder and ending: says what nothing in it says
};

}  // namespace malkoll::importing
