#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"
#include "import/account.h"
#include "import/column_map.h"
#include "import/headings.h"
#include "import/number_format.h"
#include "import/table_shape.h"
#include "text/year.h"

/// What one sheet means, found out in phases: headings, columns, rows, which amounts count, which rows are sums. The phases stand in
/// the order in which guess.cpp calls them.
namespace malkoll::importing {

/// Which rows are costs and which income, where they stand below each other in one column of amounts.
struct RowFlows {
  static constexpr std::size_t most = 50;  ///< names of income; with more they are asked about
  struct Signs {
    std::size_t positive = 0, negative = 0;
    std::int64_t sum = 0;
  };
  /// A kind, or a post's name, that is income.
  struct Words {
    std::string shown;
    std::uint32_t row = 0;  ///< the first
    bool certain = false;
    Signs signs;
  };
  Signs costs;                           ///< of all rows that are neither income nor sums
  std::size_t named_costs = 0;           ///< rows that say that they are
  std::map<std::string, Words> incomes;  ///< by folded words
  std::unordered_map<std::string, Flow> kinds;  ///< what the column of kinds has said
};
/// Which rows are investments, where a column says so of each.
struct RowMoney {
  bool letters = false;                       ///< D and I stand for them
  bool flows = false;                         ///< the column says cost and income too
  std::unordered_map<std::string, Key> kinds = {};  ///< what its texts have been found to say
  std::map<std::string, std::string> words = {};    ///< folded → as written: those of investments
  std::uint32_t odd_row = 0;                  ///< the first row of which it says neither
  std::string odd = {};                       ///< what stands there
};
struct TitleFlow {
  Flow flow = Flow::none;
  bool certain = false;
};
/// What a post's name says: `Hyresintäkter`. Less income than before is a cost.
[[nodiscard]] TitleFlow title_flow(std::string_view title);

/// A column that speaks of money.
struct AmountColumn {
  std::size_t column = 0;  ///< from 0
  MoneyHeading heading;    ///< with year, kind and unit of title and sheet where it has none
  bool used = false;       ///< the map reads it
  std::int64_t sum = 0;    ///< of all rows but sums, in öre; in kronor where no unit is known
  std::size_t filled = 0, negative = 0, zeros = 0;
  RowFlows::Signs income = {};  ///< of the rows that are income
  std::int64_t invested = 0;    ///< of `sum`: the rows that are investments
  AmountUnit shown_as = AmountUnit::none;  ///< by the number format, where heading or title say another
  [[nodiscard]] std::size_t positive() const { return filled - negative - zeros; }
};

/// A row, with what tells sums from posts. Only the first rows are kept: a table whose sums no word gives away is made by hand.
struct KeptRow {
  static constexpr std::size_t most = 5'000;
  std::uint32_t number = 0;
  std::string title, code, unit;
  std::size_t indent = 0;                         ///< blanks before the title
  std::vector<std::optional<std::int64_t>> ore;   ///< beside the amount columns
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

/// What a table says for the next one below it, where that says nothing of it itself.
struct SaidAbove {
  AmountUnit amounts = AmountUnit::none;
  Year year = {};
  std::string unit;  ///< of the whole table
};

struct SheetReading {
  std::size_t sheet = 0;
  std::uint32_t first_row = 1;  ///< of this table on its sheet
  std::uint32_t next_row = 0;   ///< where the next table on the sheet begins; 0: there is none
  SaidAbove above;
  HeadingRows headings_below;   ///< for the next one
  HeadingRows headings_above;   ///< of a section of the table above, which has its columns: drift over investments
  std::optional<std::string> column_unit;  ///< the unit whose columns are read, of those for a unit each
  std::vector<std::string> column_units;   ///< all that have columns of their own
  std::vector<std::size_t> told_columns;   ///< columns that are read elsewhere, or are the sums of such
  std::string name;            ///< the sheet's; empty in a file without sheets
  Scenario scenario = Scenario::none;  ///< by the sheet's name, or its title
  bool several = false;        ///< the file has more sheets than this
  TableShape shape;
  NumberFormats formats;
  HeadingRows headings;
  std::vector<ColumnValues> values;
  std::vector<Meaning> meanings;  ///< by column
  std::vector<bool> taken;        ///< by column: it has a place in the map
  std::vector<AmountColumn> amounts;
  std::optional<std::size_t> unit_column, title_column, code_column, year_column;
  std::size_t goal_columns = 0;  ///< columns that hold the money of a goal each
  std::optional<std::size_t> row_unit_column;  ///< says of each row whether it is in kr, tkr or mnkr
  std::optional<std::size_t> left_year_column;  ///< says the same year on each row, and the headings say theirs
  std::optional<std::size_t> kind_column;  ///< says of each row whether it is budget or outcome
  std::optional<std::size_t> flow_column;  ///< says of each row whether it is cost or income
  std::optional<std::size_t> investment_column;  ///< says of each row whether it is drift or investering
  RowMoney row_money;
  RowFlows flows;
  std::string title_unit;                  ///< of the first rows, by the title, where those of the others stand on rows of their own
  std::string keep_only;                   ///< folded: what it says of the rows that count
  std::vector<KeptRow> rows;
  std::size_t row_count = 0;
  ColumnMap map;
  std::vector<Mistake> said;  ///< what was chosen, and what cannot be known

  /// `kolumn C »Ram 2026«`, with its sheet where the file has several.
  [[nodiscard]] std::string column_place(std::size_t column) const;
  [[nodiscard]] std::string row_place(std::uint32_t row) const;
  /// The sheet, or the table where it has several.
  [[nodiscard]] std::string place() const;
  [[nodiscard]] bool is_part() const { return first_row > 1 || next_row != 0; }
  /// All that is read from it is income, which is taken away.
  [[nodiscard]] bool is_income_only() const;
  /// `drift 2026`
  [[nodiscard]] Money totals() const;
  void say(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {});
};

/// What is known before the table is looked at.
struct GuessOptions {
  bool unit_given = false;                     ///< the whole table is of one unit
  AmountUnit amounts = AmountUnit::none;       ///< where the table says none
  bool outcomes = false;                       ///< columns of outcomes are read, as `utfall ÅR`
  std::string unit = {};                       ///< which, where `unit_given`
};

/// Headings and columns. False: the sheet has no table with amounts.
[[nodiscard]] bool read_columns(const grid::Grid& grid, SheetReading& reading, const PlanNames& names, const GuessOptions& options);
/// Another table below is cut off: it is read by itself.
void cut_next_table(SheetReading& reading);
/// After an empty column names and amounts begin anew.
void ask_tables_beside(SheetReading& reading);
/// Investments in the columns of the running costs, each below a heading of its own, are cut off as a table with the same headings.
void cut_section(SheetReading& reading, const PlanNames& names);
/// `Investeringar`, `Summa investeringar`: a heading or a sum of such.
[[nodiscard]] bool names_investments(std::string_view title);
/// What the table says for the one below it.
[[nodiscard]] SaidAbove said_for_next(const SheetReading& reading);
/// Where no heading is known to be one of amounts, those with a year above numbers are, whatever else they say: which ones count is told, or asked.
void take_unknown_headings(SheetReading& reading);
/// Nothing says what the posts are called, and nothing else has been asked.
void ask_names(SheetReading& reading);
/// Columns that are called after units of the plan hold the amounts of each.
void find_unit_columns(SheetReading& reading, const PlanNames& names, const GuessOptions& options);
/// Columns that are called after goals of the plan and hold what of each post's money is for them.
void find_goal_money(SheetReading& reading, const PlanNames& names);
/// Kinds of cost in columns (Personal, Lokaler, Köp) are the amount together, or parts of one that stands beside them.
void settle_cost_kinds(SheetReading& reading);
/// The unit of a column that no heading and no title names, by what its cells show.
void find_unit_by_format(SheetReading& reading, AmountColumn& column);
/// The unit that the headings of other columns, a corner, a column of units or a note below the table name, where it is one.
[[nodiscard]] AmountUnit unit_beside(SheetReading& reading);
/// A note below the table says that the amounts are in another currency than kronor.
[[nodiscard]] bool foreign_beside(const SheetReading& reading);
/// Rows that say a unit each, below headings or a title that say one too, are asked about.
void hold_row_units(SheetReading& reading);
/// An investment is a cost, unless what comes in for it has a column of its own.
void settle_investments(SheetReading& reading);
/// A column holds nothing but marks (x, ja) and shares up to a hundred.
[[nodiscard]] bool marks_or_shares(const SheetReading& reading, std::size_t column);
/// A point for decimals: only where no comma can be one.
void find_decimal_sign(SheetReading& reading);
/// Columns that are read and whose cells show another unit than their heading has are asked about.
void ask_units(SheetReading& reading);
/// A column that says one year on every row says nothing beside headings that say theirs.
void leave_constant_year(SheetReading& reading);
/// Rows that are called the same and have the same amounts but other goals may be one post, written once for each goal.
void doubt_repeats(SheetReading& reading);
/// A row that says one year and has amounts below headings of another.
void ask_years(SheetReading& reading);
/// The rows, once.
void read_rows(const grid::Grid& grid, SheetReading& reading, const PlanNames& names);
/// Where no column says the unit: the sheet's name, its title, or rows of their own. What is given for the whole table is held against them.
void settle_unit_of_sheet(SheetReading& reading, const PlanNames& names, const GuessOptions& options);
/// What stands among rows that name units, and belongs to none or to two.
void hold_unit_rows(SheetReading& reading);
/// The column that says of each row whether it is budget or outcome; where the words are not known it is asked.
void find_kinds(SheetReading& reading);
/// The column that says of each row whether it is cost or income.
void find_flow_column(SheetReading& reading);
/// Cost or income, as a cell of a column of kinds says it; none: it says neither.
[[nodiscard]] Flow flow_word(std::string_view text);
/// A column is called after the kinds of its rows: Typ, Slag, Budgettyp.
[[nodiscard]] bool names_kinds(std::string_view heading);
/// Something else than this column says what the rows are.
[[nodiscard]] bool has_other_names(const SheetReading& reading, std::size_t but);
/// The column that says of each row whether it is drift or investering.
void find_investment_column(SheetReading& reading);
/// What it says of a row.
void note_investment(SheetReading& reading, KeptRow& row, std::string_view kind);
/// The rows that are investments by that column; what it says of none is asked about.
void settle_investment_rows(SheetReading& reading);
/// What the column of kinds says of a row.
[[nodiscard]] Flow kind_of_row(SheetReading& reading, std::string_view kind);
/// Counts a row among costs or income.
void note_flow(SheetReading& reading, KeptRow& row, std::string_view kind);
/// Income that is written as costs are is turned, or asked about.
void find_flows(SheetReading& reading);
/// Which columns are the budget of each year, and with `outcomes` what each year came to.
void choose_amounts(SheetReading& reading, bool outcomes);
/// A row counts no more in the sums of its columns.
void leave_row(SheetReading& reading, KeptRow& row);
/// A heading, or a sheet's name, of things that are counted or measured.
[[nodiscard]] bool names_figures(std::string_view text);
/// The sheet holds what is counted or measured (Nyckeltal, Volymer), and no money of the budget.
[[nodiscard]] bool is_of_figures(const SheetReading& reading);
/// Rows of such things among the posts are skipped, and said.
void leave_figures(SheetReading& reading);
/// Rows of percentages below a sum, or called a change or a share, are skipped, and said.
void leave_shares(SheetReading& reading);
/// Rows that a sum is held against, right below it (Tilldelad ram, Differens), are skipped, and said.
void leave_below_sums(SheetReading& reading);
/// Investments below a heading of their own, in a column that is read as running costs.
void ask_sections(SheetReading& reading);
/// The sign of costs, where all that is read is written with the other one than the plan, where there is one, has for them: by the plan's frames, else
/// asked. `unit`: of the whole table, where one is given.
void settle_sign(const std::vector<SheetReading*>& sheets, const PlanNames& names, const std::string& unit);
/// Goals of the plan that stand as headings above rows, of which no column says what they contribute to: the rows contribute to them.
void read_goal_headings(SheetReading& reading, const PlanNames& names);
/// By row: it is one of those that come to what a sum of the table's own says, each of them counted, so that none can be a sum of the others.
[[nodiscard]] std::vector<bool> accounted_rows(const SheetReading& reading, const std::vector<std::size_t>& columns);
/// The last row is nearly the sum of those above, whatever it is called.
void doubt_last_row(SheetReading& reading);
/// Which rows are sums of others; they are skipped by the map.
void find_sums(SheetReading& reading);

/// What the numbers of a column of amounts (its index) are rounded to, in öre; no coarser than its unit.
[[nodiscard]] std::int64_t rounding_of(const SheetReading& reading, std::size_t amount);

/// What the first column of names is called: `Investeringsprojekt`, `1 000 €`. It may say of the amounts beside it what a title does.
[[nodiscard]] std::string corner_of(const SheetReading& reading);
/// A column as the map names it: by its heading where that is the only one of its kind, else by its letters.
[[nodiscard]] Column column_named(const SheetReading& reading, std::size_t column);
/// Adds a column to a source of the map.
void add_column(SheetReading& reading, ValueSource& source, std::size_t column, bool minus = false);

}  // namespace malkoll::importing
