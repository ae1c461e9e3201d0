#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/document.h"
#include "plan_import/header.h"
#include "plan_import/reading.h"

/// A plan's table as it is gone through, row by row.
namespace malkoll::plan_import {

struct TableState {
  const grid::Block& table;
  PlanHeader header = {};
  std::vector<std::string> titles = {};      ///< lines above the headings
  std::vector<std::size_t> unread = {};      ///< by column: cells below the headings that nobody asked for
  std::vector<Id<DraftIndicator>> indicators = {};  ///< those of the last row of keys that names any
  std::vector<Id<DraftAssignment>> assignments = {}; ///< those of the last row of keys that names any
  std::vector<Id<DraftGoal>> goals = {};             ///< those of the last row of keys that names any
  std::string goal_number = {};              ///< of the goal whose name is still to come
  std::string given_to = {};                 ///< the nämnd that a row above the uppdrag names
  bool numbers_goals = false;                ///< the column Nr is of the goals
  bool responsible_for_goal = false;         ///< the column of those who are responsible is of the goals
  bool row_goals = false;                    ///< a row above the indicators was read as their goal
  bool read = false;                         ///< something of the table was
  std::string left = {};                     ///< its rows that were not
  std::size_t left_rows = 0;
};

/// The place of a row, or of a cell in it.
[[nodiscard]] InBoth where(const TableState& state, const grid::DocumentRow& row, std::optional<std::size_t> column = {});

/// What a table is called where something is said of all of it.
[[nodiscard]] InBoth place_of_table(const grid::Block& table);

void add_responsible(std::vector<std::string>& names, std::string_view text);

/// The column of those who are responsible: also one called Nämnd, where the rows are goals.
[[nodiscard]] std::optional<std::size_t> responsible_column(const PlanHeader& header);

/// The nämnder that a row has crosses for, in columns of their own.
void add_crossed(std::vector<std::string>& names, const TableState& state, const grid::DocumentRow& row);
[[nodiscard]] bool is_cross(std::string_view text);

/// The number of `1`, `2.1`, `T1` or `Mål 3`, which stands for a goal that is told elsewhere; empty: the text is more than that.
[[nodiscard]] std::string number_of_goal(const std::string& text);
/// `Mål` with numbers alone beside `Målformulering` is the number of the goal.
void settle_goal_numbers(const grid::Block& table, PlanHeader& header, std::size_t begin);

/// Whether the column Nr is of the goals: it stands before theirs, and each has one of its own.
[[nodiscard]] bool numbers_goals(const grid::Block& table, const PlanHeader& header, std::size_t begin);

/// Whether those who are responsible are so for the goal: their column stands between it and its indicators, and no indicator has its own.
[[nodiscard]] bool is_responsible_for_goal(const grid::Block& table, const PlanHeader& header, std::size_t begin);

/// What the columns of indicators' values are where their headings alone do not say it; `begin`: the first row below them.
void settle_values(PlanReading& reading, TableState& state, std::size_t begin);

/// A row with one text above another such row, which has the rows of values below it: TRYGGHET, and the goal.
[[nodiscard]] bool stands_over_another(const TableState& state, const grid::DocumentRow& row);
/// A row over goals, which is asked about as their målområde.
void read_area_row(PlanReading& reading, const TableState& state, const grid::DocumentRow& row, const std::string& text);

/// `Totalt`, `Alla`: of kvinnor and män together.
[[nodiscard]] bool is_of_both(std::string_view text);
/// A row of all, below the rows of kvinnor and män of the same indicator, and no sum of the table.
[[nodiscard]] bool is_total_of_groups(const TableState& state, const grid::DocumentRow& row);
void read_indicator_row(PlanReading& reading, TableState& state, const grid::DocumentRow& row);
void read_assignment_row(PlanReading& reading, TableState& state, const grid::DocumentRow& row);
void read_goal_row(PlanReading& reading, TableState& state, const grid::DocumentRow& row);

/// A row that is a key and its value. False: it is none.
bool read_key_row(PlanReading& reading, TableState& state, const grid::DocumentRow& row, const std::vector<std::size_t>& own);

/// A table that is about something else than the plan decides (words, assets and debts, a process, risks) is said or asked about. False: it is not.
bool leave_other_table(PlanReading& reading, const grid::Block& table);
/// What nobody has read, and looks like ramar or uppdrag. False: it does not.
bool ask_about_unread_table(PlanReading& reading, const TableState& state);
/// A table whose rows say themselves what they are, and what they belong to. False: it is none.
bool read_typed_table(PlanReading& reading, const grid::Block& table);
/// Lines below each other on a sheet of uppdrag, or under that heading. False: they are something else.
bool read_task_lines(PlanReading& reading, const grid::Block& table);

}  // namespace malkoll::plan_import
