#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "report/chart.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

/// Charts beyond this many are left out, and the report says so.
constexpr std::size_t most_charts = 250;

std::string direction_text(const Series& series, const Wording& w) {
  switch (series.direction) {
    case Direction::up: return std::string(w.in("ska öka", "is to rise"));
    case Direction::down: return std::string(w.in("ska minska", "is to fall"));
    case Direction::keep: return std::string(w.in("ska bevaras", "is to be kept"));
    default: return {};
  }
}

/// »Utgångsvärde 2023: 85,1 %. Senast 2024: 85,8 %. Målvärde 2025: minst 87.«
std::string spoken(const Series& series, std::string_view unit, const Wording& w) {
  std::string out;
  const auto say = [&](std::string_view what, std::int64_t year, const std::string& value) {
    out += fmt::format("{}{} {}: {}.", out.empty() ? "" : " ", what, year, value);
  };
  const OutcomePoint *baseline = series.baseline(), *latest = series.latest();
  if (baseline != nullptr) say(w.in("Utgångsvärde", "Baseline"), baseline->year, value_text(*baseline, unit, w));
  if (latest != nullptr && latest != baseline) say(w.in("Senast", "Latest"), latest->year, value_text(*latest, unit, w));
  for (const TargetPoint& target : series.targets) {
    if (target.goal == no_row && target.year != 0) say(w.in("Målvärde", "Target"), target.year, target_text(target, w));
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
  const auto dated = [](std::string value, std::int64_t year) { return year == 0 ? value : fmt::format("{} ({})", value, year); };
  const OutcomePoint *baseline = series.baseline(), *latest = series.latest();
  if (baseline != nullptr) add(w.in("Utgångsvärde", "Baseline"), dated(value_text(*baseline, unit, w), baseline->year));
  if (latest != nullptr && latest != baseline) add(w.in("Senast", "Latest"), dated(value_text(*latest, unit, w), latest->year));
  if (const TargetPoint* next = series.next_target(latest == nullptr ? 0 : latest->year + 1)) {
    add(w.in("Målvärde", "Target"), dated(target_text(*next, w), next->year));
  } else if (row.says_missing) {
    add(w.in("Målvärde", "Target"), fmt::format("{}: {}", w.in("saknas", "none"), Page::shown(project.text(row.target_missing))));
  }
  add(w.in("Riktning", "Direction"), direction_text(series, w));
  add(w.in("Mäts i", "Unit"), Page::shown(unit));
  add(w.in("Källa", "Source"), Page::shown(project.text(row.source)));
  return list;
}

/// A line for each year that has an outcome or a target.
Data year_rows(const Page& page, const Series& series, std::string_view unit) {
  const Wording& w = page.words;
  std::set<std::pair<std::int64_t, int>> moments;  // year; 0 delår, 1 the whole year
  for (const OutcomePoint& o : series.outcomes) moments.emplace(o.year, o.half_year ? 0 : 1);
  for (const TargetPoint& t : series.targets) moments.emplace(t.year, 1);
  Data rows{Data::type::list};
  for (const auto& [year, part] : moments) {
    Data row;
    std::string name = year == 0 ? std::string(w.in("utan år", "no year")) : std::to_string(year);
    if (part == 0) name += w.in(" delår", " interim");
    row.set("year", std::move(name));
    std::string outcome;
    if (const OutcomePoint* o = series.outcome(year, part == 0)) {
      outcome = value_text(*o, unit, w);
      if (o->baseline) outcome += w.in(" (utgångsvärde)", " (baseline)");
    }
    std::vector<std::string> targets;
    for (const TargetPoint& t : series.targets) {
      if (t.year != year || part == 0) continue;
      std::string text = target_text(t, w);
      if (t.goal != no_row) text += fmt::format(" ({})", page.id(page.input.project.goals[t.goal].declaration));
      targets.push_back(std::move(text));
    }
    row.set("outcome", outcome);
    row.set("target", fmt::format("{}", fmt::join(targets, "; ")));
    rows.push_back(row);
  }
  return rows;
}

Data card(const Page& page, std::uint32_t indicator, const Series& series) {
  const Project& project = page.input.project;
  const IndicatorRow& row = project.indicators[indicator];
  const std::string unit{project.text(row.unit_of_measure)};
  Data data;
  data.set("id", page.id(row.declaration));
  data.set("title", page.title(row.declaration));
  data.set("facts", facts(page, row, series, unit));
  Data rows = year_rows(page, series, unit);
  flag(data, "has_rows", !rows.is_empty_list());
  data.set("rows", rows);
  data.set("chart", line_chart(fmt::format("i{}", indicator), page.title(row.declaration), spoken(series, unit, page.words), series, page.words));
  return data;
}

struct Budget {
  std::size_t left = most_charts;
  std::size_t left_out = 0;
};

/// The cards of the indicators that stand under a goal; an indicator that only is named there is shown where it stands.
Data goal_group(const Page& page, std::uint32_t goal, const std::vector<std::uint32_t>& indicators, const std::vector<Series>& all, Budget& budget) {
  Data group;
  group.set("id", page.id(page.input.project.goals[goal].declaration));
  group.set("title", page.title(page.input.project.goals[goal].declaration));
  Data cards{Data::type::list};
  for (const std::uint32_t i : indicators) {
    if (budget.left == 0) {
      ++budget.left_out;
      continue;
    }
    --budget.left;
    cards.push_back(card(page, i, all[i]));
  }
  if (cards.is_empty_list()) return Data{false};
  group.set("cards", cards);
  return group;
}

/// In a unit's own report: its goals, and the mål that it is ansvarig for or contributes to.
bool concerns(const Page& page, std::uint32_t goal) {
  if (!page.of_one_unit()) return true;
  const Project& project = page.input.project;
  if (project.goals[goal].unit != no_row) return project.goals[goal].unit == page.figures.unit;
  const CoverageCell& cell = project.coverage[project.matrix_row[goal] * project.units.size() + page.figures.unit];
  return cell.own_goals + cell.posts > 0 || !cell.responsible.empty();
}

}  // namespace

void write_indicators(Page& page) {
  const Project& project = page.input.project;
  if (project.indicators.empty()) return;
  const std::vector<Series> all = all_series(project);
  std::vector<std::vector<std::uint32_t>> of_goal(project.goals.size());
  for (std::uint32_t i = 0; i < project.indicators.size(); ++i) {
    if (project.indicators[i].goal != no_row) of_goal[project.indicators[i].goal].push_back(i);
  }
  Budget budget;
  Data council{Data::type::list}, units{Data::type::list};
  const auto add_groups = [&](Data& list, const auto& wanted) {
    for (std::uint32_t g = 0; g < project.goals.size(); ++g) {
      if (of_goal[g].empty() || !concerns(page, g) || !wanted(project.goals[g])) continue;
      Data group = goal_group(page, g, of_goal[g], all, budget);
      if (!group.is_false()) list.push_back(group);
    }
  };
  add_groups(council, [](const GoalRow& goal) { return goal.kind == Kind::goal; });
  for (const std::uint32_t u : page.units()) {
    Data list{Data::type::list};
    add_groups(list, [&](const GoalRow& goal) { return goal.unit == u; });
    if (list.is_empty_list()) continue;
    Data unit;
    unit.set("title", page.title(project.units[u].declaration));
    unit.set("groups", list);
    units.push_back(unit);
  }
  Data data;
  data.set("council", council);
  flag(data, "own", !units.is_empty_list());
  data.set("units", units);
  put(data, "left_out", page.words.count_if_any(budget.left_out));
  page.write("indicators", std::move(data));
}

}  // namespace malkoll::report
