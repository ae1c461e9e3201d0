#include "model/target_levels.h"

#include <algorithm>

#include "model/exact.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

std::optional<Decimal> one_step(const Measure& step, Decimal from) {
  const bool up = step.op == TargetOp::at_least;
  if (step.step_unit == StepUnit::percent || step.step_unit == StepUnit::percent_of_value)
    return up ? more_by_percent(from, step.value) : less_by_percent(from, step.value);
  return up ? plus(from, step.value) : minus(from, step.value);
}

/// The level of a step in a year, from the value that it begins with.
std::optional<Decimal> stepped(const Measure& step, Decimal from, Year base_year, Year year) {
  std::optional<Decimal> level = from;
  const int steps = step.per_year ? year - base_year : 1;
  for (int i = 0; i < steps && level; ++i) level = one_step(step, *level);
  return level;
}

/// The year whose value a step begins with; 0: none is known.
Year base_year_of(const Project& project, const YearValues& values, const TargetRow& target) {
  const Measure& m = measure(project, target);
  return m.from_year != 0 ? m.from_year : values.latest_before(target.indicator, project.plan.budget_year);
}

TargetOp held_against(TargetOp op, Direction direction) {
  if (direction == Direction::up) return op == TargetOp::better ? TargetOp::above : TargetOp::at_least;
  if (direction == Direction::down) return op == TargetOp::better ? TargetOp::below : TargetOp::at_most;
  return TargetOp::none;
}

}  // namespace

YearValues::YearValues(const Project& project) {
  for (const Id<OutcomeRow> row : project.outcomes.ids()) {
    const OutcomeRow& o = project.outcomes[row];
    if (o.indicator == no_row || o.period.year == 0 || o.period.is_interim() || !o.group.empty()) continue;
    OfYear& year = years_[{o.indicator, o.period.year}];
    (measure(project, o).key == Key::baseline ? year.baseline : year.outcome) = row;
  }
  for (const Id<ComparisonRow> row : project.comparisons.ids()) {
    const ComparisonRow& c = project.comparisons[row];
    if (c.indicator != no_row && !c.period.is_interim() && c.group.empty()) comparisons_[{c.indicator, c.period.year, fold(c.name)}] = row;
  }
}

Id<OutcomeRow> YearValues::measured(Id<IndicatorRow> indicator, Year year) const {
  const auto found = years_.find({indicator, year});
  if (found == years_.end()) return {};
  return found->second.outcome != no_row ? found->second.outcome : found->second.baseline;
}

Id<OutcomeRow> YearValues::begun(Id<IndicatorRow> indicator, Year year) const {
  const auto found = years_.find({indicator, year});
  if (found == years_.end()) return {};
  return found->second.baseline != no_row ? found->second.baseline : found->second.outcome;
}

Year YearValues::latest_before(Id<IndicatorRow> indicator, Year year) const {
  auto after = years_.lower_bound({indicator, year});
  if (after == years_.begin()) return {};
  --after;
  return after->first.first == indicator ? after->first.second : Year();
}

Id<ComparisonRow> YearValues::comparison(Id<IndicatorRow> indicator, Year year, std::string_view name) const {
  const auto found = comparisons_.find({indicator, year, fold(name)});
  return found == comparisons_.end() ? Id<ComparisonRow>() : found->second;
}

TargetLevel level_against(const Project& project, const TargetRow& target, Id<ComparisonRow> other) {
  const Measure& m = measure(project, target);
  TargetLevel level{m.op, false, m.value, m.high};
  level.op = target.indicator == no_row ? TargetOp::none : held_against(m.op, project.indicators[target.indicator].direction);
  if (other != no_row && is_number(measure(project, project.comparisons[other]))) {
    level.value = measure(project, project.comparisons[other]).value;
    level.known = true;
  }
  return level;
}

TargetLevel level_in(const Project& project, const YearValues& values, const TargetRow& target, Year year) {
  const Measure& m = measure(project, target);
  TargetLevel level{m.op, false, m.value, m.high};
  if (m.form == TargetForm::step) {
    if (target.base == no_row) return level;
    const Measure& base = measure(project, project.outcomes[target.base]);
    if (const auto reached = stepped(m, base.value, target.base_year, year)) {
      level.value = *reached;
      level.known = true;
    }
  } else if (m.form == TargetForm::comparison) {
    return level_against(project, target, values.comparison(target.indicator, year, project.text(m.than)));
  } else {
    level.known = m.op >= TargetOp::at_least && m.op <= TargetOp::equal;
  }
  return level;
}

Rows<TargetRow> tell_levels(const Project& project, Rows<TargetRow> targets) {
  const YearValues values(project);
  for (TargetRow& target : targets) {
    const Measure& m = measure(project, target);
    if (m.form == TargetForm::step && target.indicator != no_row) {
      target.base_year = base_year_of(project, values, target);
      const Id<OutcomeRow> base = values.begun(target.indicator, target.base_year);
      if (base != no_row && is_number(measure(project, project.outcomes[base]))) target.base = base;
    }
    target.level = level_in(project, values, target, target.period.year != 0 ? target.period.year : project.plan.budget_year);
  }
  return targets;
}

std::optional<SoFar> so_far(const Measure& target, Year through, FunctionRef<const Measure*(Year)> value_of) {
  std::optional<Decimal> sum;
  std::int64_t years = 0;
  SoFar result;
  bool missing = false;
  for (Year year = target.first_year; year <= std::min(target.year, through); ++year) {
    const Measure* value = value_of(year);
    if (value == nullptr) {
      missing = true;
      continue;
    }
    if (missing || !is_number(*value)) return std::nullopt;
    sum = sum ? plus(*sum, value->value) : to_thousandths(value->value);
    if (!sum) return std::nullopt;
    ++years;
    result.complete = year == target.year;
  }
  if (!sum) return std::nullopt;
  const auto value = target.over == Over::mean ? divided_by(*sum, years) : sum;
  if (!value) return std::nullopt;
  result.value = *value;
  return result;
}

std::optional<Decimal> at_this_pace(const Measure& target, Decimal sum, Year through) {
  const std::optional<Decimal> all = times(sum, target.year - target.first_year + 1);
  return all ? divided_by(*all, through - target.first_year + 1) : std::nullopt;
}

std::optional<bool> reaches(const TargetLevel& target, const Measure& outcome, Direction direction, const Measure* before) {
  const bool said = !is_number(outcome);  // ja or nej
  if (target.op == TargetOp::yes) return said ? std::optional(outcome.op == TargetOp::yes) : std::nullopt;
  if (said) return std::nullopt;
  if (target.op == TargetOp::up || target.op == TargetOp::down) {
    if (before == nullptr || !is_number(*before)) return std::nullopt;
    const int change = compare(outcome.value, before->value);
    return target.op == TargetOp::up ? change > 0 : change < 0;
  }
  if (!target.known) return std::nullopt;
  const int against = compare(outcome.value, target.value);
  switch (target.op) {
    case TargetOp::at_least: return against >= 0;
    case TargetOp::at_most: return against <= 0;
    case TargetOp::above: return against > 0;
    case TargetOp::below: return against < 0;
    case TargetOp::between: return against >= 0 && compare(outcome.value, target.high) <= 0;
    case TargetOp::equal:
      if (direction == Direction::up) return against >= 0;
      if (direction == Direction::down) return against <= 0;
      return against == 0 ? std::optional(true) : std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> fulfilment_of(const TargetLevel& target, Decimal outcome, Direction direction) {
  if (!target.known) return std::nullopt;
  switch (target.op) {
    case TargetOp::at_least:
    case TargetOp::above: return share_of(outcome, target.value);
    case TargetOp::at_most:
    case TargetOp::below: return share_of(target.value, outcome);
    case TargetOp::equal:
      if (direction == Direction::up) return share_of(outcome, target.value);
      if (direction == Direction::down) return share_of(target.value, outcome);
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace malkoll::model
