#pragma once

#include "model/names.h"
#include "model/sums.h"

/// The phases of resolve, in order. What is wrong with what the files say goes to `faults`.
namespace malkoll::model {

/// The plan that is checked, and what it says of itself.
[[nodiscard]] PlanRow choose_plan(const Project& project, const CheckScope& scope, Faults& faults);
/// What references between goals, units and indicators come to.
struct Connections {
  Rows<GoalRow> goals;
  Rows<IndicatorRow> indicators;  ///< each with what it hangs on and whose it is
  Rows<IndicatorUseRow> indicator_uses;
  Rows<BreakdownRow> breakdowns;
  Rows<ResponsibleRow> responsible;
  Rows<GoalCircle> circles;
};
/// The project with a row for each thing, and what ids stand for. What is said of a thing elsewhere than in its own lines completes the rows
/// beside it, which have not been put into the project yet.
struct Numbered {
  Project project;
  Names names;
  Connections begun;
  Rows<AssignmentRow> assignments;
  Rows<PostRow> posts;
};
/// `planned`: with sources, facts and plan. Ids that are declared twice are told.
[[nodiscard]] Numbered number_things(Project planned, const CheckScope& scope, Faults& faults);
/// True, and told once, where nothing says in which unit any amount is.
[[nodiscard]] bool tell_of_units(const Project& project, Faults& faults);
/// References between goals, units and indicators: breakdown, ansvarig, who uses what; what is not found becomes loose.
[[nodiscard]] Connections connect(const Project& project, const Names& names, Connections begun, Faults& faults);
/// Who is to carry out which uppdrag, what they serve, and what answers them.
struct Assignments {
  Rows<AssignmentRow> assignments;
  Rows<AssignmentOwnerRow> owners;
  Rows<AssignmentGoalRow> goals;
  Rows<AnswerRow> answers;
};
[[nodiscard]] Assignments connect_assignments(const Project& project, const Names& names, Rows<AssignmentRow> begun, Faults& faults);
/// What is measured, and what of that could not be read.
struct Indicators {
  Rows<IndicatorRow> indicators;
  Rows<IndicatorUseRow> uses;
  Rows<TargetRow> targets;
  Rows<OutcomeRow> outcomes;
  Rows<ComparisonRow> comparisons;
  Gaps gaps;
};
[[nodiscard]] Indicators connect_indicators(const Project& project, const Names& names, Rows<IndicatorRow> begun,
                                            Rows<IndicatorUseRow> uses, Faults& faults);
/// Ramar in öre: the years that have one, of units and of the plan, as yet without what posts give.
struct Frames {
  Rows<UnitYearRow> unit_years;
  Rows<PlanYearRow> plan_years;
};
[[nodiscard]] Frames read_frames(const Project& project, Faults& faults);
/// The plan's years with what it says of their result too, and what that is held against.
[[nodiscard]] Rows<PlanYearRow> read_economy(const Project& project, const Rows<UnitYearRow>& frames, Rows<PlanYearRow> years,
                                             Faults& faults);
/// Posts with their amounts and links, and those with the id and the title of another in their budget: see post_pass.h.
struct Posts {
  Rows<PostRow> posts;
  Rows<AmountRow> amounts;
  Rows<LinkRow> links;
  std::vector<Id<PostRow>> copied;
};
[[nodiscard]] Posts read_posts(const Project& project, const Names& names, Rows<PostRow> begun, Faults& faults);
/// What the follow-ups say, and how far uppdrag have come by that.
struct FollowUps {
  Rows<AssessmentRow> assessments;
  Rows<CommentRow> comments;
  Rows<StatusRow> statuses;
  Rows<SpentRow> spent;
  Rows<AssignmentRow, Progress> progress;
};
[[nodiscard]] FollowUps follow_up(const Project& project, const Names& names, const Rows<UnitYearRow>& frames, Faults& faults);
/// Aspekter, and which of them own goals and posts name.
[[nodiscard]] Rows<AspectRow> mention_aspects(const Project& project, Faults& faults);

// From here on nothing is looked up or found at fault any more, and what the files say is counted.

/// Those that were not found, each with the id that it is nearest to.
[[nodiscard]] Rows<LooseRow> suggest(const Project& project, Rows<LooseRow> loose);
/// What misspelt ids may have meant, by `suggest`: of that it cannot be said that it is missing.
[[nodiscard]] Doubts count_misspelt(const Project& project, Gaps gaps);
/// What the posts and all else come to per unit, year, goal and pair of them; who has handed in. See post_pass.h.
[[nodiscard]] Sums sum_up(const Project& project, const Doubts& doubts, Rows<UnitYearRow> frames);
[[nodiscard]] AssignmentMoney sum_up_assignments(const Project& project, const Doubts& doubts);
/// The titles of goals, after `fold`.
[[nodiscard]] Rows<GoalRow, std::string> fold_titles(const Project& project);

}  // namespace malkoll::model
