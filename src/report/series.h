#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "report/wording.h"

/// An indicator's values over the years, and what they say.
namespace malkoll::report {

struct OutcomePoint {
  Period period;
  bool baseline = false;
  bool yes_no = false;  ///< 1 is ja, 0 is nej
  double value = 0;
};

struct TargetPoint {
  Year year = {};  ///< 0: none written
  TargetOp op = TargetOp::none;
  double value = 0, high = 0;  ///< high: of `mellan`
  Id<GoalRow> goal = {};        ///< the own goal on which it is given; no_row: the indicator's own
  bool known = false;           ///< it is a number that can be worked out
  std::string said = {};        ///< what is written, where that is more than a level: `minska med 5 % per år från 2016`
  std::optional<double> base = {};  ///< what a step begins with
  Over over = Over::year;
};

/// The values of a group, or of what the indicator is compared with.
struct SideLine {
  std::string name;  ///< `kvinnor`, `riket`, `riket kvinnor`
  std::vector<OutcomePoint> outcomes;  ///< by year
};

struct Series {
  Direction direction = Direction::none;
  std::vector<OutcomePoint> outcomes;  ///< by year, the whole year after its delår
  std::vector<TargetPoint> targets;    ///< by year, the indicator's own first
  std::vector<SideLine> beside;        ///< in the order of the files

  [[nodiscard]] const OutcomePoint* latest() const;    ///< of a whole year where there is one, else nullptr or a delår
  [[nodiscard]] const OutcomePoint* interim() const;   ///< the delår after the latest whole year, else nullptr
  [[nodiscard]] const OutcomePoint* baseline() const;  ///< utgångsvärde, else nullptr
  /// The outcome of a whole year or a delår; nullptr: none.
  [[nodiscard]] const OutcomePoint* outcome(Period period) const;
  /// The indicator's own target of a year, or nullptr.
  [[nodiscard]] const TargetPoint* target(Year year) const;
  /// The indicator's own target of that year or the nearest after it, else the last; nullptr: none.
  [[nodiscard]] const TargetPoint* next_target(Year year) const;
};

[[nodiscard]] OutcomePoint outcome_point(const Project& project, const MeasureRow& row);
[[nodiscard]] TargetPoint target_point(const Project& project, const TargetRow& row);

/// In a follow-up's report with what was known then: values after `through` are left out, and targets stay.
[[nodiscard]] Rows<IndicatorRow, Series> all_series(const Project& project, std::optional<Period> through = std::nullopt);

/// A target that is a number.
[[nodiscard]] bool has_number(const TargetPoint& target);

/// `minst 86,5 %`, `ska öka`, `högst 4,085: 4,3 minska med 5 %`; of units only % is shown.
[[nodiscard]] std::string target_text(const TargetPoint& target, std::string_view unit_of_measure, const Wording& words);
/// `71,5 %`, `840`, `ja`; of units only % is shown.
[[nodiscard]] std::string value_text(const OutcomePoint& outcome, std::string_view unit_of_measure, const Wording& words);

}  // namespace malkoll::report
