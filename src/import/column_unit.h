#pragma once

#include <optional>

#include "import/known_table.h"
#include "import/said.h"

/// The unit of amounts, where their own headings say none.
namespace malkoll::importing {

/// The column with the unit that no heading and no title names, by what its cells show.
[[nodiscard]] AmountColumn with_unit_by_format(const SheetTable& table, AmountColumn column);

/// What the headings of other columns, a corner, columns of units or a note below the table name.
struct UnitBeside {
  TableColumns columns;
  AmountUnit unit = AmountUnit::none;       ///< where it is one
  std::optional<std::size_t> by_row = {};  ///< a column says the unit of each row
};
[[nodiscard]] UnitBeside unit_beside(const SheetTable& table, TableColumns begun, Said& said);

/// A note below the table says that the amounts are in another currency than kronor.
[[nodiscard]] bool foreign_beside(const SheetTable& table);

/// A column holds nothing but marks (x, ja) and shares up to a hundred.
[[nodiscard]] bool marks_or_shares(const SheetTable& table, std::size_t column);

/// What the first column of names is called: `Investeringsprojekt`, `1 000 €`. It may say of the amounts beside it what a title does.
[[nodiscard]] std::string corner_of(const SheetTable& table, const TableColumns& columns);

}  // namespace malkoll::importing
