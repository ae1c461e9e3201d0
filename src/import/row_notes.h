#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "import/kept_rows.h"
#include "import/known_table.h"

/// What is noted of each row while the rows are read, so that a million of them need not be kept.
namespace malkoll::importing {

/// Columns are cost or income themselves: then no row says so.
[[nodiscard]] bool has_flow_columns(const std::vector<AmountColumn>& amounts);

/// Counts rows among costs or income.
class FlowNotes {
 public:
  explicit FlowNotes(const KnownTable& known) : by_column_(known.by_row.flow.has_value()), by_rows_(!has_flow_columns(known.amounts)) {}

  /// What the column of kinds says of a row; none: there is no such column.
  [[nodiscard]] Flow said_by(std::string_view kind);
  void note(KeptRow& row, std::string_view kind, std::vector<AmountSums>& sums);
  [[nodiscard]] RowFlows found() && { return std::move(found_); }

 private:
  bool by_column_, by_rows_;
  std::unordered_map<std::string, Flow> kinds_;  ///< what the column has said
  RowFlows found_;
};

/// Counts rows among investments, by the column that says so of each.
class InvestmentNotes {
 public:
  explicit InvestmentNotes(const KnownTable& known)
      : by_column_(known.by_row.investment.has_value()), letters_(known.by_row.investment_letters) {}

  void note(KeptRow& row, std::string_view kind, std::vector<AmountSums>& sums);
  [[nodiscard]] RowInvestments found() && { return std::move(found_); }

 private:
  bool by_column_, letters_;
  std::unordered_map<std::string, Key> kinds_;  ///< what the column's texts have been found to say
  RowInvestments found_;
};

}  // namespace malkoll::importing
