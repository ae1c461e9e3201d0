#pragma once

#include <cstdint>

#include "text/ore.h"

/// What is counted and summed of a project, in tables beside its rows. Part of Project.
namespace malkoll {

/// Of the plan and all that answers it.
struct PlanSums {
  std::int64_t links = 0;       ///< of posts, to goals that there are
  std::int64_t missing = 0;     ///< nämnder and bolag that have not handed in
  std::int64_t unreadable = 0;  ///< lines outside budgets and follow-ups that may be a mål and could not be read
  std::int64_t financial_goals = 0, unreadable_economy = 0;  ///< lines about god ekonomisk hushållning
  std::int64_t unreadable_years = 0;  ///< lines about planår
  // Money of the budget year, bolag by the share owned: the size of every net amount, of those that ought to reach a goal
  // what does, those that are excepted (grunduppdrag, lagstadgat, finansiellt), and those for uppdrag that serve no goal. `net`: costs less
  // savings and income.
  Ore money, linked_money, excused_money, assignment_money, net;
  Ore changed, net_changed;  ///< of `money` and `net`, what is förändringar
};

struct AreaSums {
  std::int64_t goals = 0, covered = 0, unreadable = 0, waiting = 0;
  Ore money;
};

struct GoalSums {
  bool in_scope = true;
  std::int64_t parents = 0, responsible = 0, indicators = 0, targets = 0, aspects = 0, own_goals = 0, posts = 0, units = 0;
  std::int64_t assignments = 0;  ///< uppdrag that name it
  Ore money;
  std::int64_t waiting = 0, unreadable = 0;
  std::int64_t misspelt = 0;  ///< of `unreadable`: ids that nothing has, and that may have meant it
};

struct UnitSums {
  std::int64_t budgets = 0, goals = 0, posts = 0, linked_goals = 0;
  // The size of net amounts. base: what ought to reach a goal, linked: what of it does, unlinked: what names none; apart
  // from them excused_money; reached: what reaches a goal of both.
  Ore net, base, linked, unlinked, excused_money, reached;
  std::int64_t negative = 0;
  std::int64_t unreadable = 0;  ///< lines of its submissions that may be a goal, a link or an answer
  std::int64_t unreadable_money = 0;  ///< lines that may be an amount, or the class of a post
  Ore for_assignments;  ///< apart from base too: what is for uppdrag that serve no goal
  bool given_later = false;
};

struct BudgetSums {
  std::int64_t posts = 0, goals = 0;
};

struct AssignmentSums {
  std::int64_t owners = 0, answers = 0;
  Ore money;
  std::int64_t unreadable = 0;  ///< ids that nothing has, and that may have meant it
};

/// Lines about an indicator that could not be read, wherever they stand.
struct IndicatorGaps {
  std::int64_t targets = 0, outcomes = 0;
};

/// Lines of a follow-up that could not be read.
struct FollowUpGaps {
  std::int64_t outcomes = 0, assessments = 0, statuses = 0;
};

}  // namespace malkoll
