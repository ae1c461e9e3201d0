#include "report/standing.h"

#include <algorithm>

#include "model/direction.h"
#include "model/exact.h"
#include "model/target_levels.h"
#include "text/utf8.h"

namespace malkoll::report {

namespace {

using Years = std::span<const IndicatorYearRow>;

struct ByIndicator {
  bool operator()(const IndicatorYearRow& row, Id<IndicatorRow> indicator) const { return row.indicator < indicator; }
  bool operator()(Id<IndicatorRow> indicator, const IndicatorYearRow& row) const { return indicator < row.indicator; }
};

/// The target of the year, a goal's own before the indicator's; else the nearest after it.
void choose_target(const Project& project, Years years, Id<GoalRow> goal, Year year, IndicatorStanding& s) {
  for (const IndicatorYearRow& row : years) {
    if (row.target == no_row || row.year < year || (row.goal != no_row && row.goal != goal)) continue;
    const bool sooner = s.target == no_row || row.year < s.target_year;
    const bool own = row.year == s.target_year && row.goal != no_row;
    const bool with_value = measure(project, project.targets[row.target]).op != TargetOp::missing;
    if (!with_value || !(sooner || own)) continue;
    s.target = row.target;
    s.target_year = row.year;
    s.level = row.level;
  }
}

/// What a target is compared with at the time: at a delår its own value, else the year's where no later follow-up says it.
Id<ComparisonRow> comparison_at(const Project& project, const IndicatorStanding& s, Period period) {
  const std::string name = fold(project.text(measure(project, project.targets[s.target]).than));
  Id<ComparisonRow> found;
  for (const Id<ComparisonRow> row : project.comparisons.ids()) {
    const ComparisonRow& c = project.comparisons[row];
    if (c.indicator != s.indicator || c.period.year != period.year || !c.group.empty() || fold(c.name) != name) continue;
    if (c.follow_up != no_row && project.follow_ups[c.follow_up].period > period) continue;
    if (c.period == period || (found == no_row && !c.period.is_interim())) found = row;
  }
  return found;
}

/// One indicator held against its target, on what is known at the time.
class Judge {
 public:
  Judge(const Project& project, Years years, Period period, IndicatorStanding& s)
      : project_(project), years_(years), period_(period), s_(s), indicator_(project.indicators[s.indicator]) {
    if (s.target != no_row) target_ = &measure(project, project.targets[s.target]);
    if (s.outcome != no_row) outcome_ = &measure(project, project.outcomes[s.outcome]);
    if (s.before != no_row) before_ = &measure(project, project.outcomes[s.before]);
  }

  [[nodiscard]] Standing standing() {
    find_level();
    if (outcome_ == nullptr) return Standing::unknown;
    if (target_ == nullptr) return by_way(Standing::unknown);
    return target_->over == Over::year ? by_level(*outcome_) : by_years();
  }

 private:
  void lacks(Lack what, Year year) {
    s_.lack = what;
    s_.lacking_year = year;
  }

  void find_level() {
    if (target_ == nullptr) return;
    if (target_->form == TargetForm::comparison) {
      s_.level = model::level_against(project_, project_.targets[s_.target], comparison_at(project_, s_, period_));
      if (!s_.level.known) lacks(Lack::comparison, period_.year);
    }
    const TargetRow& row = project_.targets[s_.target];
    if (target_->form == TargetForm::step && row.base == no_row) lacks(Lack::base, row.base_year);
    if (target_->over == Over::year || target_->first_year > period_.year) return;
    for (Year year = target_->first_year; year < std::min(period_.year, target_->year); ++year) {
      if (value_of(year) == nullptr) return lacks(Lack::earlier_outcome, year);
    }
  }

  /// Which way is better: by the sign of that very target, which may be an own goal's, else as the indicator's direction is told.
  [[nodiscard]] Direction better() const {
    if (indicator_.direction == Direction::keep || target_ == nullptr) return indicator_.direction;
    const Direction by_sign = model::direction_of(s_.level.op);
    return by_sign == Direction::none ? indicator_.direction : by_sign;
  }

  [[nodiscard]] bool is_of_this_year() const { return s_.target_year == period_.year; }

  /// Without a value before it only a target of that very year can be said to be missed.
  [[nodiscard]] Standing otherwise() const { return is_of_this_year() ? Standing::missed : Standing::unknown; }

  [[nodiscard]] const Measure* value_of(Year year) const {
    if (year == period_.year) return outcome_;
    for (const IndicatorYearRow& row : years_) {
      if (row.year == year && row.outcome != no_row) return &measure(project_, project_.outcomes[row.outcome]);
    }
    return nullptr;
  }

  /// `delvis uppfyllt` says from where it is. 80 % of a target below zero is harder than the target: then nothing is said.
  [[nodiscard]] bool has_partly_limit() const {
    return indicator_.partly_level != no_row || (indicator_.partly != 0 && s_.level.value.mantissa > 0);
  }

  [[nodiscard]] bool is_partly(const Measure& value) const {
    if (indicator_.partly_level != no_row) {
      const Measure& limit = project_.facts.measures[indicator_.partly_level];
      return model::reaches({limit.op, true, limit.value, {}}, value, better(), nullptr).value_or(false);
    }
    return model::fulfilment_of(s_.level, value.value, better()).value_or(0) >= indicator_.partly;
  }

  /// A level is reached or not; where that cannot be told, nothing is, whichever way it went.
  Standing by_level(const Measure& value) {
    const std::optional<bool> reached = model::reaches(s_.level, value, better(), before_);
    if (!reached) {
      const bool told = s_.level.op == TargetOp::up || s_.level.op == TargetOp::down || !model::is_number(value);
      if (s_.lack == Lack::nothing && !told && better() == Direction::none) lacks(Lack::direction, {});
      return Standing::unknown;
    }
    s_.ground = Ground::level;
    if (*reached) return Standing::met;
    if (has_partly_limit()) return is_partly(value) ? Standing::partly : otherwise();
    return by_way(otherwise());
  }

  /// A target for several years: of those that have been, until its last year is over.
  Standing by_years() {
    if (target_->first_year > period_.year) return before_its_years();
    if (s_.lack != Lack::nothing || !model::is_number(*outcome_)) return Standing::unknown;
    const std::optional<model::SoFar> reached = model::so_far(*target_, period_.year, [&](Year year) { return value_of(year); });
    if (!reached) return Standing::unknown;
    s_.so_far = reached->value;
    Measure counted = *outcome_;
    counted.value = reached->value;
    const bool sum = target_->over == Over::sum;
    if (sum && (!reached->complete || period_.is_interim())) return by_sum(counted);
    const Standing standing = by_level(counted);
    if (standing == Standing::met && !reached->complete) s_.ground = Ground::so_far;
    return standing;
  }

  /// What is to be a mean of years to come may be as good already; a sum of them has not begun.
  Standing before_its_years() {
    if (target_->over == Over::mean) return by_level(*outcome_);
    const Standing way = by_way(Standing::unknown);
    return way == Standing::missed ? Standing::unknown : way;
  }

  /// A sum whose years are not over: what it must grow to can be there already and what it may not grow above be passed, else it is held
  /// against what its years so far ask.
  Standing by_sum(Measure sum) {
    const std::optional<bool> reached = model::reaches(s_.level, sum, better(), nullptr);
    if (!reached) return Standing::unknown;
    const bool grows = s_.level.value.mantissa > 0 && better() == Direction::up,
               ends = s_.level.value.mantissa > 0 && better() == Direction::down;
    if ((grows && *reached) || (ends && !*reached)) {
      s_.ground = Ground::level;
      return *reached ? Standing::met : Standing::missed;
    }
    const std::optional<Decimal> all = model::at_this_pace(*target_, sum.value, period_.year);
    if (!all) return Standing::unknown;
    sum.value = *all;
    if (model::reaches(s_.level, sum, better(), nullptr).value_or(false)) {
      s_.ground = Ground::pace;
      return Standing::nearing;
    }
    const Standing way = by_way(Standing::unknown);
    // Half a year's is less than a whole year's: that it is less than the year before says nothing.
    return way == Standing::missed && period_.is_interim() ? Standing::unknown : way;
  }

  Standing by_way(Standing otherwise) {
    s_.ground = otherwise == Standing::missed ? Ground::level : Ground::way;
    const Direction way = better();
    if (before_ == nullptr || !model::is_number(*outcome_) || !model::is_number(*before_) || way == Direction::none) return otherwise;
    const int change = model::compare(outcome_->value, before_->value);
    if (way == Direction::keep) return target_ == nullptr && change == 0 ? Standing::met : otherwise;
    return (way == Direction::up ? change > 0 : change < 0) ? Standing::nearing : Standing::missed;
  }

  const Project& project_;
  Years years_;
  Period period_;
  IndicatorStanding& s_;
  const IndicatorRow& indicator_;
  const Measure* target_ = nullptr;
  const Measure* outcome_ = nullptr;
  const Measure* before_ = nullptr;
};

}  // namespace

std::span<const IndicatorYearRow> years_of(const Project& project, Id<IndicatorRow> indicator) {
  const auto [first, last] = std::equal_range(project.indicator_years.begin(), project.indicator_years.end(), indicator, ByIndicator{});
  return Years(project.indicator_years)
      .subspan(static_cast<std::size_t>(first - project.indicator_years.begin()), static_cast<std::size_t>(last - first));
}

IndicatorStanding standing_of(const Project& project, Id<IndicatorRow> indicator, Id<GoalRow> goal, Period period) {
  IndicatorStanding s;
  s.indicator = indicator;
  const Years years = years_of(project, indicator);
  for (const IndicatorYearRow& row : years) {
    if (row.year < period.year && row.outcome != no_row) s.before = row.outcome;
    if (row.year == period.year) s.outcome = period.is_interim() ? row.half : row.outcome;
  }
  choose_target(project, years, goal, period.year, s);
  s.standing = Judge(project, years, period, s).standing();
  return s;
}

}  // namespace malkoll::report
