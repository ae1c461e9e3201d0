#include "report/figures.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "model/economy.h"
#include "model/money.h"

namespace malkoll::report {

namespace {

constexpr std::array<PostClass, 3> classes_apart = {PostClass::core, PostClass::statutory, PostClass::financial};

void count_posts(const Project& project, Figures& figures) {
  figures.units.resize(project.units.size());
  std::array<ApartRow, 3> apart;
  for (std::size_t c = 0; c < apart.size(); ++c) apart[c].why = classes_apart[c];
  figures.apart.assign(project.units.size(), apart);
  for (const Id<PostRow> p : project.posts.ids()) {
    const PostRow& post = project.posts[p];
    if (post.unit == no_row || (figures.unit != no_row && post.unit != figures.unit)) continue;
    const Ore size = magnitude(post.net);
    Ore known;
    for (const LinkRow& link : project.links[project.links_of(p)]) {
      if (link.goal != no_row) known = add(known, magnitude(link.money));
    }
    const auto counted = [&](Ore money) { return counted_money(project, post.unit, money); };
    const Ore all = counted(size), linked = counted(known), net = post.net < 0 ? -all : all;
    const bool for_assignments = is_for_assignments(post);
    const Ore rest = post.excused ? counted(size - std::min(known, size)) : Ore();
    for (MoneyParts* parts : {&figures.units[post.unit], &figures.all}) {
      ++parts->posts;
      parts->all = add(parts->all, all);
      parts->net = add(parts->net, net);
      if (post.by_change) parts->changed = add(parts->changed, all), parts->net_changed = add(parts->net_changed, net);
      parts->linked = add(parts->linked, linked);
      if (for_assignments) parts->for_assignments = add(parts->for_assignments, all);
      if (!post.excused && !for_assignments) parts->expected = add(parts->expected, all), parts->tied = add(parts->tied, linked);
      parts->apart = add(parts->apart, rest);
    }
    if (!post.excused || rest == 0) continue;
    for (ApartRow& row : figures.apart[post.unit]) {
      if (row.why != post.post_class) continue;
      row.money = add(row.money, rest);
      ++row.posts;
    }
  }
  const auto rest_of = [](MoneyParts& parts) {
    parts.unlinked = std::max(parts.all - parts.linked - parts.apart - parts.for_assignments, Ore());
  };
  for (MoneyParts& unit : figures.units) rest_of(unit);
  rest_of(figures.all);
}

void count_findings(const Project& project, const CheckResult& result, Figures& figures) {
  std::unordered_map<std::string_view, Id<UnitRow>> unit_named;
  for (const Id<UnitRow> u : project.units.ids()) unit_named.emplace(project.id(project.units[u].declaration), u);
  figures.findings.resize(project.units.size() + 1);
  for (std::uint32_t f = 0; f < result.findings.size(); ++f) {
    const Finding& finding = result.findings[f];
    const auto unit = unit_named.find(finding.unit);
    const Id<UnitRow> at = unit == unit_named.end() ? project.units.end_id() : unit->second;
    const bool concerned =
        figures.unit == no_row || at == figures.unit || concerns_unit(finding, project.id(project.units[figures.unit].declaration));
    if (!concerned) continue;
    for (FindingCounts* counts : {&figures.findings[at], &figures.all_findings}) {
      if (finding.waived) {
        ++counts->waived;
        continue;
      }
      ++(finding.level == Level::error ? counts->errors : finding.level == Level::warning ? counts->warnings : counts->advice);
      if (finding.level == Level::error && finding.paper == Paper::follow_up) ++counts->follow_up_errors;
      counts->to_do.push_back(f);
    }
  }
  const auto sort = [&](FindingCounts& counts) {
    std::stable_sort(counts.to_do.begin(), counts.to_do.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Finding &first = result.findings[a], &second = result.findings[b];
      const Ore mine = first.money.value_or(Ore()), theirs = second.money.value_or(Ore());
      return first.level != second.level ? first.level > second.level : mine > theirs;
    });
  };
  for (FindingCounts& counts : figures.findings) sort(counts);
  sort(figures.all_findings);
}

void count_goals(const Project& project, Figures& figures) {
  figures.cells.resize(project.coverage.size());
  figures.areas.resize(project.areas.size() + 1);
  for (const Id<GoalRow> g : project.matrix_goals) {
    const GoalRow& goal = project.goals[g];
    Ore money;
    // A financial goal is reached by the whole economy: that somebody answers for it is enough (T01).
    bool covered = figures.unit == no_row && project.goal_sums[g].responsible > 0 && is_financial(project, goal);
    for (const Id<CoverageCell> c : project.cells_of(g)) {
      const CoverageCell& cell = project.coverage[c];
      if (figures.unit != no_row && cell.unit != figures.unit) continue;
      const Ore counted = counted_money(project, cell.unit, cell.money);
      figures.cells[c] = counted;
      money = add(money, counted);
      covered |= cell.own_goals + cell.assignments + cell.posts > 0;
    }
    figures.goal_money.push_back(money);
    figures.covered.push_back(covered);
    ++figures.goals;
    figures.covered_goals += covered ? 1 : 0;
    if (!covered && project.goal_sums[g].waiting > 0) ++figures.waiting_goals;
    if (!concerns(project, figures, g)) continue;
    const auto count_in = [&](GroupMoney& group) {
      group.money = add(group.money, money);
      ++group.goals;
      group.covered += covered ? 1 : 0;
    };
    if (goal.area == no_row) count_in(figures.areas[project.areas.end_id()]);
    for (const Id<AreaRow> area : areas_of(goal)) count_in(figures.areas[area]);
    const Property* dimension = project.property(goal.declaration, Key::dimension);
    count_in(figures.dimensions[dimension == nullptr ? 0 : static_cast<std::size_t>(dimension->as<Chosen>().value)]);
    const std::vector<std::int64_t> agenda = agenda_of(project, goal);
    if (agenda.empty()) count_in(figures.agenda[0]);
    for (const std::int64_t number : agenda) count_in(figures.agenda[static_cast<std::size_t>(number)]);
  }
}

}  // namespace

std::vector<std::int64_t> agenda_of(const Project& project, const GoalRow& goal) {
  const auto named_by = [&](Id<Declaration> declaration) {
    std::vector<std::int64_t> numbers;
    for (const Property& p : project.properties(declaration)) {
      const auto number = p.as<std::int64_t>();
      if (p.key == Key::agenda && std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
    return numbers;
  };
  std::vector<std::int64_t> numbers = named_by(goal.declaration);
  for (const Id<AreaRow> area : numbers.empty() ? areas_of(goal) : std::vector<Id<AreaRow>>()) {
    for (const std::int64_t number : named_by(project.areas[area].declaration)) {
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
  }
  return numbers;
}

Ore counted_money(const Project& project, Id<UnitRow> unit, Ore money) {
  const Share share = project.units[unit].owned_share.value_or(whole_share);
  return share == whole_share ? money : part_of(money, share);
}

bool concerns(const Project& project, const Figures& figures, Id<GoalRow> goal) {
  if (figures.unit == no_row) return true;
  if (project.goals[goal].kind != Kind::goal) return project.goals[goal].unit == figures.unit;
  const CoverageCell& cell = project.cell(goal, figures.unit);
  return cell.own_goals + cell.assignments + cell.posts > 0 || !cell.responsible.empty();
}

Figures add_up(const Project& project, const CheckResult& result, Id<UnitRow> unit) {
  Figures figures;
  figures.unit = unit;
  count_posts(project, figures);
  count_findings(project, result, figures);
  count_goals(project, figures);
  return figures;
}

}  // namespace malkoll::report
