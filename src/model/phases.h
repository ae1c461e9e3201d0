#pragma once

#include "model/names.h"

/// The phases of resolve, in order. Each fills its part of the project.
namespace malkoll::model {

void choose_plan(Project& project, const CheckScope& scope, Sink& sink);
/// Rows for plan, goals, units, budgets, indicators and posts; Names; ids declared twice.
void number_things(Project& project, Names& names, const CheckScope& scope, Sink& sink);
/// Tells once of amounts where nothing says in which unit any is.
void tell_of_units(Project& project, Sink& sink);
/// References between them: breakdown, ansvarig, whose follow-ups; what is not found becomes loose.
void connect(Project& project, const Names& names, Sink& sink);
/// Who is to carry out which uppdrag, what they serve, and what answers them. Gives the links, by post, of posts that name uppdrag and no
/// goal: to the goals of these.
[[nodiscard]] std::vector<LinkRow> connect_assignments(Project& project, const Names& names, Sink& sink);
/// Which goals use which indicators, targets and outcomes, and both of them year by year. Targets that could be for several
/// indicators go to `sink`.
void connect_indicators(Project& project, const Names& names, Sink& sink);
/// Ramar in öre. Amounts without any unit go to `sink`.
void read_frames(Project& project, Sink& sink);
/// What the plan says of a year's result, and what that is held against; after read_frames.
void read_economy(Project& project, Sink& sink);
/// Everything about posts: see post_pass.h. Amounts without any unit, and ids that are declared twice, go to `sink`.
void read_posts(Project& project, const Names& names, const std::vector<LinkRow>& through, bool threads, Sink& sink);
/// The id that each one that was not found is nearest to.
void suggest(Project& project);
/// Assessments, comments, how far uppdrag have come, and what was spent. Amounts without any unit go to `sink`.
void follow_up(Project& project, const Names& names, Sink& sink);
/// What posts give for each uppdrag.
void sum_up_assignments(Project& project);
/// Aspekter, and which of them own goals and posts name.
void mention_aspects(Project& project);
/// What misspelt ids may have meant, by `suggest`: of that it cannot be said that it is missing.
void count_misspelt(Project& project);
/// Sums that miss their frame only because a post was pasted twice cannot be told to miss it.
void excuse_copies(Project& project);
/// What the posts' sums come to per unit, year, goal and pair of them; tolerance; who has handed in.
void sum_up(Project& project, const CheckScope& scope);
/// Amounts that may be why the posts of a unit miss its frame.
void explain_missed_frames(Project& project);

}  // namespace malkoll::model
