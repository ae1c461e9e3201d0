#include <fmt/format.h>

#include <algorithm>

#include "report/chart.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

/// Agenda 2030's own short names of its goals, by number.
constexpr std::string_view agenda_names[] = {
    "Inget globalt mål angivet",
    "Ingen fattigdom",
    "Ingen hunger",
    "God hälsa och välbefinnande",
    "God utbildning för alla",
    "Jämställdhet",
    "Rent vatten och sanitet för alla",
    "Hållbar energi för alla",
    "Anständiga arbetsvillkor och ekonomisk tillväxt",
    "Hållbar industri, innovationer och infrastruktur",
    "Minskad ojämlikhet",
    "Hållbara städer och samhällen",
    "Hållbar konsumtion och produktion",
    "Bekämpa klimatförändringarna",
    "Hav och marina resurser",
    "Ekosystem och biologisk mångfald",
    "Fredliga och inkluderande samhällen",
    "Genomförande och globalt partnerskap",
};

struct Group {
  std::string label;
  GroupMoney money;
};

Data table_row(const Page& page, const std::string& label, Ore money, const std::string& share, Ore most) {
  Data row;
  row.set("label", label);
  row.set("ore", std::to_string(money.count()));
  row.set("money", page.words.money_or_dash(money));
  row.set("share", share);
  row.set("bar", percent_of(money, most));
  return row;
}

/// A list without any money says nothing.
bool has_money(const std::vector<Group>& groups) {
  return std::any_of(groups.begin(), groups.end(), [](const Group& group) { return group.money.money != 0; });
}

/// A bar chart and its table.
Data group_section(const Page& page, const std::string& id, const std::string& head, const std::string& title,
                   const std::vector<Group>& groups) {
  const Wording& w = page.words;
  const Ore whole = page.figures.all.linked;  // what is of two of them is shown under each, and is no more money
  Ore most;
  std::vector<Ore> parts;
  for (const Group& group : groups) {
    most = std::max(most, group.money.money);
    parts.push_back(group.money.money);
  }
  const std::vector<std::string> shares = w.shares(parts, whole);
  Data rows{Data::type::list};
  std::vector<Bar> bars;
  for (const Group& group : groups) {
    Data row = table_row(page, group.label, group.money.money, shares[bars.size()], most);
    row.set("covered", fmt::format("{} {} {}", group.money.covered, w.in("av"), group.money.goals));
    rows.push_back(row);
    bars.push_back(
        {group.label, group.money.money, group.money.money == 0 ? "–" : fmt::format("{} {}", w.money(group.money.money), w.money_unit())});
  }
  Data data;
  data.set("id", id);
  data.set("title", title);
  data.set("head", head);
  data.set("rows", rows);
  flag(data, "chart", false);
  if (most > 0) {
    const auto largest =
        std::max_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.money.money < b.money.money; });
    data.set("chart",
             bar_chart(id + "-bild", title,
                       fmt::format("{} {}: {}.", w.in("Mest pengar går till"), largest->label, w.total(largest->money.money)), bars));
  }
  return data;
}

std::vector<Group> area_groups(const Page& page) {
  const Project& project = page.input.project;
  std::vector<Group> groups;
  for (const Id<AreaRow> a : project.areas.ids()) {
    if (page.of_one_unit() && page.figures.areas[a].goals == 0) continue;
    groups.push_back({page.title(project.areas[a].declaration), page.figures.areas[a]});
  }
  if (page.figures.areas.back().goals > 0) {
    groups.push_back({page.without_area(), page.figures.areas.back()});
  }
  return groups;
}

std::vector<Group> dimension_groups(const Page& page) {
  constexpr std::string_view names[] = {"Ingen dimension angiven", "Social", "Ekonomisk", "Miljömässig"};
  std::vector<Group> groups;
  const auto& of = page.figures.dimensions;
  if (of[1].goals + of[2].goals + of[3].goals == 0) return groups;  // the plan does not use them
  for (const std::size_t d : {1U, 2U, 3U, 0U}) {
    if (d == 0 && page.figures.dimensions[0].goals == 0) continue;
    groups.push_back({std::string(page.words.in(names[d])), page.figures.dimensions[d]});
  }
  return groups;
}

std::vector<Group> agenda_groups(const Page& page) {
  std::vector<Group> groups;
  for (std::size_t n = 1; n <= 17; ++n) {
    if (page.figures.agenda[n].goals == 0) continue;
    groups.push_back({fmt::format("{} {}", n, page.words.in(agenda_names[n])), page.figures.agenda[n]});
  }
  if (!groups.empty() && page.figures.agenda[0].goals > 0) {
    groups.push_back({std::string(page.words.in(agenda_names[0])), page.figures.agenda[0]});
  }
  return groups;
}

Data goal_rows(const Page& page) {
  const Project& project = page.input.project;
  Ore whole, most;
  for (const Ore money : page.figures.goal_money) {
    whole += money;
    most = std::max(most, money);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < page.figures.goal_money.size(); ++i) {
    if (concerns(project, page.figures, project.matrix_goals[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return page.figures.goal_money[a] > page.figures.goal_money[b]; });
  std::vector<Ore> parts;
  for (const std::size_t line : order) parts.push_back(page.figures.goal_money[line]);
  const std::vector<std::string> shares = page.words.shares(parts, whole);
  Data rows{Data::type::list};
  std::size_t at = 0;
  for (const std::size_t line : order) {
    const GoalRow& goal = project.goals[project.matrix_goals[line]];
    Data row = table_row(page, page.title(goal.declaration), page.figures.goal_money[line], shares[at++], most);
    row.set("id", page.id(goal.declaration));
    row.set("units", page.words.count(static_cast<std::size_t>(project.goal_sums[project.matrix_goals[line]].units)));
    flag(row, "uncovered", !page.figures.covered[line] && page.of_all_units());
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

void write_money(Page& page) {
  if (page.input.project.matrix_goals.empty()) return;
  const Wording& w = page.words;
  Data groups{Data::type::list};
  const auto add = [&](const char* id, std::string_view head, std::string_view title, const std::vector<Group>& list) {
    if (has_money(list)) groups.push_back(group_section(page, id, std::string(head), std::string(title), list));
  };
  add("per-omrade", capital(w.word(Kind::goal_area)), fmt::format("{} {}", w.in("Per"), w.word(Kind::goal_area)), area_groups(page));
  add("per-dimension", "Dimension", w.in("Per hållbarhetsdimension"), dimension_groups(page));
  Data data;
  data.set("groups", groups);
  data.set("goals", goal_rows(page));
  flag(data, "agenda", false);
  if (const std::vector<Group> agenda = agenda_groups(page); has_money(agenda)) {
    data.set("agenda", group_section(page, "per-globalt-mal", std::string(w.in("Globalt mål")),
                                     std::string(w.in("Per globalt mål i Agenda 2030")), agenda));
  }
  page.write("money", std::move(data));
}

void write_apart(Page& page) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  std::array<Ore, 3> sums{};
  Data rows{Data::type::list};
  for (const Id<UnitRow> u : page.units()) {
    if (page.figures.units[u].apart == 0) continue;
    Data row;
    row.set("id", page.id(project.units[u].declaration));
    row.set("title", page.title(project.units[u].declaration));
    Data cells{Data::type::list};
    std::size_t posts = 0, c = 0;
    for (const ApartRow& part : page.figures.apart[u]) {
      Data cell;
      cell.set("ore", std::to_string(part.money.count()));
      cell.set("money", w.money_if_any(part.money));
      cells.push_back(cell);
      sums[c++] += part.money;
      posts += part.posts;
    }
    row.set("cells", cells);
    row.set("posts", w.count(posts));
    row.set("ore", std::to_string(page.figures.units[u].apart.count()));
    row.set("money", w.money(page.figures.units[u].apart));
    row.set("share", w.percent(page.figures.units[u].apart, page.figures.units[u].all));
    rows.push_back(row);
  }
  Data data;
  Data cells{Data::type::list};
  for (const Ore sum : sums) {
    Data cell;
    cell.set("ore", std::to_string(sum.count()));
    cell.set("money", w.money(sum));
    cells.push_back(cell);
  }
  const ByChange changes = by_change(page.figures.all.changed, page.figures.all.all);
  const bool whole_budget = changes == ByChange::no && page.figures.all.net == page.figures.all.all;
  data.set("whole", std::string(changes == ByChange::yes ? w.in("alla förändringar")
                                : whole_budget           ? w.in("budgeten")
                                                         : w.in("alla poster")));
  data.set("rows", rows);
  data.set("sums", cells);
  data.set("total_ore", std::to_string(page.figures.all.apart.count()));
  data.set("total", w.money(page.figures.all.apart));
  data.set("total_text", w.total(page.figures.all.apart));
  data.set("total_share", w.percent(page.figures.all.apart, page.figures.all.all));
  page.write("apart", std::move(data));
}

}  // namespace malkoll::report
