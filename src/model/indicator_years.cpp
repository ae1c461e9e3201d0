#include "model/indicator_years.h"

#include <algorithm>
#include <tuple>

namespace malkoll::model {

namespace {

/// A target or an outcome in its year. `goal`: of the own goal whose target it is; no_row: the indicator's own.
struct Entry {
  Id<IndicatorRow> indicator;
  std::int64_t year = 0;
  Id<GoalRow> goal;
  Id<TargetRow> target;    ///< no_row: it is an outcome
  Id<OutcomeRow> outcome;  ///< no_row: it is a target

  [[nodiscard]] auto group() const { return std::tuple(indicator, year); }
  [[nodiscard]] auto series() const { return std::tuple(indicator, goal, year); }
};

std::vector<Entry> entries_of(const Project& project) {
  std::vector<Entry> entries, everlasting;
  for (const Id<TargetRow> row : project.targets.ids()) {
    const MeasureRow& t = project.targets[row];
    if (t.indicator == no_row || project.facts.measures[t.measure].op == TargetOp::missing) continue;
    const Id<GoalRow> goal = t.goal == project.indicators[t.indicator].goal ? Id<GoalRow>() : t.goal;
    (t.year == 0 ? everlasting : entries).push_back({t.indicator, t.year, goal, row, no_row});
  }
  // A target without a year, where its series has none of the year's own.
  const auto before = [](const Entry& a, const Entry& b) { return a.series() < b.series(); };
  std::sort(entries.begin(), entries.end(), before);
  const auto given = static_cast<std::ptrdiff_t>(entries.size());
  for (Entry entry : everlasting) {
    for (std::int64_t year = project.plan.budget_year; year != 0 && year <= project.plan.last_year; ++year) {
      entry.year = year;
      if (!std::binary_search(entries.begin(), entries.begin() + given, entry, before)) entries.push_back(entry);
    }
  }
  for (const Id<OutcomeRow> row : project.outcomes.ids()) {
    const MeasureRow& o = project.outcomes[row];
    if (o.indicator != no_row && o.year != 0) entries.push_back({o.indicator, o.year, no_row, no_row, row});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.indicator, a.year, a.target == no_row, a.goal != no_row, a.goal, a.target, a.outcome) <
           std::tuple(b.indicator, b.year, b.target == no_row, b.goal != no_row, b.goal, b.target, b.outcome);
  });
  return entries;
}

const Measure& measure(const Project& project, const MeasureRow& row) { return project.facts.measures[row.measure]; }

}  // namespace

std::optional<bool> reaches(const Measure& target, const Measure& outcome, Direction direction, const Measure* before) {
  const bool said = outcome.op == TargetOp::yes || outcome.op == TargetOp::no;  // ja or nej
  if (target.op == TargetOp::yes) return said ? std::optional(outcome.op == TargetOp::yes) : std::nullopt;
  if (said) return std::nullopt;
  const double value = outcome.value.real(), wanted = target.value.real();
  switch (target.op) {
    case TargetOp::at_least: return value >= wanted;
    case TargetOp::at_most: return value <= wanted;
    case TargetOp::above: return value > wanted;
    case TargetOp::below: return value < wanted;
    case TargetOp::between: return value >= wanted && value <= target.high.real();
    case TargetOp::equal:
      if (direction == Direction::up) return value >= wanted;
      if (direction == Direction::down) return value <= wanted;
      return value == wanted ? std::optional(true) : std::nullopt;
    case TargetOp::up:
    case TargetOp::down:
      if (before == nullptr || before->op == TargetOp::yes || before->op == TargetOp::no) return std::nullopt;
      return target.op == TargetOp::up ? value > before->value.real() : value < before->value.real();
    default: return std::nullopt;
  }
}

void derive_indicator_years(Project& project, std::vector<UnreadOutcome> unread) {
  const auto order = [](const UnreadOutcome& a, const UnreadOutcome& b) {
    return std::tuple(a.indicator, a.year) < std::tuple(b.indicator, b.year);
  };
  std::sort(unread.begin(), unread.end(), order);
  const auto is_unread = [&](Id<IndicatorRow> indicator, std::int64_t year) {
    return std::binary_search(unread.begin(), unread.end(), UnreadOutcome{indicator, year}, order);
  };
  const std::vector<Entry> entries = entries_of(project);
  const Measure* before = nullptr;
  for (auto first = entries.begin(); first != entries.end();) {
    const auto last = std::find_if(first, entries.end(), [&](const Entry& e) { return e.group() != first->group(); });
    if (first != entries.begin() && std::prev(first)->indicator != first->indicator) before = nullptr;
    IndicatorYearRow year;
    year.indicator = first->indicator;
    year.year = first->year;
    year.unreadable = is_unread(year.indicator, year.year) || is_unread(year.indicator, 0);
    for (auto e = first; e != last; ++e) {
      if (e->target != no_row) continue;
      const OutcomeRow& row = project.outcomes[e->outcome];
      if (row.half_year) {
        year.half = e->outcome;
      } else if (year.outcome == no_row || measure(project, row).key != Key::baseline) {
        year.outcome = e->outcome;
      }
    }
    const Measure* value = year.outcome == no_row ? nullptr : &measure(project, project.outcomes[year.outcome]);
    const auto add = [&](const Entry* target) {
      year.goal = target == nullptr ? Id<GoalRow>() : target->goal;
      year.target = target == nullptr ? Id<TargetRow>() : target->target;
      year.met = std::nullopt;
      if (target != nullptr && value != nullptr) {
        year.met = reaches(measure(project, project.targets[target->target]), *value, project.indicators[year.indicator].direction, before);
      }
      project.indicator_years.push_back(year);
    };
    if (first->target == no_row || first->goal != no_row) add(nullptr);
    for (auto e = first; e != last && e->target != no_row; ++e) {
      // Of two own targets for the same year the first counts: the other is the same line on the goal above.
      if (e == first || e->goal != std::prev(e)->goal) add(&*e);
    }
    if (value != nullptr) before = value;
    first = last;
  }
}

}  // namespace malkoll::model
