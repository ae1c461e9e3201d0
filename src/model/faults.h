#pragma once

#include "diag/sink.h"
#include "model/project.h"

namespace malkoll::model {

/// What is wrong with what the files say, as the phases find it: told at once, or kept for the rules and for those who count what may be
/// missing because of it.
struct Faults {
  Sink& sink;
  Rows<BrokenLine> broken = {};  ///< lines that could not be read, or cannot be used
  Rows<LooseRow> loose = {};     ///< names that were not found, or only as former ones
  bool without_units = false;    ///< nothing says in which unit any amount is: that is told once
  Ore room = most_money;         ///< what is left of it: an amount that does not fit is refused, so that no sum ever overflows
};

}  // namespace malkoll::model
