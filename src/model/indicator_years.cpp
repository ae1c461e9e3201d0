#include "model/indicator_years.h"

#include <algorithm>
#include <tuple>

namespace malkoll::model {

namespace {

/// A target or an outcome in its year. `goal`: of the own goal whose target it is; no_row: the indicator's own.
struct Entry {
  std::uint32_t indicator = no_row;
  std::int64_t year = 0;
  std::uint32_t goal = no_row;
  bool target = false;
  std::uint32_t row = no_row;

  [[nodiscard]] auto group() const { return std::tuple(indicator, year); }
  [[nodiscard]] auto series() const { return std::tuple(indicator, goal, year); }
};

std::vector<Entry> entries_of(const Project& project) {
  std::vector<Entry> entries, everlasting;
  for (std::uint32_t row = 0; row < project.targets.size(); ++row) {
    const MeasureRow& t = project.targets[row];
    if (t.indicator == no_row || project.facts.measures[t.measure].op == TargetOp::missing) continue;
    const std::uint32_t goal = t.goal == project.indicators[t.indicator].goal ? no_row : t.goal;
    (t.year == 0 ? everlasting : entries).push_back({t.indicator, t.year, goal, true, row});
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
  for (std::uint32_t row = 0; row < project.outcomes.size(); ++row) {
    const MeasureRow& o = project.outcomes[row];
    if (o.indicator != no_row && o.year != 0) entries.push_back({o.indicator, o.year, no_row, false, row});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.indicator, a.year, !a.target, a.goal != no_row, a.goal, a.row) <
           std::tuple(b.indicator, b.year, !b.target, b.goal != no_row, b.goal, b.row);
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
  const auto is_unread = [&](std::uint32_t indicator, std::int64_t year) {
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
      if (e->target) continue;
      const MeasureRow& row = project.outcomes[e->row];
      if (row.half_year) {
        year.half = e->row;
      } else if (year.outcome == no_row || measure(project, row).key != Key::baseline) {
        year.outcome = e->row;
      }
    }
    const Measure* value = year.outcome == no_row ? nullptr : &measure(project, project.outcomes[year.outcome]);
    const auto add = [&](const Entry* target) {
      year.goal = target == nullptr ? no_row : target->goal;
      year.target = target == nullptr ? no_row : target->row;
      year.met = std::nullopt;
      if (target != nullptr && value != nullptr) {
        year.met = reaches(measure(project, project.targets[target->row]), *value, project.indicators[year.indicator].direction, before);
      }
      project.indicator_years.push_back(year);
    };
    if (!first->target || first->goal != no_row) add(nullptr);
    for (auto e = first; e != last && e->target; ++e) {
      // Of two own targets for the same year the first counts: the other is the same line on the goal above.
      if (e == first || e->goal != std::prev(e)->goal) add(&*e);
    }
    if (value != nullptr) before = value;
    first = last;
  }
}

}  // namespace malkoll::model
