#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diag/sink.h"
#include "import/column_map.h"
#include "import/posts.h"

namespace malkoll::importing {

/// Conditions of a column map that no row meets: the table has other words than whoever wrote the map thought, and rows count that
/// should not. Words of sums are none: a table may well be without.
class UnmetConditions {
 public:
  UnmetConditions() = default;
  explicit UnmetConditions(const ColumnMap& map);
  void look_at(const RowReader& reader);
  void tell(const std::string& sheet, std::vector<Mistake>& mistakes) const;

 private:
  std::vector<std::pair<const char*, const Condition*>> unmet_;  ///< with the key of the map
};

}  // namespace malkoll::importing
