#pragma once

#include <optional>
#include <vector>

#include "model/project.h"
#include "report/figures.h"
#include "report/standing.h"

/// How the goals of a year went: outcomes against targets, what can be proposed from that, what the officers said, and money.
namespace malkoll::report {

/// What an officer said in a follow-up.
struct OwnVerdict {
  Id<FollowUpRow> follow_up = {};
  Verdict verdict = Verdict::none;
};

struct GoalFollowUp {
  std::vector<IndicatorStanding> indicators;  ///< those under it and those that it names
  std::size_t met = 0, partly = 0, nearing = 0, missed = 0, unknown = 0;
  Verdict proposal = Verdict::unknown;  ///< never none, and never an assessment: all met, none met nor nearing, or between
  std::vector<OwnVerdict> verdicts;
  std::vector<Id<CommentRow>> comments;
  Ore budgeted;  ///< |drift| of the year that reaches it
  Ore followed, spent;  ///< of posts with förbrukat: their budget, and what was spent
};

/// What a unit spent as a whole, where its follow-up says so.
struct UnitSpent {
  Id<UnitRow> unit = {};
  Ore spent;  ///< cost positive
  std::optional<Ore> frame;  ///< its ram of that year
};

struct FollowUp {
  Period period;
  Rows<GoalRow, GoalFollowUp> goals;
  std::vector<IndicatorStanding> of_no_goal;  ///< of indicators that stand under a målområde or the plan itself
  /// What is counted, and what there is lacking of: each indicator once that has an outcome, or is to have one; and the goals that are to be
  /// assessed, the plan's by the municipality and its own by a unit.
  std::vector<IndicatorStanding> indicators;
  std::vector<Id<GoalRow>> to_assess;
  Ore budgeted, followed, spent;  ///< of all posts, each krona once
  std::vector<UnitSpent> units;  ///< beside what its posts say, not in the sums above
  // What is missing, each in the order of the files.
  std::vector<Id<IndicatorRow>> without_outcome;  ///< of a whole year those with a target for it, of a delår those measured so often
  std::vector<IndicatorStanding> without_comparison, without_base;  ///< whose target cannot be held against anything for that
  std::vector<IndicatorStanding> without_earlier;  ///< that lack the outcome of an earlier year, which their target counts
  std::vector<Id<GoalRow>> without_verdict;
  std::vector<Id<FollowUpRow>> without_overall;  ///< of a whole year and the whole municipality, as U09 asks
  std::vector<Id<UnitRow>> without_report;  ///< that have handed in a budget and no follow-up
  std::vector<Id<PostRow>> without_spent;  ///< satsningar with drift that year
  std::vector<Id<AssignmentRow>> without_status;  ///< where a status is given of others, as D05 asks
};

/// False where no file says anything about that time: neither follow-up nor outcome, nor a target for that year.
[[nodiscard]] bool is_followed_up(const Project& project, Period period);

/// Of one unit (its goals and posts, and the mål that it is ansvarig for or works towards) or, with Figures::unit no_row, of all.
[[nodiscard]] FollowUp add_up_follow_up(const Project& project, const Figures& figures, Period period);

}  // namespace malkoll::report
