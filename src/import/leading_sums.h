#pragma once

#include <cstddef>
#include <vector>

#include "import/compared_amounts.h"

namespace malkoll::importing {

/// A row that is the sum of rows right below it.
struct LeadingSum {
  std::size_t row = 0, parts = 0;  ///< index into the rows; how many it sums up
  std::size_t alike = 0;           ///< columns in which it does
  std::size_t digits = 0;          ///< that are written in them: with each of them chance is ten times less likely
  bool by_level = false;  ///< its parts stand a step further in, by blanks, format, outline, marks or numbers before their names
};

/// The innermost first; what is a part of one counts no more for those above.
[[nodiscard]] std::vector<LeadingSum> leading_sums(const std::vector<KeptRow>& rows, const ComparedAmounts& money);

/// Those that the table's own total leaves out: without them the rows come to it, and with them they do not.
[[nodiscard]] bool total_proves(const std::vector<KeptRow>& rows, const ComparedAmounts& money, const std::vector<LeadingSum>& sums);

}  // namespace malkoll::importing
