#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/column_map.h"
#include "import/money_heading.h"
#include "model/money.h"
#include "text/year.h"

/// The rows of a table, and what its columns of amounts come to.
namespace malkoll::importing {

/// Amounts of either sign.
struct SignCounts {
  std::size_t positive = 0, negative = 0;
  Ore sum = {};

  void count(Ore ore) {
    positive += ore > 0 ? 1U : 0U;
    negative += ore < 0 ? 1U : 0U;
    sum = add(sum, ore);
  }
  /// One that has been counted does not count after all.
  void uncount(Ore ore) {
    positive -= ore > 0 ? 1U : 0U;
    negative -= ore < 0 ? 1U : 0U;
    sum = add(sum, -ore);
  }
};

/// What a column of amounts comes to, of all rows but sums.
struct AmountSums {
  Ore sum = {};  ///< in öre; in kronor where no unit is known
  std::size_t filled = 0, negative = 0, zeros = 0;
  SignCounts income = {};     ///< of the rows that are income
  Ore invested = {};  ///< of `sum`: the rows that are investments
  [[nodiscard]] std::size_t positive() const { return filled - negative - zeros; }
};

/// A row, with what tells sums from posts. Only the first rows are kept: a table whose sums no word gives away is made by hand.
struct KeptRow {
  static constexpr std::size_t most = 5'000;
  std::uint32_t number = 0;
  std::string title, code, unit;
  std::size_t indent = 0;                         ///< blanks before the title, and how far in its format has it
  std::size_t level = 0;                          ///< of the outline
  bool bold = false;                              ///< the title
  bool unit_above = false;                        ///< `unit` stands further up, and the row's own cell is empty
  std::vector<std::optional<Ore>> ore;   ///< beside the amount columns
  bool sum_word = false;                          ///< it says itself that it is a sum
  bool is_sum = false;
  bool described = false;                         ///< it has a goal, a slag or a reason, as posts have
  Flow flow = Flow::none;                         ///< by the column of kinds, or its name
  bool investment = false;                        ///< by the column that says so of each row
  std::string unit_named;                         ///< the title is a unit of the plan
  std::string goal_named;                         ///< the title, or what stands in the column of units, is a goal of the plan
  Year year = {};                                 ///< by the column of years
  std::string goal;                               ///< what stands beside it in the first column of goals
  std::string share;                              ///< where there are percentages beside the amount columns, and nothing else: the first
  bool followed_by_amount = false;                ///< the next row has an amount and is no sum
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_up = {};  ///< first and last of the rows that its formula adds up
  [[nodiscard]] bool has_amount() const;
};

struct TableRows {
  std::vector<KeptRow> kept = {};
  std::size_t count = 0;              ///< of all
  std::vector<AmountSums> sums = {};  ///< beside the amount columns
  std::vector<Condition> skip = {};   ///< what the map says of rows that count no more in them

  /// A row counts no more in the sums of its columns.
  void leave(std::size_t at);
};

/// What rows say of being cost or income, where they stand below each other in one column of amounts.
struct RowFlows {
  static constexpr std::size_t most = 50;  ///< names of income; with more they are asked about
  /// A kind, or a post's name, that is income.
  struct Words {
    std::string shown;
    std::uint32_t row = 0;  ///< the first
    bool certain = false;
    SignCounts signs;
  };
  SignCounts costs = {};                      ///< of all rows that are neither income nor sums
  std::size_t named_costs = 0;                ///< rows that say that they are
  std::map<std::string, Words> incomes = {};  ///< by folded words
};

/// What rows say of being investments, where a column says so of each.
struct RowInvestments {
  bool flows = false;                             ///< the column says cost and income too
  std::map<std::string, std::string> words = {};  ///< folded → as written: those of investments
  std::uint32_t odd_row = 0;                      ///< the first row of which it says neither
  std::string odd = {};                           ///< what stands there
};

struct TitleFlow {
  Flow flow = Flow::none;
  bool certain = false;
};
/// What a post's name says: `Hyresintäkter`. Less income than before is a cost.
[[nodiscard]] TitleFlow title_flow(std::string_view title);
/// Cost or income, as a cell of a column of kinds says it; none: it says neither.
[[nodiscard]] Flow flow_word(std::string_view text);
/// `Investeringar`, `Summa investeringar`: a heading or a sum of such.
[[nodiscard]] bool names_investments(std::string_view title);
/// A heading, or a sheet's name, of things that are counted or measured.
[[nodiscard]] bool names_figures(std::string_view text);
/// A column is called after the kinds of its rows: Typ, Slag, Budgettyp.
[[nodiscard]] bool names_kinds(std::string_view heading);

}  // namespace malkoll::importing
