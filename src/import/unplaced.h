#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"
#include "import/column_map.h"

/// What a table holds where no column map reaches: values under merged cells, which nobody sees and a formula still adds up, and fields
/// of a CSV row beyond its headings.
namespace malkoll::importing {

/// Columns that the map names by letters and that the table, of so many columns, does not have: nothing would ever be read there.
void tell_outside(ColumnMap& map, std::size_t columns, std::vector<Mistake>& mistakes);

class Unplaced {
 public:
  bool is_csv = false;

  /// A row below the headings, before conditions leave any out.
  void look_at(const grid::Row& row, const ColumnMap& map, std::size_t headings, const grid::Sheet& sheet);
  void tell(std::vector<Mistake>& mistakes);

 private:
  void other_delimiter(const grid::Row& row, std::size_t headings);
  void covered(const grid::Row& row, std::size_t column, const ColumnMap& map, const grid::Sheet& sheet);

  std::vector<Mistake> amounts_;
  std::size_t more_amounts_ = 0, other_rows_ = 0;
  std::size_t texts_ = 0, rows_ = 0;
  std::string first_text_, first_place_, fields_, fields_place_, other_text_, other_place_;
};

}  // namespace malkoll::importing
