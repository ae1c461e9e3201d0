#include "model/indicator_years.h"

#include <algorithm>
#include <tuple>

#include "model/target_levels.h"

namespace malkoll::model {

namespace {

/// A target or an outcome in its year. `goal`: of the own goal whose target it is; no_row: the indicator's own.
struct Entry {
  Id<IndicatorRow> indicator;
  Year year;
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
    (t.period.year == 0 ? everlasting : entries).push_back({t.indicator, t.period.year, goal, row, no_row});
  }
  // A target without a year, where its series has none of the year's own.
  const auto before = [](const Entry& a, const Entry& b) { return a.series() < b.series(); };
  std::sort(entries.begin(), entries.end(), before);
  const auto given = static_cast<std::ptrdiff_t>(entries.size());
  for (Entry entry : everlasting) {
    for (Year year = project.plan.budget_year; year != 0 && year <= project.plan.last_year; ++year) {
      entry.year = year;
      if (!std::binary_search(entries.begin(), entries.begin() + given, entry, before)) entries.push_back(entry);
    }
  }
  for (const Id<OutcomeRow> row : project.outcomes.ids()) {
    const MeasureRow& o = project.outcomes[row];
    if (o.indicator != no_row && o.period.year != 0 && o.group.empty())
      entries.push_back({o.indicator, o.period.year, no_row, no_row, row});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.indicator, a.year, a.target == no_row, a.goal != no_row, a.goal, a.target, a.outcome) <
           std::tuple(b.indicator, b.year, b.target == no_row, b.goal != no_row, b.goal, b.target, b.outcome);
  });
  return entries;
}

/// Holds what was measured in a year against its target.
void judge(const Project& project, const YearValues& values, const Measure* value, const Measure* before, IndicatorYearRow& year) {
  const TargetRow& target = project.targets[year.target];
  const Measure& written = measure(project, target);
  const Direction direction = project.indicators[year.indicator].direction;
  year.level = level_in(project, values, target, year.year);
  if (written.form == TargetForm::comparison) year.other = values.comparison(year.indicator, year.year, project.text(written.than));
  if (written.over == Over::year) {
    if (value == nullptr) return;
    year.met = reaches(year.level, *value, direction, before);
    if (value->op == TargetOp::none) year.fulfilment = fulfilment_of(year.level, value->value, direction);
    return;
  }
  const auto value_of = [&](Year of) -> const Measure* {
    const Id<OutcomeRow> row = values.measured(year.indicator, of);
    return row == no_row ? nullptr : &measure(project, project.outcomes[row]);
  };
  const std::optional<SoFar> reached = so_far(written, year.year, value_of);
  if (!reached) return;
  year.so_far = reached->value;
  if (!reached->complete) return;
  Measure whole;
  whole.value = reached->value;
  year.met = reaches(year.level, whole, direction, nullptr);
  year.fulfilment = fulfilment_of(year.level, whole.value, direction);
}

}  // namespace

Rows<IndicatorYearRow> derive_indicator_years(const Project& project, std::vector<UnreadOutcome> unread) {
  Rows<IndicatorYearRow> years;
  const YearValues values(project);
  const auto order = [](const UnreadOutcome& a, const UnreadOutcome& b) {
    return std::tuple(a.indicator, a.year) < std::tuple(b.indicator, b.year);
  };
  std::sort(unread.begin(), unread.end(), order);
  const auto is_unread = [&](Id<IndicatorRow> indicator, Year year) {
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
    year.unreadable = is_unread(year.indicator, year.year) || is_unread(year.indicator, {});
    for (auto e = first; e != last; ++e) {
      if (e->target != no_row) continue;
      const OutcomeRow& row = project.outcomes[e->outcome];
      if (row.period.is_interim()) {
        year.half = e->outcome;
      } else if (year.outcome == no_row || measure(project, row).key != Key::baseline) {
        year.outcome = e->outcome;
      }
    }
    const Measure* value = year.outcome == no_row ? nullptr : &measure(project, project.outcomes[year.outcome]);
    const auto add = [&](const Entry* target) {
      year.goal = target == nullptr ? Id<GoalRow>() : target->goal;
      year.target = target == nullptr ? Id<TargetRow>() : target->target;
      year.level = {};
      year.other = no_row;
      year.so_far = std::nullopt;
      year.fulfilment = std::nullopt;
      year.met = std::nullopt;
      if (target != nullptr) judge(project, values, value, before, year);
      years.push_back(year);
    };
    if (first->target == no_row || first->goal != no_row) add(nullptr);
    for (auto e = first; e != last && e->target != no_row; ++e) {
      // Of two own targets for the same year the first counts: the other is the same line on the goal above.
      if (e == first || e->goal != std::prev(e)->goal) add(&*e);
    }
    if (value != nullptr) before = value;
    first = last;
  }
  return years;
}

}  // namespace malkoll::model
