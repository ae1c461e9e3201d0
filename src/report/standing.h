#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/project.h"

/// How the indicators of a year, or of its delår, did against their targets.
namespace malkoll::report {

/// `partly`: it misses its target, but not the level from which the plan says that it is partly met; `nearing`: it misses its target, or
/// has none that year, but went the right way since the value before, or holds the pace of a sum for several years.
enum class Standing : std::uint8_t { unknown, met, partly, nearing, missed };

/// What a standing rests on: the target's level, the mean of the years so far, the pace of a sum, or which way it went.
enum class Ground : std::uint8_t { level, so_far, pace, way };

/// What nobody has said, so that a target cannot be told to be met or missed: the value that it is compared with, the value that its step
/// begins with, the outcome of another of its years, or which way is better.
enum class Lack : std::uint8_t { nothing, comparison, base, earlier_outcome, direction };

struct IndicatorStanding {
  Id<IndicatorRow> indicator = {};
  Standing standing = Standing::unknown;
  Ground ground = Ground::way;
  Id<OutcomeRow> outcome = {}, before = {};  ///< of the time, and the latest of a year before it
  Id<TargetRow> target = {};  ///< of the year, else the nearest after it
  Year target_year = {};
  TargetLevel level;  ///< of the target in its year; of a comparison at the time
  std::optional<Decimal> so_far;  ///< of a target for several years: what it has come to
  Lack lack = Lack::nothing;
  Year lacking_year = {};  ///< of which year it is lacking; 0: of any before the budget year
};

/// The years of an indicator, among all of the project.
[[nodiscard]] std::span<const IndicatorYearRow> years_of(const Project& project, Id<IndicatorRow> indicator);

/// Against the targets of one of its goals; no_row: its own. Nothing that only a later follow-up says is used.
[[nodiscard]] IndicatorStanding standing_of(const Project& project, Id<IndicatorRow> indicator, Id<GoalRow> goal, Period period);

}  // namespace malkoll::report
