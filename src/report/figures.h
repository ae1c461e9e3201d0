#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "diag/render.h"
#include "model/project.h"

/// The sums that a report shows. Money is öre of the budget year: |net|, a bolag's by the share that is owned, as everywhere.
namespace malkoll::report {

/// Where a unit's money goes: all = linked + apart + for_assignments + unlinked. What is excepted counts in `linked` where it reaches a goal all the
/// same, but never in what is expected.
struct MoneyParts {
  Ore all;  ///< sizes: what is saved counts as what is spent
  Ore net;  ///< the budget's sum, where what is saved is taken away
  Ore changed, net_changed;  ///< of these, what is förändringar: added or taken away, and not what things cost
  Ore expected;  ///< of posts that ought to reach a goal
  Ore tied;  ///< what of that does
  Ore linked;  ///< reaches a goal
  Ore apart;  ///< grunduppdrag, lagstadgat and finansiellt that no goal gets
  Ore for_assignments;  ///< for uppdrag that serve no goal
  Ore unlinked;  ///< ought to reach a goal
  std::size_t posts = 0;
};

/// What is set apart, by why.
struct ApartRow {
  PostClass why = PostClass::none;
  Ore money;
  std::size_t posts = 0;
};

struct FindingCounts {
  std::size_t errors = 0, warnings = 0, advice = 0, waived = 0;
  std::size_t follow_up_errors = 0;  ///< of the errors: they are not the budget's
  std::vector<std::uint32_t> to_do;  ///< numbers of the findings that count, the worst first, then by money
  [[nodiscard]] std::size_t counting() const { return errors + warnings + advice; }
};

/// Money that reaches the mål of a group, in a unit's own report those that concern it. A mål of several groups counts in each.
struct GroupMoney {
  Ore money;
  std::size_t goals = 0, covered = 0;
};

struct Figures {
  Id<UnitRow> unit;  ///< the only unit that is counted; no_row: all
  MoneyParts all;
  Rows<UnitRow, MoneyParts> units;
  Rows<UnitRow, std::array<ApartRow, 3>> apart;  ///< core, statutory, financial
  Rows<UnitRow, FindingCounts> findings;  ///< and last those of no unit
  FindingCounts all_findings;
  Rows<CoverageCell, Ore> cells;  ///< money of the cell as it is counted here
  std::vector<Ore> goal_money;  ///< beside Project::matrix_goals
  std::vector<bool> covered;  ///< beside Project::matrix_goals
  Rows<AreaRow, GroupMoney> areas;  ///< and last the mål of none
  std::array<GroupMoney, 4> dimensions;  ///< by Dimension
  std::array<GroupMoney, 18> agenda;  ///< by number; 0: mål without any
  std::size_t goals = 0, covered_goals = 0, waiting_goals = 0;
};

/// The global goals of Agenda 2030 that a mål names, else those of its målområde.
[[nodiscard]] std::vector<std::int64_t> agenda_of(const Project& project, const GoalRow& goal);

/// Some money of a unit as it is counted here.
[[nodiscard]] Ore counted_money(const Project& project, Id<UnitRow> unit, Ore money);

/// True where all units are counted; else of the unit's own goals, and of the mål that it is ansvarig for or contributes to.
[[nodiscard]] bool concerns(const Project& project, const Figures& figures, Id<GoalRow> goal);

/// All sums, of one unit or (no_row) of the whole municipality, in a few passes.
[[nodiscard]] Figures add_up(const Project& project, const CheckResult& result, Id<UnitRow> unit);

}  // namespace malkoll::report
