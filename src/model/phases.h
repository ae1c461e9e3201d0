#pragma once

#include "model/names.h"
#include "model/sums.h"

/// The phases of resolve, in order. What is wrong with what the files say goes to `faults`.
namespace malkoll::model {

/// The plan that is checked, and what it says of itself.
[[nodiscard]] PlanRow choose_plan(const Project& project, const CheckScope& scope, Faults& faults);
/// Rows for plan, goals, units, budgets, indicators and posts; Names; ids declared twice.
void number_things(Project& project, Names& names, const CheckScope& scope, Faults& faults);
/// True, and told once, where nothing says in which unit any amount is.
[[nodiscard]] bool tell_of_units(const Project& project, Faults& faults);
/// References between them: breakdown, ansvarig, whose follow-ups; what is not found becomes loose.
void connect(Project& project, const Names& names, Faults& faults);
/// Who is to carry out which uppdrag, what they serve, and what answers them. Gives the links, by post, of posts that name uppdrag and no
/// goal: to the goals of these.
[[nodiscard]] std::vector<LinkRow> connect_assignments(Project& project, const Names& names, Faults& faults);
/// Which goals use which indicators, targets and outcomes.
[[nodiscard]] Gaps connect_indicators(Project& project, const Names& names, Faults& faults);
/// Ramar in öre: the years that have one, of units and of the plan, as yet without what posts give.
struct Frames {
  Rows<UnitYearRow> unit_years;
  Rows<PlanYearRow> plan_years;
};
[[nodiscard]] Frames read_frames(const Project& project, Faults& faults);
/// The plan's years with what it says of their result too, and what that is held against.
[[nodiscard]] Rows<PlanYearRow> read_economy(const Project& project, const Rows<UnitYearRow>& frames, Rows<PlanYearRow> years,
                                             Faults& faults);
/// Amounts and links of posts, and ids that are declared twice: see post_pass.h.
void read_posts(Project& project, const Names& names, const std::vector<LinkRow>& through, Faults& faults);
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
