#include <algorithm>

#include "report/indicator_card.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

/// Charts beyond this many are left out, and the report says so.
constexpr std::size_t most_charts = 250;

}  // namespace

void write_indicators(Page& page) {
  const Project& project = page.input.project;
  if (project.indicators.empty()) return;
  const Rows<IndicatorRow, Series> all = all_series(project);
  // By målområde, and last those of none; then by unit, and last those whose unit is not known.
  Rows<AreaRow, std::vector<Id<IndicatorRow>>> of_area(project.areas.size() + 1);
  Rows<UnitRow, std::vector<Id<IndicatorRow>>> of_unit(project.units.size() + 1);
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    const Id<GoalRow> g = project.indicators[i].goal;
    if (g == no_row && page.figures.unit == no_row) of_area[std::min(project.indicators[i].area, project.areas.end_id())].push_back(i);
    if (g == no_row || !concerns(project, page.figures, g)) continue;
    const GoalRow& goal = project.goals[g];
    auto& group = goal.kind == Kind::goal ? of_area[std::min(goal.area, project.areas.end_id())]
                                          : of_unit[std::min(goal.unit, project.units.end_id())];
    group.push_back(i);
  }
  std::size_t left = most_charts, left_out = 0;
  const auto add_group = [&](Data& list, const std::string& title, const std::vector<Id<IndicatorRow>>& indicators) {
    const std::size_t count = std::min(indicators.size(), left);
    left -= count;
    left_out += indicators.size() - count;
    if (count == 0) return;
    Data cards{Data::type::list};
    for (std::size_t i = 0; i < count; ++i) cards.push_back(indicator_card(page, indicators[i], all[indicators[i]]));
    Data group;
    group.set("title", title);
    group.set("cards", cards);
    list.push_back(group);
  };
  Data areas{Data::type::list}, units{Data::type::list};
  for (const Id<AreaRow> a : project.areas.ids()) add_group(areas, page.title(project.areas[a].declaration), of_area[a]);
  add_group(areas, page.without_area(), of_area.back());
  for (const Id<UnitRow> u : project.units.ids()) add_group(units, page.title(project.units[u].declaration), of_unit[u]);
  add_group(units, std::string(page.words.in("Okänd enhet")), of_unit.back());
  Data data;
  data.set("areas", areas);
  flag(data, "own", !units.is_empty_list());
  data.set("units", units);
  put(data, "left_out", page.words.count_if_any(left_out));
  page.write("indicators", std::move(data));
}

}  // namespace malkoll::report
