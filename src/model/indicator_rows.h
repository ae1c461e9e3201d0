#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/facts.h"
#include "model/period.h"
#include "text/year.h"

/// What is measured: indicators, their targets and values, and both of them year by year. Part of Project.
namespace malkoll {

struct AreaRow;
struct GoalRow;
struct UnitRow;
struct FollowUpRow;
struct TargetRow;
struct OutcomeRow;

/// What tells an indicator's direction: a target's sign, riktning on itself, on its goal or on the plan, or words.
enum class DirectionFrom : std::uint8_t { none, target, indicator, goal, title, plan, goal_text };

struct IndicatorRow {
  Id<Declaration> declaration;
  Id<UnitRow> owner;
  Id<GoalRow> goal;  ///< the first that its `mål` names, else the one that it stands under; no_row: it stands under a målområde or the plan
  Id<AreaRow> area;  ///< the målområde that it stands under, where no goal does
  bool names_goals = false;  ///< `mål` says which goals it is for
  std::int64_t partly = 0;  ///< delvis uppfyllt, in hundredths of a percent of the target: its own, else the plan's; 0: not said
  Id<Measure> partly_level;  ///< the same as a level
  Span unit_of_measure, source, owner_text;
  Direction direction = Direction::none;  ///< what model::tell_directions comes to
  DirectionFrom direction_from = DirectionFrom::none;
  Direction said_direction = Direction::none;  ///< riktning: its own, else its goal's, else the plan's
  Kind said_direction_on = Kind::unknown;
  Span direction_place;  ///< where riktning is said
  bool counts_change = false;  ///< model::counts_change of its title
  std::string activity;  ///< model::activity_in_title of its title
  std::string title_unit;  ///< the unit of measure that its title tells; empty: none
  std::int64_t months = 12;
  std::int64_t targets = 0, outcomes = 0, goals = 0;
  Id<IndicatorRow> twin;  ///< the first indicator that measures the same
  bool from_kolada = false;
  Span kolada;  ///< its number there, as written; empty: none
  Span target_missing, bare_target;
  bool says_missing = false;
  Id<TargetRow> last_target;
  Id<OutcomeRow> latest;  ///< of a whole year
};
struct IndicatorUseRow {
  Id<GoalRow> goal;
  Id<IndicatorRow> indicator;
  bool own = false;
  Span place;
};
/// A target as it is to be reached in a year: where it is a step, what it comes to; where it is held against a comparison, that value.
struct TargetLevel {
  TargetOp op = TargetOp::none;  ///< none: which sign it has cannot be told
  bool known = false;  ///< false: not a number, or one that cannot be worked out
  Decimal value, high;  ///< high: of `mellan`
};
/// What the three below have in common.
struct MeasureRow {
  Id<IndicatorRow> indicator;
  Id<GoalRow> goal;
  Id<Measure> measure;
  Id<FollowUpRow> follow_up;
  Period period;
  std::string_view group;  ///< of whom it is the value; empty: of all together
};
/// A målvärde.
struct TargetRow : MeasureRow {
  TargetLevel level;  ///< in its year, else in the budget year
  Year base_year = {};  ///< of a step, where it begins; 0: no value to begin with is known
  Id<OutcomeRow> base;  ///< the value that it begins with
};
/// An utgångsvärde or utfall.
struct OutcomeRow : MeasureRow {};
/// A jämförelse.
struct ComparisonRow : MeasureRow {
  std::string_view name;  ///< what it is compared with
};
/// A year of an indicator: what was to be reached and what was measured. `goal`: the target is that own goal's.
struct IndicatorYearRow {
  Id<IndicatorRow> indicator;
  Id<GoalRow> goal;
  Year year = {};
  Id<TargetRow> target;
  Id<OutcomeRow> outcome, half;  ///< of the whole year, and from the delår
  bool unreadable = false;  ///< a line with its outcome could not be read
  TargetLevel level;  ///< of the target in that year
  Id<ComparisonRow> other;  ///< what the target is held against
  std::optional<Decimal> so_far;  ///< of a target for several years: the mean or sum of the values that there are, none missing among them
  std::optional<std::int64_t> fulfilment;  ///< hundredths of a percent of the target; nullopt: cannot be told
  std::optional<bool> met;  ///< nullopt: cannot be told
};

}  // namespace malkoll
