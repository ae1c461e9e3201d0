#include <algorithm>
#include <span>

#include "model/names.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

/// The mål that count as covered through `goal`: itself and those that it breaks down, upwards. A circle ends where it closes.
void climb(const Rows<GoalRow, std::vector<Id<GoalRow>>>& above, Id<GoalRow> goal, std::uint32_t part, std::uint32_t of,
           std::vector<Reach>& reaches) {
  if (std::any_of(reaches.begin(), reaches.end(), [&](const Reach& r) { return r.goal == goal && r.part == part; })) return;
  reaches.push_back({goal, part, of});
  for (const Id<GoalRow> upper : above[goal]) climb(above, upper, part, of, reaches);
}

/// What a copy of a goal says once more is said.
template <typename Rows, typename Same>
bool has(const Rows& rows, Same&& same) {
  return std::any_of(rows.begin(), rows.end(), same);
}

/// How many references behind the first are the same goal, written out with commas.
std::size_t join_title(std::span<const Reference> behind, WrittenTitles& titles) {
  std::size_t parts = 1;
  const auto same_line = [&](const Reference& r) { return r.owner == behind[0].owner && r.key == behind[0].key; };
  while (parts < WrittenTitles::most_parts && parts < behind.size() && same_line(behind[parts])) ++parts;
  for (; parts > 1; --parts) {
    const Span start = behind[0].text;
    if (titles.has({start.at, behind[parts - 1].text.end() - start.at})) return parts - 1;
  }
  return 0;
}

/// What it or something above it says of god ekonomisk hushållning.
Economy economy_of(const Project& project, const GoalRow& goal) {
  if (goal.kind != Kind::goal) return Economy::none;
  for (const Id<Declaration> said_on : {goal.declaration, goal.area == no_row ? Id<Declaration>() : project.areas[goal.area].declaration, project.plan.declaration}) {
    const Property* said = said_on == no_row ? nullptr : project.property(said_on, Key::economy);
    if (said != nullptr) return static_cast<Economy>(said->number);
  }
  return Economy::none;
}

void connect_goals(Project& project, const Names& names, Sink& sink) {
  WrittenTitles titles(project);
  const std::span<const Reference> references = project.facts.references;
  Rows<GoalRow, std::vector<Id<GoalRow>>> above(project.goals.size());
  for (std::size_t at = 0; at < references.size(); ++at) {
    Reference r = references[at];
    const Declaration& owner = project.declaration(r.owner);
    if (!project.has_row(r.owner) || owner.kind == Kind::assignment) continue;  // of uppdrag: see connect_assignments
    if (r.key == Key::goal && is_goal(owner.kind)) {
      const auto row = project.row_of<GoalRow>(r.owner);
      if (!names.goals.contains(project.sources->text(r.text))) {
        at += join_title(references.subspan(at), titles);
        r.text.length = references[at].text.end() - r.text.at;
      }
      const Id<GoalRow> parent = find_goal(project, names, r.text, r.owner, r.key);
      if (owner.incomplete && has(project.breakdowns, [&](const BreakdownRow& b) { return b.goal == row && b.parent == parent; })) continue;
      const auto before = std::find_if(project.breakdowns.rbegin(), project.breakdowns.rend(),
                                       [&](const BreakdownRow& b) { return b.goal != row || (parent != no_row && b.parent == parent); });
      if (before != project.breakdowns.rend() && before->goal == row) {
        named_twice(project, r.text, before->text, r.owner, r.key, "mål-i-lista", sink);
        continue;
      }
      const bool council = parent != no_row && project.goals[parent].kind == Kind::goal;
      project.breakdowns.push_back({row, council ? parent : Id<GoalRow>(), r.text});
      if (council && parent != row) above[row].push_back(parent);
      if (council && is_own_goal(owner.kind)) {
        ++project.goals[row].parents;
        ++project.goals[parent].own_goals;
      }
    } else if (r.key == Key::responsible && owner.kind == Kind::goal) {
      const auto row = project.row_of<GoalRow>(r.owner);
      for (const Id<UnitRow> unit : find_responsible(project, names, r.text, r.owner)) {
        if (unit != no_row && has(project.responsible, [&](const ResponsibleRow& other) { return other.goal == row && other.unit == unit; })) continue;
        project.responsible.push_back({row, unit, r.text});
        ++project.goals[row].responsible;
      }
    } else if (r.key == Key::responsible && owner.kind == Kind::indicator) {
      IndicatorRow& indicator = project.indicators[project.row_of<IndicatorRow>(r.owner)];
      indicator.owner_text = r.text;
      indicator.owner = find_unit(project, names, r.text, r.owner, r.key);
    } else if (r.key == Key::responsible) {
      (void)find_responsible(project, names, r.text, r.owner);
    } else if (r.key == Key::committee) {
      project.follow_ups[project.row_of<FollowUpRow>(r.owner)].unit = find_unit(project, names, r.text, r.owner, r.key);
    } else if (r.key == Key::indicator && is_goal(owner.kind)) {
      const auto row = project.row_of<GoalRow>(r.owner);
      const Id<IndicatorRow> indicator = find_indicator(project, names, r.text, r.owner, r.key);
      const auto used = std::find_if(project.indicator_uses.begin(), project.indicator_uses.end(), [&](const IndicatorUseRow& u) { return u.goal == row && u.indicator == indicator; });
      if (owner.incomplete && used != project.indicator_uses.end()) continue;
      if (indicator != no_row && used != project.indicator_uses.end() && !used->place.empty() && project.owner_of(used->place) == r.owner) {
        named_twice(project, r.text, used->place, r.owner, r.key, "", sink);
        continue;
      }
      project.indicator_uses.push_back({row, indicator, false, r.text});
    } else if (r.key == Key::area && owner.kind == Kind::goal) {
      const Id<AreaRow> area = find_area(project, names, r.text, r.owner, r.key);
      if (area != no_row) project.goals[project.row_of<GoalRow>(r.owner)].area = area;
    } else if (r.key == Key::plan && owner.kind == Kind::budget) {
      BudgetRow& budget = project.budgets[project.row_of<BudgetRow>(r.owner)];
      budget.plan = r.text;
      if (project.plan.declaration == no_row || project.sources->text(r.text) == project.id(project.plan.declaration)) continue;
      LooseRow loose{.wanted = Wanted::plan, .owner = Kind::budget, .property = word(r.key), .unit = budget.unit, .text = r.text};
      for (const Declaration& d : project.facts.declarations) {
        if (d.kind == Kind::plan && project.sources->text(d.id) == project.sources->text(r.text)) loose.other_plan = project.sources->text(d.id);
      }
      project.loose.push_back(loose);
    }
  }
  for (const Id<GoalRow> g : project.goals.ids()) {
    GoalRow& goal = project.goals[g];
    goal.economy = economy_of(project, goal);
    if (goal.economy == Economy::financial) ++project.plan.financial_goals;
    if (goal.area != no_row) ++project.areas[goal.area].goals;
    if (goal.unit != no_row) ++project.units[goal.unit].goals;
    if (goal.kind == Kind::goal) {
      climb(above, g, 0, 1, goal.reaches);
    } else {
      const auto parents = static_cast<std::uint32_t>(above[g].size());
      if (const Id<Declaration> budget = project.declaration(goal.declaration).parent; budget != no_row) {
        ++project.budgets[project.row_of<BudgetRow>(budget)].goals;
      }
      for (std::uint32_t i = 0; i < parents; ++i) climb(above, above[g][i], i, parents, goal.reaches);
    }
  }
}

/// Follow-ups whose ids may belong to submissions that have not been read: their own unit's, or where they are for the
/// whole municipality and only some submissions are checked, any.
void find_waiting(Project& project) {
  Rows<UnitRow, bool> in(project.units.size());
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row) in[budget.unit] = true;
  }
  for (FollowUpRow& f : project.follow_ups) f.waits = f.unit == no_row ? !project.plan.whole : !in[f.unit] && !project.units[f.unit].excused;
}

/// In a budget or a follow-up.
bool is_answer(const Project& project, Id<Declaration> declaration) {
  for (; declaration != no_row; declaration = project.declaration(declaration).parent) {
    const Kind kind = project.declaration(declaration).kind;
    if (kind == Kind::budget || kind == Kind::follow_up) return true;
  }
  return false;
}

/// Lines that may be a mål of the plan: headings that are not in order or of a kind that nothing has, lines without a key.
void count_unread_goals(Project& project) {
  for (const Id<Declaration> d : project.facts.declarations.ids()) {
    const Declaration& declaration = project.declaration(d);
    const bool unread = declaration.kind == Kind::unknown || (declaration.kind == Kind::goal && declaration.incomplete);
    if (unread && !is_answer(project, d)) ++project.plan.unreadable;
  }
  for (const BrokenLine& line : project.facts.broken) {
    if (line.key == Key::none && !is_answer(project, line.owner)) ++project.plan.unreadable;
    if (line.key == Key::economy) ++project.plan.unreadable_economy;
  }
}

}  // namespace

void connect(Project& project, const Names& names, Sink& sink) {
  connect_goals(project, names, sink);
  count_unread_goals(project);
  find_waiting(project);
}

}  // namespace malkoll::model
