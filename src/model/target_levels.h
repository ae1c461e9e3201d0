#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "model/project.h"
#include "text/function_ref.h"

namespace malkoll {

/// What is written of a row.
[[nodiscard]] inline const Measure& measure(const Project& project, const MeasureRow& row) { return project.facts.measures[row.measure]; }

}  // namespace malkoll

namespace malkoll::model {

/// Neither ja nor nej.
[[nodiscard]] inline bool is_number(const Measure& m) { return m.op != TargetOp::yes && m.op != TargetOp::no; }

/// The values of whole years, of all together: by indicator and year.
class YearValues {
 public:
  explicit YearValues(const Project& project);

  /// no_row: none. Of a year's values what counts as measured is the utfall, and what a step begins with the utgångsvärde.
  [[nodiscard]] Id<OutcomeRow> measured(Id<IndicatorRow> indicator, Year year) const;
  [[nodiscard]] Id<OutcomeRow> begun(Id<IndicatorRow> indicator, Year year) const;
  /// The year of the latest value before `year`; 0: none.
  [[nodiscard]] Year latest_before(Id<IndicatorRow> indicator, Year year) const;
  /// The comparison with that name, of all together; no_row: none.
  [[nodiscard]] Id<ComparisonRow> comparison(Id<IndicatorRow> indicator, Year year, std::string_view name) const;

 private:
  struct OfYear {
    Id<OutcomeRow> outcome, baseline;
  };
  std::map<std::pair<Id<IndicatorRow>, Year>, OfYear> years_;
  std::map<std::tuple<Id<IndicatorRow>, Year, std::string>, Id<ComparisonRow>> comparisons_;
};

/// What a target comes to in a year: a step from where it begins, a comparison's value by the direction of its indicator, else as it is written.
[[nodiscard]] TargetLevel level_in(const Project& project, const YearValues& values, const TargetRow& target, Year year);

/// Of a target that is a comparison: against that one; no_row: its value is not known.
[[nodiscard]] TargetLevel level_against(const Project& project, const TargetRow& target, Id<ComparisonRow> other);

/// The targets with where their steps begin, and their levels. Needs directions.
[[nodiscard]] Rows<TargetRow> tell_levels(const Project& project, Rows<TargetRow> targets);

/// The mean or sum of the years of a target, as far as there are values.
struct SoFar {
  Decimal value;
  bool complete = false;  ///< the last year's is among them
};
/// nullopt: none of the years has a value, or one before the last that has is missing. `value_of`: the value of a year; nullptr: none.
[[nodiscard]] std::optional<SoFar> so_far(const Measure& target, Year through, FunctionRef<const Measure*(Year)> value_of);

/// What a sum comes to in all the years of its target, where the others become as those through `through`; nullopt: it does not fit.
[[nodiscard]] std::optional<Decimal> at_this_pace(const Measure& target, Decimal sum, Year through);

/// Whether a value reaches a target; nullopt: cannot be told. `before`: the value of the latest year before it, for `ska öka` and
/// `ska minska`; nullptr: none.
[[nodiscard]] std::optional<bool> reaches(const TargetLevel& target, const Measure& outcome, Direction direction, const Measure* before);
/// How many hundredths of a percent of the target a value is: less where less is better. nullopt: cannot be told.
[[nodiscard]] std::optional<std::int64_t> fulfilment_of(const TargetLevel& target, Decimal outcome, Direction direction);

}  // namespace malkoll::model
