#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/headings.h"
#include "import/sheet_table.h"

/// A table whose columns are known.
namespace malkoll::importing {

/// What the columns are called, and which of them have found their place. The phases that read the columns hand it on to each other.
struct TableColumns {
  std::vector<Meaning> meanings = {};   ///< by column
  std::vector<bool> taken = {};         ///< by column: it has a place in the map
  std::vector<std::size_t> told = {};   ///< columns that are read elsewhere, or are the sums of such

  void take(const std::optional<std::size_t>& column) {
    if (column) taken[*column] = true;
  }
};

/// A column that speaks of money.
struct AmountColumn {
  std::size_t column = 0;  ///< from 0
  MoneyHeading heading;    ///< with year, kind and unit of title and sheet where it has none
  AmountUnit shown_as = AmountUnit::none;  ///< by the number format, where heading or title say another
};

/// A column that says the year of each row.
struct YearColumn {
  std::optional<std::size_t> column = {};
  bool constant = false;  ///< it says the same on each row, and the headings say theirs: it is not read
  [[nodiscard]] bool is_read() const { return column && !constant; }
};

/// Which columns say what of each row.
struct RowColumns {
  YearColumn year = {};
  std::optional<std::size_t> unit = {}, title = {}, code = {};
  bool fill_units = false, fill_titles = false;  ///< an empty cell has what stands above it
  std::optional<std::size_t> amount_unit = {};   ///< kr, tkr or mnkr
  std::optional<std::size_t> kind = {};          ///< budget or outcome
  std::string kept_kind = {};                    ///< folded: what it says of the rows that count
  std::optional<std::size_t> flow = {};          ///< cost or income
  std::optional<std::size_t> investment = {};    ///< drift or investering
  bool investment_letters = false;               ///< D and I stand for them
};

/// It stands still while the rows are read.
struct KnownTable {
  SheetTable table;
  TableColumns columns;
  std::vector<AmountColumn> amounts = {};
  RowColumns by_row = {};
  Scenario scenario = Scenario::none;  ///< by the sheet's name, or its title
  bool goal_money = false;             ///< columns hold the money of a goal each
  bool point_is_decimal = false;
};

/// Something else than this column says what the rows are.
[[nodiscard]] bool has_other_names(const SheetTable& table, const TableColumns& columns, std::size_t but);

}  // namespace malkoll::importing
