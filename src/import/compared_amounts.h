#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "import/kept_rows.h"
#include "import/known_table.h"

/// The amounts of rows, held against what other rows come to.
namespace malkoll::importing {

/// The amounts of a row, or sums of such, beside the columns that are compared.
using RowMoney = std::vector<Ore>;

[[nodiscard]] bool is_nothing(const RowMoney& money);
void add_up(RowMoney& sum, const RowMoney& more);

/// The columns that are compared: those of budgets and plans that have amounts.
struct ComparedAmounts {
  const KnownTable& known;
  std::vector<std::size_t> columns = {};  ///< indices into the amounts
  RowMoney step = {};                     ///< beside the columns: what their numbers are rounded to

  ComparedAmounts(const KnownTable& of, const TableRows& rows);

  [[nodiscard]] RowMoney of(const KeptRow& row) const;
  /// Columns with money in which they agree, where they agree in all; else 0.
  [[nodiscard]] static std::size_t agree(const RowMoney& a, const RowMoney& b);
  /// The same where the sum has been made of numbers before they were rounded, or been rounded itself: a trifle of it.
  [[nodiscard]] std::size_t agree_nearly(const RowMoney& own, const RowMoney& sum, std::size_t posts) const;
  [[nodiscard]] std::string shown(const RowMoney& money) const;
  /// `rad 5 »Hela nämnden«`
  [[nodiscard]] std::string named(const KeptRow& row) const;
};

/// What the numbers of a column of amounts (its index) are rounded to, in öre; no coarser than its unit.
[[nodiscard]] Ore rounding_of(const KnownTable& known, const TableRows& rows, std::size_t amount);

}  // namespace malkoll::importing
