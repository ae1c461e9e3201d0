#pragma once

#include <string>
#include <vector>

#include "workbook/own_workbook.h"

/// Several of our workbooks, one for each unit, put together again.
namespace malkoll::workbook {

/// A workbook that takes part.
struct MergePart {
  std::string name;  ///< as people call it: BUN.xlsx
  OwnRows rows;
};

struct Merged {
  std::string text;                ///< in the language
  std::vector<std::string> moves;  ///< rows moved between workbooks, deleted, or changed where they are shared; in the language of the run
  importing::Sums sums;  ///< of the amounts in the rows that were taken
  bool conflicts = false;  ///< a shared row says different things in two workbooks: the first counts
};

/// Rows that several workbooks were written with (the plan's) are taken once. A row is known by its hidden id: where it stands in
/// another workbook than it was written with it has been moved, where it stands in none it has been deleted. Rows without an id are new.
[[nodiscard]] Merged merge(const std::vector<MergePart>& parts);

}  // namespace malkoll::workbook
