#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/project.h"
#include "model/resolve.h"

/// The phases of resolve, in order. Each fills its part of the project.
namespace malkoll::model {

/// What ids and names stand for. Views point into the sources.
struct Names {
  std::unordered_map<std::string_view, std::uint32_t> goals, areas, units, indicators;  ///< id → row
  std::unordered_map<std::string, std::uint32_t> former_goals, former_areas, former_units;  ///< folded former name → row
  std::unordered_map<std::string_view, std::string_view> other_plans;  ///< id of another plan version's goal → that plan's id
};

void choose_plan(Project& project, const CheckScope& scope, Sink& sink);
/// Rows for plan, goals, units, budgets, indicators and posts; Names; ids declared twice.
void number_things(Project& project, Names& names, const CheckScope& scope, Sink& sink);
/// References between them: breakdown, ansvarig, indicators; what is not found becomes loose.
void connect(Project& project, const Names& names);
/// Amounts in öre with the sign of cost, per post; links with shares and money. Amounts without any unit go to `sink`.
void count_money(Project& project, const Names& names, Sink& sink);
/// Aspekter, and which of them own goals and posts name.
void mention_aspects(Project& project);
/// Per unit, year, goal and pair of them; tolerance; who has handed in.
void sum_up(Project& project, const CheckScope& scope);
/// Amounts that may be why the posts of a unit miss its frame.
void explain_missed_frames(Project& project);
/// Posts that stand in two budgets.
void find_twins(Project& project);

/// Looks an id up: exactly, else as a former name; what is not exact is noted in Project::loose.
std::uint32_t find_goal(Project& project, const Names& names, Span text, std::uint32_t owner, std::string_view property);

}  // namespace malkoll::model
