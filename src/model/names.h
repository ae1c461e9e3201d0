#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/project.h"
#include "model/resolve.h"

/// The phases of resolve, in order. Each fills its part of the project.
namespace malkoll::model {

template <typename Row>
using Ids = std::unordered_map<std::string_view, Id<Row>>;
using FormerNames = std::unordered_map<std::string, Id<Declaration>>;    ///< folded former name → declaration
using OtherIds = std::unordered_map<std::string_view, std::string_view>;  ///< id in another plan version → that plan's id

/// What ids and names stand for. Views point into the sources.
struct Names {
  Ids<GoalRow> goals;
  Ids<AreaRow> areas;
  Ids<UnitRow> units;
  Ids<IndicatorRow> indicators;
  Ids<AssignmentRow> assignments;
  FormerNames former_goals, former_areas, former_units;
  OtherIds other_goals, other_assignments, other_indicators;
};

void choose_plan(Project& project, const CheckScope& scope, Sink& sink);
/// Rows for plan, goals, units, budgets, indicators and posts; Names; ids declared twice.
void number_things(Project& project, Names& names, const CheckScope& scope, Sink& sink);
/// References between them: breakdown, ansvarig, whose follow-ups; what is not found becomes loose.
void connect(Project& project, const Names& names, Sink& sink);
/// Who is to carry out which uppdrag, what they serve, and what answers them; posts that name some and no goal get links to the goals of these.
void connect_assignments(Project& project, const Names& names, Sink& sink);
/// Which goals use which indicators, targets and outcomes, and both of them year by year. Targets that could be for several
/// indicators go to `sink`.
void connect_indicators(Project& project, const Names& names, Sink& sink);
/// Ramar in öre. Amounts without any unit go to `sink`.
void read_frames(Project& project, Sink& sink);
/// What the plan says of a year's result, and what that is held against; after read_frames.
void read_economy(Project& project, Sink& sink);
/// The row of a year of the plan, made where there is none.
[[nodiscard]] PlanYearRow& plan_year(Project& project, std::int64_t year);
/// Everything about posts: see post_pass.h. Amounts without any unit, and ids that are declared twice, go to `sink`.
void read_posts(Project& project, const Names& names, bool threads, Sink& sink);
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

/// Says that an id is declared once more (P06).
void declared_twice(Sink& sink, const Declaration& second, const Declaration& first);
/// A property's number; `otherwise` where it is not given.
[[nodiscard]] std::int64_t number_of(const Project& project, Id<Declaration> declaration, Key key, std::int64_t otherwise = 0);
/// What is written under `avrundning`, in öre; without a unit of its own it is in that of the amounts beside it.
[[nodiscard]] std::optional<Ore> rounding_of(Project& project, Id<Declaration> declaration, AmountUnit unit, Sink& sink);

// Each looks an id up: exactly, else as a former name. What is not exact is noted in Project::loose. Ids in a list without a comma between them go to `sink`.
Id<GoalRow> find_goal(Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Sink& sink);
Id<AreaRow> find_area(Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Sink& sink);
Id<UnitRow> find_unit(Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Sink& sink);
Id<AssignmentRow> find_assignment(Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Sink& sink);
Id<IndicatorRow> find_indicator(Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Sink& sink);

/// The units that a name behind ansvarig stands for: one (no_row: not found), or all of them, all nämnder or all bolag, but for those that
/// are excused.
std::vector<Id<UnitRow>> find_responsible(Project& project, const Names& names, Span text, Id<Declaration> owner, Sink& sink);

/// What is named twice, by two names: said at `again`, and what that line says of `declaration` is not known. A former name there
/// is not told too: it goes with the line.
void named_twice(Project& project, Span again, Span first, Id<Declaration> declaration, Key key, const char* variant, Sink& sink);

/// The titles of goals, for those who write one where its id belongs. Made when first asked.
class WrittenTitles {
 public:
  explicit WrittenTitles(const Project& project) : project_(project) {}
  static constexpr std::size_t most_parts = 8;  ///< commas in a title, and one

  [[nodiscard]] bool has(Span text);

 private:
  const Project& project_;
  std::unordered_set<std::string> titles_;  ///< folded
};

/// Tells once of amounts where nothing says in which unit any is.
void tell_of_units(Project& project, Sink& sink);

/// Öre as written, with `unit` where the amount has none of its own; nullopt, and reported, where there is no unit at all
/// or the number is too large or too fine for it.
std::optional<Ore> in_ore(Project& project, const Amount& amount, Id<Declaration> declaration, AmountUnit unit, Sink& sink);

}  // namespace malkoll::model
