#include "report/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace malkoll::report {

const OutcomePoint* Series::latest() const {
  const auto whole = std::find_if(outcomes.rbegin(), outcomes.rend(), [](const OutcomePoint& o) { return !o.period.is_interim(); });
  if (whole != outcomes.rend()) return &*whole;
  return outcomes.empty() ? nullptr : &outcomes.back();
}

const OutcomePoint* Series::interim() const {
  if (outcomes.empty() || !outcomes.back().period.is_interim() || &outcomes.back() == latest()) return nullptr;
  return &outcomes.back();
}

const OutcomePoint* Series::baseline() const {
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [](const OutcomePoint& o) { return o.baseline; });
  return found == outcomes.end() ? nullptr : &*found;
}

const OutcomePoint* Series::outcome(Period period) const {
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const OutcomePoint& o) { return o.period == period; });
  return found == outcomes.end() ? nullptr : &*found;
}

const TargetPoint* Series::target(Year year) const {
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const TargetPoint& t) { return t.goal == no_row && t.year == year; });
  return found == targets.end() ? nullptr : &*found;
}

const TargetPoint* Series::next_target(Year year) const {
  const TargetPoint* last = nullptr;
  for (const TargetPoint& target : targets) {
    if (target.goal != no_row) continue;
    last = &target;
    if (target.year >= year) break;
  }
  return last;
}

namespace {

std::optional<double> base_of(const Project& project, const TargetRow& row) {
  if (row.base == no_row) return std::nullopt;
  return project.facts.measures[project.outcomes[row.base].measure].value.real();
}

/// Adds a value to the line of that name.
void add_beside(Series& series, std::string name, const OutcomePoint& point) {
  const auto line = std::find_if(series.beside.begin(), series.beside.end(), [&](const SideLine& l) { return l.name == name; });
  SideLine& to = line != series.beside.end() ? *line : series.beside.emplace_back(SideLine{std::move(name), {}});
  to.outcomes.push_back(point);
}

}  // namespace

OutcomePoint outcome_point(const Project& project, const MeasureRow& row) {
  const Measure& m = project.facts.measures[row.measure];
  const bool yes_no = m.op == TargetOp::yes || m.op == TargetOp::no;
  return {row.period, m.key == Key::baseline, yes_no, yes_no ? (m.op == TargetOp::yes ? 1.0 : 0.0) : m.value.real()};
}

TargetPoint target_point(const Project& project, const TargetRow& row) {
  const Measure& m = project.facts.measures[row.measure];
  return {row.period.year,
          row.level.op == TargetOp::none ? m.op : row.level.op,
          row.level.value.real(),
          row.level.high.real(),
          row.goal,
          row.level.known,
          m.form == TargetForm::level ? std::string() : std::string(project.text(m.place)),
          base_of(project, row),
          m.over};
}

Rows<IndicatorRow, Series> all_series(const Project& project, std::optional<Period> through) {
  const auto is_later = [&](const MeasureRow& row) { return through && row.period > *through; };
  Rows<IndicatorRow, Series> all(project.indicators.size());
  for (const Id<IndicatorRow> i : project.indicators.ids()) all[i].direction = project.indicators[i].direction;
  for (const MeasureRow& row : project.outcomes) {
    if (row.indicator == no_row || is_later(row)) continue;
    if (row.group.empty()) all[row.indicator].outcomes.push_back(outcome_point(project, row));
    else add_beside(all[row.indicator], std::string(row.group), outcome_point(project, row));
  }
  for (const ComparisonRow& row : project.comparisons) {
    if (row.indicator != no_row && !is_later(row))
      add_beside(all[row.indicator], row.group.empty() ? std::string(row.name) : fmt::format("{} {}", row.name, row.group),
                 outcome_point(project, row));
  }
  for (const TargetRow& row : project.targets) {
    if (row.indicator == no_row || project.facts.measures[row.measure].op == TargetOp::missing) continue;
    all[row.indicator].targets.push_back(target_point(project, row));
  }
  const auto earlier = [](const OutcomePoint& a, const OutcomePoint& b) { return a.period < b.period; };
  for (Series& series : all) {
    std::stable_sort(series.outcomes.begin(), series.outcomes.end(), earlier);
    for (SideLine& line : series.beside) std::stable_sort(line.outcomes.begin(), line.outcomes.end(), earlier);
    std::stable_sort(series.targets.begin(), series.targets.end(), [](const TargetPoint& a, const TargetPoint& b) {
      return std::tuple(a.year, a.goal != no_row) < std::tuple(b.year, b.goal != no_row);
    });
  }
  return all;
}

bool has_number(const TargetPoint& target) { return target.known && target.op >= TargetOp::at_least && target.op <= TargetOp::equal; }

namespace {

std::string with_percent(double value, std::string_view unit_of_measure, const Wording& words) {
  return words.number(value) + (unit_of_measure != "%" ? "" : words.english() ? "%" : "\u00a0%");
}

}  // namespace

namespace {

std::string level_text(const TargetPoint& target, std::string_view unit_of_measure, const Wording& words) {
  const std::string value = with_percent(target.value, unit_of_measure, words);
  switch (target.op) {
    case TargetOp::at_least: return fmt::format("{}\u00a0{}", words.in("minst"), value);
    case TargetOp::at_most: return fmt::format("{}\u00a0{}", words.in("högst"), value);
    case TargetOp::above: return fmt::format("{}\u00a0{}", words.in("över"), value);
    case TargetOp::below: return fmt::format("{}\u00a0{}", words.in("under"), value);
    case TargetOp::between:
      return fmt::format("{}\u00a0{} {}\u00a0{}", words.in("mellan"), words.number(target.value), words.in("och"),
                         with_percent(target.high, unit_of_measure, words));
    case TargetOp::up: return std::string(words.in("ska öka¦målvärde"));
    case TargetOp::down: return std::string(words.in("ska minska¦målvärde"));
    case TargetOp::yes: return std::string(words.in("ja"));
    case TargetOp::no: return std::string(words.in("nej"));
    default: return value;
  }
}

}  // namespace

std::string target_text(const TargetPoint& target, std::string_view unit_of_measure, const Wording& words) {
  const std::string_view over = target.over == Over::mean  ? words.in("i snitt ")
                                : target.over == Over::sum ? words.in("sammanlagt ")
                                                           : std::string_view();
  if (target.said.empty()) return fmt::format("{}{}", over, level_text(target, unit_of_measure, words));
  if (!target.known) return target.said;
  const std::string base = target.base ? words.number(*target.base) + " " : "";
  return fmt::format("{}: {}{}", level_text(target, unit_of_measure, words), base, target.said);
}

std::string value_text(const OutcomePoint& outcome, std::string_view unit_of_measure, const Wording& words) {
  if (outcome.yes_no) return std::string(outcome.value == 0 ? words.in("nej") : words.in("ja"));
  return with_percent(outcome.value, unit_of_measure, words);
}

}  // namespace malkoll::report
