#include "report/indicator_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/chart.h"

namespace malkoll::report {

namespace {

std::string direction_text(const Series& series, const Wording& w) {
  switch (series.direction) {
    case Direction::up: return std::string(w.in("ska öka"));
    case Direction::down: return std::string(w.in("ska minska"));
    case Direction::keep: return std::string(w.in("ska bevaras"));
    default: return {};
  }
}

/// »Utgångsvärde 2023: 85,1 %. Senast 2024: 85,8 %. Målvärde 2025: minst 87.«
std::string spoken(const Series& series, std::string_view unit, const Wording& w) {
  std::string out;
  const auto say = [&](std::string_view what, Year year, const std::string& value) {
    out += fmt::format("{}{} {}: {}.", out.empty() ? "" : " ", what, year, value);
  };
  const OutcomePoint *baseline = series.baseline(), *latest = series.latest();
  if (baseline != nullptr) say(w.in("Utgångsvärde"), baseline->period.year, value_text(*baseline, unit, w));
  if (latest != nullptr && latest != baseline) say(w.in("Senast"), latest->period.year, value_text(*latest, unit, w));
  if (const OutcomePoint* interim = series.interim()) say(w.in("Delår"), interim->period.year, value_text(*interim, unit, w));
  for (const TargetPoint& target : series.targets) {
    if (target.goal == no_row && target.year != 0) say(w.in("Målvärde"), target.year, target_text(target, unit, w));
  }
  return out;
}

Data fact(std::string_view label, std::string value) {
  Data data;
  data.set("label", std::string(label));
  data.set("value", std::move(value));
  return data;
}

Data facts(const Page& page, const IndicatorRow& row, const Series& series, std::string_view unit) {
  const Wording& w = page.words;
  const Project& project = page.input.project;
  Data list{Data::type::list};
  const auto add = [&](std::string_view label, std::string value) {
    if (!value.empty()) list.push_back(fact(label, std::move(value)));
  };
  const auto dated = [](std::string value, Year year) { return year == 0 ? value : fmt::format("{} ({})", value, year); };
  const OutcomePoint *baseline = series.baseline(), *latest = series.latest();
  if (baseline != nullptr) add(w.in("Utgångsvärde"), dated(value_text(*baseline, unit, w), baseline->period.year));
  if (latest != nullptr && latest != baseline) add(w.in("Senast"), dated(value_text(*latest, unit, w), latest->period.year));
  if (const OutcomePoint* interim = series.interim()) add(w.in("Delår"), dated(value_text(*interim, unit, w), interim->period.year));
  for (const SideLine& line : series.beside) {
    const auto last =
        std::find_if(line.outcomes.rbegin(), line.outcomes.rend(), [](const OutcomePoint& o) { return !o.period.is_interim(); });
    if (last != line.outcomes.rend()) add(capital(shown(line.name)), dated(value_text(*last, unit, w), last->period.year));
  }
  if (const TargetPoint* next = series.next_target(latest == nullptr ? Year() : latest->period.year + 1)) {
    add(w.in("Målvärde"), dated(target_text(*next, unit, w), next->year));
  } else if (row.says_missing) {
    add(w.in("Målvärde"), fmt::format("{}: {}", w.in("saknas¦målvärde"), shown(project.text(row.target_missing))));
  }
  if (std::string direction = direction_text(series, w); !direction.empty() && row.direction_from != DirectionFrom::target) {
    // What nobody has written is shown with what tells it.
    if (row.direction_from == DirectionFrom::title) direction += w.in(" (enligt namnet)");
    if (row.direction_from == DirectionFrom::goal_text) direction += w.in(" (enligt målets text)");
    add(w.in("Riktning"), std::move(direction));
  }
  if (unit != "%") add(w.in("Mäts i"), shown(unit));
  add(w.in("Källa"), shown(project.text(row.source)));
  return list;
}

/// A line for each year that has an outcome or a target.
Data year_rows(const Page& page, const Series& series, std::string_view unit) {
  const Wording& w = page.words;
  std::set<Period> moments;
  for (const OutcomePoint& o : series.outcomes) moments.insert(o.period);
  for (const TargetPoint& t : series.targets) moments.insert({t.year});
  for (const SideLine& line : series.beside) {
    for (const OutcomePoint& o : line.outcomes) moments.insert(o.period);
  }
  Data rows{Data::type::list};
  for (const Period& moment : moments) {
    Data row;
    std::string name = moment.year == 0 ? std::string(w.in("utan år")) : to_string(moment.year);
    if (moment.is_interim()) name += w.in(" delår");
    row.set("year", std::move(name));
    std::string outcome;
    if (const OutcomePoint* o = series.outcome(moment)) {
      outcome = value_text(*o, unit, w);
      if (o->baseline) outcome += w.in(" (utgångsvärde)");
    }
    std::vector<std::string> targets;
    for (const TargetPoint& t : series.targets) {
      if (Period{t.year} != moment) continue;
      std::string text = target_text(t, unit, w);
      if (t.goal != no_row) text += fmt::format(" ({})", page.id(page.input.project.goals[t.goal].declaration));
      targets.push_back(std::move(text));
    }
    row.set("outcome", outcome);
    row.set("target", joined(targets, "; "));
    if (!outcome.empty() || !targets.empty()) rows.push_back(row);  // else only groups have a value
    for (const SideLine& line : series.beside) {
      for (const OutcomePoint& o : line.outcomes) {
        if (o.period != moment) continue;
        Data side;
        side.set("year", fmt::format("{}{} {}", moment.year, moment.is_interim() ? w.in(" delår") : "", line.name));
        side.set("outcome", value_text(o, unit, w));
        side.set("target", std::string());
        rows.push_back(side);
      }
    }
  }
  return rows;
}

}  // namespace

Data indicator_card(const Page& page, Id<IndicatorRow> indicator, const Series& series) {
  const Project& project = page.input.project;
  const IndicatorRow& row = project.indicators[indicator];
  const std::string unit{project.text(row.unit_of_measure)};
  Data data;
  // Where no goal is measured by it, the målområde or the plan is.
  const Id<Declaration> goal = row.goal != no_row   ? project.goals[row.goal].declaration
                               : row.area != no_row ? project.areas[row.area].declaration
                                                    : project.plan.declaration;
  data.set("goal_id", page.id(goal));
  data.set("goal_title", page.title(goal));
  data.set("id", page.id(row.declaration));
  data.set("title", page.title(row.declaration));
  data.set("facts", facts(page, row, series, unit));
  Data rows = year_rows(page, series, unit);
  flag(data, "has_rows", !rows.is_empty_list());
  data.set("rows", rows);
  data.set("chart", line_chart("i" + std::to_string(indicator.number()), page.title(row.declaration), spoken(series, unit, page.words),
                               series, page.words));
  return data;
}

}  // namespace malkoll::report
