#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "import/column_map.h"
#include "import/guess_options.h"
#include "import/kept_rows.h"
#include "import/known_table.h"
#include "import/plan_names.h"
#include "import/said.h"
#include "import/sheet_table.h"

/// The phases that find out what a table means, in order. Each takes what stands still, and returns what it makes; what it completes it is given and
/// gives back. What was chosen, and what cannot be known, goes to `said`.
namespace malkoll::importing {

// The table on its sheet.

/// Its headings, and where it ends; headings.found() says whether there is one. Another table below is cut off, and so are investments in the columns
/// of the running costs that stand below a heading of their own: they are read by themselves.
[[nodiscard]] SheetTable find_table(const grid::Grid& grid, TableStart start, const PlanNames& names);
/// What it says for the one below it. `unit`: whose it is as a whole.
[[nodiscard]] SaidAbove said_for_next(const SheetTable& table, const std::string& unit);

// Its columns.

/// What the headings say, each by itself.
[[nodiscard]] TableColumns columns_called(const SheetTable& table);
/// Columns that are called after units of the plan hold the amounts of each.
struct UnitColumns {
  TableColumns columns;
  std::vector<std::string> units = {};  ///< where several have columns of their own; those of one are read at a time
  std::string unit = {};  ///< whose the amounts are; empty: no column is called so
  std::vector<Condition> skip = {};  ///< rows that have none for it
};
/// `unit`: whose columns are read; empty: the first's.
[[nodiscard]] UnitColumns find_unit_columns(const SheetTable& table, TableColumns begun, const std::string& unit, const PlanNames& names,
                                            const GuessOptions& options, Said& said);
/// Columns that are called after goals of the plan and hold what of each post's money is for them.
struct GoalMoney {
  TableColumns columns;
  std::optional<ValueSource> links = {};  ///< of the posts to the goals
};
[[nodiscard]] GoalMoney find_goal_money(const SheetTable& table, TableColumns begun, const PlanNames& names, Said& said);
/// Kinds of cost in columns (Personal, Lokaler, Köp) are the amount together, or parts of one that stands beside them.
[[nodiscard]] TableColumns settle_cost_kinds(const SheetTable& table, TableColumns begun, Said& said);
/// Where no heading is known to be one of amounts, those with a year above numbers are, whatever else they say: which ones count is told, or asked.
[[nodiscard]] TableColumns take_unknown_headings(const SheetTable& table, TableColumns begun);
/// After an empty column names and amounts begin anew.
void ask_tables_beside(const SheetTable& table, const TableColumns& columns, Said& said);

[[nodiscard]] YearColumn find_year_column(const SheetTable& table, const TableColumns& columns);
/// The columns that speak of money, with what title and sheet say of them.
struct Amounts {
  TableColumns columns;
  std::vector<AmountColumn> amounts = {};
  std::optional<std::size_t> unit_column = {};  ///< says of each row whether it is in kr, tkr or mnkr
  Scenario scenario = Scenario::none;  ///< by the sheet's name, or its title
};
[[nodiscard]] Amounts find_amounts(const SheetTable& table, TableColumns begun, const YearColumn& year, const PlanNames& names,
                                   const GuessOptions& options, Said& said);
/// A column that says one year on every row says nothing beside headings that say theirs, but the year of those that do not.
struct AmountYears {
  std::vector<AmountColumn> amounts;
  YearColumn year;
};
[[nodiscard]] AmountYears leave_constant_year(const SheetTable& table, const TableColumns& columns, AmountYears begun);
/// An investment is a cost, unless what comes in for it has a column of its own.
[[nodiscard]] std::vector<AmountColumn> settle_investments(std::vector<AmountColumn> amounts);
/// A point for decimals: only where no comma can be one.
[[nodiscard]] bool find_decimal_sign(const SheetTable& table, const std::vector<AmountColumn>& amounts);

[[nodiscard]] std::optional<std::size_t> find_unit_column(const SheetTable& table, const TableColumns& columns, const PlanNames& names,
                                                          const GuessOptions& options, Said& said);
/// `Nämnd` and `Nämnd namn`, `Verksamhet` and `Verksamhet (T)`: the name of the column.
[[nodiscard]] std::optional<std::size_t> name_beside(const SheetTable& table, const TableColumns& columns, std::size_t column);
/// The column that says of each row whether it is drift or investering.
struct InvestmentColumn {
  std::optional<std::size_t> column = {};
  bool letters = false;  ///< D and I stand for them
};
[[nodiscard]] InvestmentColumn find_investment_column(const SheetTable& table, const TableColumns& columns,
                                                      const std::vector<AmountColumn>& amounts);
/// The column that says of each row whether it is cost or income.
[[nodiscard]] std::optional<std::size_t> find_flow_column(const SheetTable& table, const TableColumns& columns,
                                                          const std::vector<AmountColumn>& amounts);
/// What else columns say of the posts.
struct PostColumns {
  TableColumns columns;
  std::optional<std::size_t> unit_title = {};
  ValueSource shares = {};
  std::vector<MappedProperty> properties = {};
  std::vector<Translation> translations = {};
};
/// `goal_links`: those of columns with the money of goals. `unit_title`: the column of the units' names, where it is known.
[[nodiscard]] PostColumns find_properties(const SheetTable& table, TableColumns begun, const std::optional<ValueSource>& goal_links,
                                          const std::optional<std::size_t>& unit_title, const PlanNames& names, Said& said);
/// Each unit stands once, above its own rows: an empty cell has what stands above it.
[[nodiscard]] bool units_fill_down(const SheetTable& table, std::size_t unit, const std::vector<AmountColumn>& amounts, Said& said);
/// The column that says of each row whether it is budget or outcome; where the words are not known it is asked.
struct KindColumn {
  TableColumns columns;
  std::optional<std::size_t> column = {};
  std::string kept = {}, shown = {};  ///< what it says of the rows that count, folded and as written
};
[[nodiscard]] KindColumn find_kinds(const SheetTable& table, TableColumns begun, Said& said);
/// What the posts are called, and their ids.
struct PostNames {
  TableColumns columns;
  std::optional<std::size_t> title = {}, code = {};
  ValueSource titles = {}, posts = {};
  std::vector<MappedProperty> properties = {};  ///< but the one that has become the name
  std::optional<std::size_t> filled_once = {};  ///< stands on the first of several rows alone
};
[[nodiscard]] PostNames find_names(const SheetTable& table, TableColumns begun, const std::optional<std::size_t>& unit,
                                   std::vector<MappedProperty> properties);
/// Rows of one post for each year or period, or for cost and income: they are one post, known by all its codes.
struct JoinedRows {
  ValueSource posts;
  bool add_up = false;
  bool fill_titles = false;  ///< the name stands on the first of a post's rows
};
[[nodiscard]] JoinedRows join_rows(const SheetTable& table, const TableColumns& columns, const RowColumns& by_row, const PostNames& names,
                                   Said& said);

// Its rows.

struct RowsAsRead {
  TableRows rows;
  RowFlows flows;
  RowInvestments investments;
};
/// The rows, once.
[[nodiscard]] RowsAsRead read_rows(const grid::Grid& grid, const KnownTable& known, const PlanNames& names);
/// The rows that are investments by the column that says so; what it says of none is asked about.
[[nodiscard]] std::vector<Condition> settle_investment_rows(const KnownTable& known, const TableRows& rows, const RowInvestments& found,
                                                            Said& said);
/// The table holds what is counted or measured (Nyckeltal, Volymer), and no money of the budget.
[[nodiscard]] bool is_of_figures(const KnownTable& known, const TableRows& rows);
/// Rows of such things among the posts are skipped, and said.
[[nodiscard]] TableRows leave_figures(const KnownTable& known, TableRows begun, Said& said);
/// Whose the rows are.
struct UnitOfRows {
  ValueSource source = {};
  std::optional<std::size_t> column = {};
  std::string first = {};  ///< by the title: of the first rows, where those of the others stand on rows of their own
};
struct SettledUnits {
  TableRows rows;
  UnitOfRows unit;
};
/// Where no column says the unit: the sheet's name, its title, or rows of their own. What is given for the whole table is held against them.
/// `by_columns`: what columns say.
[[nodiscard]] SettledUnits settle_units(const KnownTable& known, TableRows begun, ValueSource by_columns, const PlanNames& names,
                                        const GuessOptions& options, Said& said);
/// Income that is written as costs are is turned, or asked about.
struct SettledFlows {
  TableRows rows;
  std::vector<Condition> turn = {}, income = {};
  bool cost_is_negative = false;
};
[[nodiscard]] SettledFlows find_flows(const KnownTable& known, const UnitOfRows& unit, TableRows begun, const RowFlows& found,
                                      bool cost_is_negative, Said& said);
/// Rows that a sum is held against, right below it (Tilldelad ram, Differens), are skipped, and said.
[[nodiscard]] TableRows leave_below_sums(const KnownTable& known, TableRows begun, Said& said);
/// Which rows are sums of others; they are skipped by the map.
[[nodiscard]] TableRows find_sums(const KnownTable& known, const UnitOfRows& unit, TableRows begun, Said& said);
/// Rows of percentages below a sum, or called a change or a share, are skipped, and said.
[[nodiscard]] TableRows leave_shares(const KnownTable& known, TableRows begun, Said& said);
/// The last row is nearly the sum of those above, whatever it is called.
void doubt_last_row(const KnownTable& known, const TableRows& rows, Said& said);

// Which amounts count.

struct ChosenAmounts {
  std::vector<bool> used = {};  ///< beside the amount columns: the map reads it
  std::vector<MappedProperty> properties = {};  ///< with those of amounts
  AmountUnit unit = AmountUnit::none;  ///< of most of them
  bool cost_is_negative = false;
};
/// Which columns are the budget of each year, and with `outcomes` what each year came to. `begun`: the properties that are no amounts, and the sign.
[[nodiscard]] ChosenAmounts choose_amounts(const KnownTable& known, const TableRows& rows, ChosenAmounts begun, bool outcomes, Said& said);
/// A row that says one year and has amounts below headings of another.
void ask_years(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said);
/// Rows that are called the same and have the same amounts but other goals may be one post, written once for each goal.
void doubt_repeats(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said);
/// Goals of the plan that stand as headings above rows, of which no column says what they contribute to: the rows contribute to them.
[[nodiscard]] std::vector<MappedProperty> read_goal_headings(const KnownTable& known, const UnitOfRows& unit, const TableRows& rows,
                                                             const PlanNames& names, std::vector<MappedProperty> properties, Said& said);
/// Nothing says what the posts are called, and nothing else has been asked.
void ask_names(const SheetTable& table, const ValueSource& titles, Said& said);
/// Columns that are read and whose cells show another unit than their heading has are asked about.
void ask_units(const KnownTable& known, const ChosenAmounts& chosen, Said& said);
/// Investments below a heading of their own, in a column that is read as running costs.
void ask_sections(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said);
/// Rows behind the sum that ends what is a unit's: nobody knows whose they are.
void ask_behind_unit_sums(const KnownTable& known, const TableRows& rows, const UnitOfRows& unit, const PlanNames& names, Said& said);
/// What stands among rows that name units, and belongs to none or to two.
void hold_unit_rows(const KnownTable& known, const TableRows& rows, const UnitOfRows& unit, const ChosenAmounts& chosen, Said& said);

}  // namespace malkoll::importing
