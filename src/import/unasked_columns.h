#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "import/column_map.h"
#include "import/import.h"

namespace malkoll::importing {

/// The columns of a sheet that hold something and that its map does not ask for: those with money are no trifle.
class UnaskedColumns {
 public:
  UnaskedColumns() = default;
  /// The map is bound to the sheet's headings.
  explicit UnaskedColumns(ColumnMap& map);

  /// A row that has become a post.
  void look_at(const grid::Row& row);

  /// Adds those that hold numbers to the account, and the other headings to `unused`. `sheet_name` is empty where there is one sheet.
  void tell(std::size_t sheet, std::uint32_t heading_row, const std::string& sheet_name, bool several,
            const std::vector<std::string>& headings, const ToldColumns& told, Imported& out) const;

 private:
  struct Held;
  [[nodiscard]] bool is_code(std::size_t at, const std::string& heading) const;

  struct Held {
    std::size_t filled = 0, numbers = 0, negative = 0;
    std::size_t digits = 0;   ///< of the first number
    bool same_length = true;  ///< as codes are
    bool whole = true;        ///< nothing but digits
    std::int64_t sum = 0;     ///< as if it were kronor
  };
  std::vector<bool> asked_;
  std::vector<Held> columns_;
  std::size_t first_amount_ = 0;  ///< from 1; 0: the map asks for none
  bool point_is_decimal_ = false;
};

}  // namespace malkoll::importing
