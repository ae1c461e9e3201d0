#include "report/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "diag/task_about.h"
#include "report/sections.h"
#include "report/series.h"
#include "report/todo.h"

namespace malkoll::report {

namespace {

// What two pages of A4 have room for.
constexpr std::size_t most_steps = 5, most_units = 16, most_areas = 6, most_indicators = 8;

/// »KS, BUN och 3 till«: whose it is; of one place alone where that is. Counts and what follows are for the officer's list.
std::string whose(const Page& page, const TodoLine& line) {
  const Wording& w = page.words;
  const Task& task = *line.task;
  if (task.count == 1 || task.units.empty()) return line.about;
  if (page.of_one_unit()) return {};
  std::vector<std::string> ids;
  for (std::size_t u = 0; u < std::min(task.units.size(), most_units_shown); ++u) ids.push_back(shown(task.units[u].unit));
  if (task.units.size() == most_units_shown + 1) ids.push_back(shown(task.units.back().unit));
  if (task.units.size() > ids.size())
    return fmt::format("{} {} {} {}", joined(ids, ", "), w.in("och"), w.count(task.units.size() - ids.size()), w.in("till"));
  return w.list(ids);
}

BriefPart todo_part(const Page& page) {
  const Wording& w = page.words;
  BriefPart part;
  const std::vector<Task> todo = todo_of(page);
  if (todo.empty()) return part;
  part.heading = w.in("Börja här");
  BriefTable& table = part.table;
  table.caption = w.in("Det som är kvar att göra, med det som följer av det");
  table.head = {std::string(w.in("Att göra")), std::string(w.in("Regel")), std::string(w.in("Pengar"))};
  table.numeric = {false, false, true};
  for (const TodoLine& line : todo_lines(page, todo, most_steps)) {
    const std::string who = whose(page, line);
    const bool said = line.text.find(who) != std::string::npos;  // »skriv ägardirektiv för KEAB och VVAB«
    table.rows.push_back({said ? line.text : fmt::format("{} ({})", line.text, who), line.code, line.money});
  }
  if (todo.size() > most_steps) part.note = fmt::format("… {} {} {}.", w.in("och"), w.count(todo.size() - most_steps), w.in("till"));
  return part;
}

/// Money by unit and målområde; of many units those with most money, and the others together.
struct AreaMoney {
  using Areas = Rows<AreaRow, Ore>;  ///< and last those of none
  Rows<UnitRow, Areas> cells;

  explicit AreaMoney(const Page& page) : cells(page.input.project.units.size(), Areas(page.input.project.areas.size() + 1)) {
    const Project& project = page.input.project;
    for (const Id<GoalRow> g : project.matrix_goals) {
      std::vector<Id<AreaRow>> areas = areas_of(project.goals[g]);
      if (areas.empty()) areas.push_back(project.areas.end_id());
      for (const Id<CoverageCell> c : project.cells_of(g)) {
        for (const Id<AreaRow> area : areas) cells[project.coverage[c].unit][area] += page.figures.cells[c];
      }
    }
  }
};

BriefPart matrix_part(const Page& page) {
  const Wording& w = page.words;
  const Project& project = page.input.project;
  BriefPart part;
  std::vector<Id<UnitRow>> units = page.units();
  if (project.matrix_goals.empty() || units.empty()) return part;
  const AreaMoney money(page);
  std::stable_sort(units.begin(), units.end(),
                   [&](Id<UnitRow> a, Id<UnitRow> b) { return page.figures.units[a].linked > page.figures.units[b].linked; });
  std::vector<Id<AreaRow>> areas;
  for (const Id<AreaRow> a : page.figures.areas.ids()) {
    if (page.figures.areas[a].goals > 0) areas.push_back(a);
  }
  std::stable_sort(areas.begin(), areas.end(), [&](Id<AreaRow> a, Id<AreaRow> b) {
    return areas.size() > most_areas && page.figures.areas[a].money > page.figures.areas[b].money;
  });
  const std::size_t shown_areas = areas.size() > most_areas ? most_areas - 1 : areas.size();
  part.heading = fmt::format("{} {}", capital(w.word(Kind::goal_area, Form::plural)), w.in("och enheter"));
  BriefTable& table = part.table;
  const std::string year = project.plan.budget_year == 0 ? "" : fmt::format(" {}", project.plan.budget_year);
  table.caption = fmt::format("{}, {}{}", w.in("Pengar som når mål"), w.money_unit(), year);
  table.head.emplace_back(w.in("Enhet"));
  for (std::size_t i = 0; i < shown_areas; ++i)
    table.head.push_back(areas[i] == project.areas.end_id() ? page.without_area() : page.title(project.areas[areas[i]].declaration));
  if (shown_areas < areas.size()) table.head.emplace_back(w.in("Övriga"));
  table.head.emplace_back(w.in("Varje krona en gång"));
  const auto row_of = [&](std::string name, const AreaMoney::Areas& cells, Ore linked) {
    std::vector<std::string> row{std::move(name)};
    Ore rest;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (i < shown_areas) row.push_back(w.money_or_dash(cells[areas[i]]));
      else rest += cells[areas[i]];
    }
    if (shown_areas < areas.size()) row.push_back(w.money_or_dash(rest));
    row.push_back(w.money_or_dash(linked));
    return row;
  };
  const std::size_t shown_units = units.size() > most_units ? most_units - 1 : units.size();
  AreaMoney::Areas others(project.areas.size() + 1), all(others);
  Ore others_linked;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const AreaMoney::Areas& cells = money.cells[units[u]];
    for (const Id<AreaRow> a : cells.ids()) {
      all[a] += cells[a];
      if (u >= shown_units) others[a] += cells[a];
    }
    const Ore linked = page.figures.units[units[u]].linked;
    if (u < shown_units) table.rows.push_back(row_of(page.title(project.units[units[u]].declaration), cells, linked));
    else others_linked += linked;
  }
  if (shown_units < units.size())
    table.rows.push_back(row_of(fmt::format("{} {}", w.count(units.size() - shown_units), w.in("andra enheter")), others, others_linked));
  if (units.size() > 1) table.sum = row_of(std::string(w.in("Summa")), all, page.figures.all.linked);
  table.numeric.assign(table.head.size(), true);
  table.numeric[0] = false;
  return part;
}

BriefPart money_part(const Page& page) {
  const Wording& w = page.words;
  BriefPart part;
  if (page.figures.all.all == 0) return part;
  part.heading = w.in("Pengarna");
  BriefTable& table = part.table;
  const Year year = page.input.project.plan.budget_year;
  table.caption = fmt::format("{}, {}{}", w.in("Vart pengarna går"), w.money_unit(), year == 0 ? "" : fmt::format(" {}", year));
  table.head = {std::string(w.in("Pengar")), std::string(w.in("Belopp")), std::string(w.in("Andel"))};
  table.numeric = {false, true, true};
  for (const MoneyShare& share : money_shares(page)) table.rows.push_back({share.label, w.money_or_dash(share.money), share.share});
  table.sum = {name_of_whole(page), w.money(page.figures.all.all), w.share(page.figures.all.all, page.figures.all.all)};
  part.note = note_of_net(page);
  return part;
}

struct Moved {
  Id<IndicatorRow> indicator;
  const OutcomePoint *before = nullptr, *latest = nullptr;
  double by = 0;  ///< its part of what it was
};

/// The two latest whole years, where they differ.
Moved moved(const Series& series, Id<IndicatorRow> indicator) {
  Moved found{indicator, nullptr, nullptr, 0};
  for (auto o = series.outcomes.rbegin(); o != series.outcomes.rend() && found.before == nullptr; ++o) {
    if (o->period.is_interim() || (found.latest != nullptr && o->period == found.latest->period)) continue;
    (found.latest == nullptr ? found.latest : found.before) = &*o;
  }
  if (found.before == nullptr || found.before->value == found.latest->value) return {};
  const double was = std::abs(found.before->value);
  found.by = was == 0 ? 1 : std::abs(found.latest->value - found.before->value) / was;
  return found;
}

/// A value that what is to be reached each year, or in the mean, is not below or above.
bool is_there(const TargetPoint* target, double value) {
  if (target == nullptr || !target->known || target->over == Over::sum) return false;
  switch (target->op) {
    case TargetOp::at_least: return value >= target->value;
    case TargetOp::above: return value > target->value;
    case TargetOp::at_most: return value <= target->value;
    case TargetOp::below: return value < target->value;
    case TargetOp::between: return value >= target->value && value <= target->high;
    default: return false;
  }
}

std::string way(const Series& series, const Moved& moved, const TargetPoint* target, const Wording& w) {
  const bool up = moved.latest->value > moved.before->value;
  const std::string_view which = up ? w.in("upp") : w.in("ned");
  if (series.direction != Direction::up && series.direction != Direction::down) return std::string(which);
  const bool right = up == (series.direction == Direction::up);
  if (!right && is_there(target, moved.latest->value)) return fmt::format("{}, {}", which, w.in("men når målvärdet"));
  return fmt::format("{}, {}", which, right ? w.in("åt rätt håll") : w.in("åt fel håll"));
}

BriefPart indicator_part(const Page& page) {
  const Wording& w = page.words;
  const Project& project = page.input.project;
  const Rows<IndicatorRow, Series> all = all_series(project, page.options.follow_up);
  std::vector<Moved> list;
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    const Id<GoalRow> goal = project.indicators[i].goal;
    if (goal == no_row || !concerns(project, page.figures, goal)) continue;
    if (const Moved one = moved(all[i], i); one.latest != nullptr) list.push_back(one);
  }
  BriefPart part;
  if (list.empty()) return part;
  std::stable_sort(list.begin(), list.end(), [](const Moved& a, const Moved& b) { return a.by > b.by; });
  part.heading = fmt::format("{} {}", capital(w.word(Kind::indicator, Form::plural)), w.in("som har rört sig"));
  BriefTable& table = part.table;
  table.caption = w.in("De två senaste åren som har mätts, de som har ändrats mest först");
  table.head = {capital(w.word(Kind::indicator)), std::string(w.in("Före")), std::string(w.in("Senast")), std::string(w.in("Målvärde")),
                std::string(w.in("Ändring"))};
  table.numeric = {false, true, true, true, false};
  for (std::size_t i = 0; i < std::min(list.size(), most_indicators); ++i) {
    const Moved& one = list[i];
    const IndicatorRow& row = project.indicators[one.indicator];
    const std::string unit{project.text(row.unit_of_measure)};
    const auto dated = [](const std::string& value, Year year) { return year == 0 ? value : fmt::format("{} ({})", value, year); };
    const TargetPoint* target = all[one.indicator].next_target(one.latest->period.year + 1);
    table.rows.push_back({page.title(row.declaration), dated(value_text(*one.before, unit, w), one.before->period.year),
                          dated(value_text(*one.latest, unit, w), one.latest->period.year),
                          target == nullptr ? "–" : dated(target_text(*target, unit, w), target->year),
                          way(all[one.indicator], one, target, w)});
  }
  if (list.size() > most_indicators)
    part.note = fmt::format("… {} {} {}.", w.in("och"), w.count(list.size() - most_indicators), w.in("till"));
  return part;
}

/// Cells with what their column is; the first is the row's name.
Data row_data(const BriefTable& table, const std::vector<std::string>& row) {
  Data data, cells{Data::type::list};
  data.set("name", row.front());
  for (std::size_t c = 1; c < row.size(); ++c) {
    Data cell;
    cell.set("text", row[c]);
    flag(cell, "numeric", table.numeric[c]);
    cells.push_back(cell);
  }
  data.set("cells", cells);
  return data;
}

Data table_data(const BriefTable& table) {
  Data data, rows{Data::type::list};
  data.set("caption", table.caption);
  data.set("head", row_data(table, table.head));
  for (const auto& row : table.rows) rows.push_back(row_data(table, row));
  data.set("rows", rows);
  flag(data, "sum", false);
  if (!table.sum.empty()) data.set("sum", row_data(table, table.sum));
  return data;
}

void say_budget(const Page& page, Brief& brief) {
  const Sentences said = sentences(page);
  brief.title = page.heading();
  brief.verdict = said.verdict;
  brief.substance = said.substance;
  brief.economy = said.economy;
  for (const std::string& remark : {said.missing, said.scope}) {
    if (!remark.empty()) brief.remarks.push_back(remark);
  }
  brief.figures = headlines(page);
  for (BriefPart& part : std::vector<BriefPart>{todo_part(page), matrix_part(page), money_part(page)}) {
    if (!part.heading.empty()) brief.parts.push_back(std::move(part));
  }
}

}  // namespace

Brief brief_of(const Page& page) {
  const Wording& w = page.words;
  Brief brief;
  if (page.options.follow_up) say_follow_up(page, brief);
  else say_budget(page, brief);
  if (page.of_one_unit())
    brief.title = fmt::format("{}: {}", page.title(page.input.project.units[page.figures.unit].declaration), brief.title);
  if (BriefPart part = indicator_part(page); !part.heading.empty()) brief.parts.push_back(std::move(part));
  brief.plan = page.plan_title();
  brief.municipality = page.municipality();
  brief.foot = fmt::format("{} {}.", w.in("Gjord med Målkoll"), page.options.version);
  return brief;
}

void write_brief(Page& page) {
  const Brief brief = brief_of(page);
  Data data;
  add_head(page, data, brief.title);
  put(data, "unit_title", {});  // stands in the title
  data.set("verdict", brief.verdict);
  put(data, "substance", brief.substance);
  put(data, "economy", brief.economy);
  Data remarks{Data::type::list}, figures{Data::type::list}, parts{Data::type::list};
  for (const std::string& remark : brief.remarks) remarks.push_back(Data{remark});
  for (const Headline& one : brief.figures) figures.push_back(headline(one.number, one.label, one.note));
  std::size_t number = 0;
  for (const BriefPart& part : brief.parts) {
    Data of_part;
    of_part.set("id", "del-" + std::to_string(++number));
    of_part.set("heading_of_part", part.heading);
    of_part.set("table", table_data(part.table));
    put(of_part, "part_note", part.note);
    parts.push_back(of_part);
  }
  data.set("remarks", remarks);
  data.set("figures", figures);
  data.set("parts", parts);
  data.set("foot", brief.foot);
  page.write("brief", std::move(data));
}

}  // namespace malkoll::report
