#pragma once

#include <string>
#include <vector>

#include "grid/grid.h"

namespace malkoll::importing {

/// What is printed at the head of each page, above the headings: `Exempelkommunen`, `Sida 2`. Only the number of the page differs.
class PageHeads {
 public:
  /// A row above the headings.
  void note(const grid::Row& row);
  /// The row is such a head once more.
  [[nodiscard]] bool repeats(const grid::Row& row) const;

 private:
  std::vector<std::string> heads_;
};

}  // namespace malkoll::importing
