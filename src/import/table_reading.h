#pragma once

#include <string>
#include <vector>

#include "import/account.h"
#include "import/table_phases.h"

/// What one table means, when the phases have found it out: what is held against the other tables of its file.
namespace malkoll::importing {

struct TableReading {
  KnownTable known;
  TableRows rows = {};
  UnitOfRows unit = {};
  std::vector<bool> used = {};       ///< beside the amount columns: the map reads it
  std::vector<std::string> units = {};  ///< that have columns of their own
  ColumnMap map = {};
  Said said = {};
  bool names_income = false;         ///< rows say that they are income
  bool is_budget = false;            ///< false: it holds no money of a budget, and nothing of it is read

  [[nodiscard]] const std::string& name() const { return known.table.start.name; }
  /// All that is read from it is income, which is taken away.
  [[nodiscard]] bool is_income_only() const;
  /// `drift 2026`
  [[nodiscard]] Money totals() const;
  [[nodiscard]] bool reads_any() const;
};

}  // namespace malkoll::importing
