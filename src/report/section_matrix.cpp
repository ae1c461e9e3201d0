#include <fmt/format.h>

#include <algorithm>

#include "report/sections.h"

namespace malkoll::report {

namespace {

/// How deep a cell is tinted, 0–4: by its part of the largest cell.
int depth(Ore money, Ore most) {
  if (money <= 0 || most <= 0) return 0;
  const double part = static_cast<double>(money.count()) / static_cast<double>(most.count());
  return part > 0.5 ? 4 : part > 0.2 ? 3 : part > 0.05 ? 2 : 1;
}

/// All but those that are excused from handing in and have nothing here.
std::vector<Id<UnitRow>> units_with_a_column(const Page& page) {
  const Project& project = page.input.project;
  std::vector<Id<UnitRow>> units = page.units();
  Rows<UnitRow, bool> responsible(project.units.size());
  for (const CoverageCell& c : project.coverage) responsible[c.unit] = responsible[c.unit] || !c.responsible.empty();
  std::erase_if(units, [&](Id<UnitRow> u) { return page.figures.units[u].posts == 0 && project.units[u].excused && !responsible[u]; });
  return units;
}

/// The money of a cell, as it is counted here.
Ore money_of(const Page& page, const CoverageCell& cell) {
  return cell.goal == no_row ? Ore() : page.figures.cells[page.input.project.coverage.id_of(cell)];
}

Data cell(const Page& page, const CoverageCell& c, Ore most) {
  const Ore money = money_of(page, c);
  Data data;
  data.set("ore", std::to_string(money.count()));
  data.set("depth", std::to_string(depth(money, most)));
  const bool works = c.own_goals + c.assignments + c.posts > 0, responsible = !c.responsible.empty();
  put(data, "money", page.words.money_if_any(money));
  flag(data, "responsible", responsible);
  flag(data, "without_money", money == 0 && works);
  flag(data, "nothing", money == 0 && !works && responsible);
  return data;
}

/// »BUN 678,8, ASN 338,0«: where a table has no room for a column each.
std::string by_unit(const Page& page, Id<GoalRow> goal, const std::vector<Id<UnitRow>>& units) {
  const Project& project = page.input.project;
  std::vector<std::string> parts;
  for (const Id<UnitRow> u : units) {
    const CoverageCell& c = project.cell(goal, u);
    const std::string id = page.id(project.units[u].declaration);
    if (const Ore money = money_of(page, c); money != 0) {
      parts.push_back(fmt::format("{} {}", id, page.words.money(money)));
    } else if (c.own_goals + c.assignments + c.posts > 0) {
      parts.push_back(fmt::format("{} {}", id, page.words.in("utan pengar")));
    }
  }
  return joined(parts, "; ");
}

Data goal_row(const Page& page, std::size_t line, const std::vector<Id<UnitRow>>& units, Ore most) {
  const Project& project = page.input.project;
  const GoalRow& goal = project.goals[project.matrix_goals[line]];
  Data row;
  row.set("id", page.id(goal.declaration));
  row.set("title", page.title(goal.declaration));
  Data cells{Data::type::list};
  for (const Id<UnitRow> u : units) cells.push_back(cell(page, project.cell(project.matrix_goals[line], u), most));
  row.set("cells", cells);
  put(row, "by_unit", by_unit(page, project.matrix_goals[line], units));
  row.set("sum_ore", std::to_string(page.figures.goal_money[line].count()));
  row.set("sum", page.words.money_or_dash(page.figures.goal_money[line]));
  flag(row, "uncovered", !page.figures.covered[line] && page.of_all_units());
  flag(row, "waiting", project.goal_sums[project.matrix_goals[line]].waiting > 0);
  return row;
}

/// A row below the goals: one part of each unit's money.
Data rest_row(const Page& page, const std::string& label, const std::vector<Id<UnitRow>>& units, Ore MoneyParts::* part) {
  Data row;
  row.set("label", label);
  Data cells{Data::type::list};
  const auto put_money = [&](Data& data, Ore money) {
    data.set("ore", std::to_string(money.count()));
    data.set("money", page.words.money_if_any(money));
  };
  for (const Id<UnitRow> u : units) {
    Data data;
    put_money(data, page.figures.units[u].*part);
    cells.push_back(data);
  }
  row.set("cells", cells);
  put_money(row, page.figures.all.*part);
  return row;
}

/// How many figures wide a text is: a comma and a blank are half of one.
double figures_wide(std::string_view text) {
  double wide = 0;
  for (const char c : text)
    wide += c == ',' || c == '.' ? 0.5 : c == '\xa0' ? -0.5 : (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0 : 1;  // U+00A0 is C2 A0
  return wide;
}

struct Width {
  double cells = 0, with_sums = 0;  ///< of all columns together, in figures
};

Width width_of(const Page& page, const std::vector<Id<UnitRow>>& units) {
  const Project& project = page.input.project;
  Rows<UnitRow, Ore> most(project.units.size());
  for (const CoverageCell& c : project.coverage) most[c.unit] = std::max(most[c.unit], money_of(page, c));
  Width width;
  for (const Id<UnitRow> u : units) {
    const double cell = std::max(figures_wide(page.words.money(most[u])), figures_wide(page.id(project.units[u].declaration)));
    width.cells += cell;
    width.with_sums += std::max(cell, figures_wide(page.words.money(page.figures.units[u].all)));
  }
  return width;
}

constexpr std::size_t roomy_units = 8, uncrowded_units = 20;
constexpr double uncrowded_figures = 100, most_figures = 145;  ///< what a page across has room for beside the names of the goals

}  // namespace

void write_matrix(Page& page) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  const std::vector<Id<UnitRow>> units = units_with_a_column(page);
  if (project.matrix_goals.empty() || units.empty()) return;
  const Ore most = page.figures.cells.empty() ? Ore() : *std::max_element(page.figures.cells.begin(), page.figures.cells.end());

  Data heads{Data::type::list};
  for (const Id<UnitRow> u : units) {
    Data head;
    head.set("id", page.id(project.units[u].declaration));
    head.set("title", page.title(project.units[u].declaration));
    heads.push_back(head);
  }
  Data areas{Data::type::list};
  for (const Id<AreaRow> area : page.areas()) {
    Data rows{Data::type::list};
    for (std::size_t line = 0; line < project.matrix_goals.size(); ++line) {
      const Id<GoalRow> goal = project.matrix_goals[line];
      if (belongs_to(project.goals[goal], area) && concerns(project, page.figures, goal)) rows.push_back(goal_row(page, line, units, most));
    }
    if (rows.is_empty_list()) continue;
    Data group;
    group.set("title", area == no_row ? page.without_area() : page.title(project.areas[area].declaration));
    group.set("goals", rows);
    areas.push_back(group);
  }
  Data rest{Data::type::list};
  rest.push_back(rest_row(page, std::string(w.in("Når ett mål, varje krona en gång")), units, &MoneyParts::linked));
  rest.push_back(rest_row(page, std::string(w.in("Ska bidra, men saknar mål")), units, &MoneyParts::unlinked));
  rest.push_back(rest_row(page, std::string(w.in("Grunduppdrag m.m. som inget mål får")), units, &MoneyParts::apart));
  if (page.figures.all.for_assignments > 0) {
    rest.push_back(rest_row(page, std::string(w.in("För uppdrag som inte tjänar något mål")), units, &MoneyParts::for_assignments));
  }

  Data data;
  data.set("units", heads);
  data.set("columns", std::to_string(units.size() + 2));
  data.set("areas", areas);
  data.set("rest", rest);
  Data totals{Data::type::list};
  totals.push_back(rest_row(page, name_of_whole(page), units, &MoneyParts::all));
  if (page.figures.all.net != page.figures.all.all) totals.push_back(rest_row(page, name_of_net(page), units, &MoneyParts::net));
  data.set("totals", totals);
  flag(data, "many_units", units.size() > roomy_units);
  const Width width = width_of(page, units);
  flag(data, "crowded", units.size() > uncrowded_units || width.with_sums > uncrowded_figures);
  flag(data, "dense", width.cells > most_figures);
  const bool lower_goals = std::any_of(project.breakdowns.begin(), project.breakdowns.end(), [&](const BreakdownRow& b) {
    return project.goals[b.goal].kind == Kind::goal && b.parent != no_row;
  });
  flag(data, "lower_goals", lower_goals);
  const bool owned_in_part = std::any_of(units.begin(), units.end(),
                                         [&](Id<UnitRow> u) { return project.units[u].owned_share.value_or(whole_share) != whole_share; });
  flag(data, "owned_in_part", owned_in_part);
  put(data, "uncovered_goals", page.of_all_units() ? w.count_if_any(page.figures.goals - page.figures.covered_goals) : std::string());
  page.write("matrix", std::move(data));
}

}  // namespace malkoll::report
