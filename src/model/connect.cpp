#include <algorithm>
#include <optional>

#include "model/names.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

std::uint32_t find_or_loose(Project& project, const std::unordered_map<std::string_view, std::uint32_t>& ids,
                            const std::unordered_map<std::string, std::uint32_t>* former, Wanted wanted, Span text,
                            std::uint32_t owner, std::string_view property, const auto& rows) {
  const std::string_view written = project.sources->text(text);
  if (const auto found = ids.find(written); found != ids.end()) return found->second;
  LooseRow loose;
  loose.wanted = wanted;
  loose.owner = project.declaration(owner).kind;
  loose.property = property;
  loose.unit = project.unit_of(owner);
  loose.text = text;
  std::uint32_t row = no_row;
  if (former != nullptr) {
    if (const auto found = former->find(fold(written)); found != former->end()) {
      row = found->second;
      loose.former = true;
      loose.new_id = project.id(rows[row].declaration);
      if (wanted == Wanted::goal) loose.goal = row;
    }
  }
  project.loose.push_back(loose);
  return row;
}

/// The mål that count as covered through `goal`: itself and those that it breaks down, upwards. A circle ends where it closes.
void climb(const std::vector<std::vector<std::uint32_t>>& above, std::uint32_t goal, std::uint32_t part, std::uint32_t of,
           std::vector<Reach>& reaches) {
  if (std::any_of(reaches.begin(), reaches.end(), [&](const Reach& r) { return r.goal == goal && r.part == part; })) return;
  reaches.push_back({goal, part, of});
  for (const std::uint32_t upper : above[goal]) climb(above, upper, part, of, reaches);
}

void connect_goals(Project& project, const Names& names) {
  std::vector<std::vector<std::uint32_t>> above(project.goals.size());
  for (const Reference& r : project.facts.references) {
    const Declaration& owner = project.declaration(r.owner);
    const std::uint32_t row = project.row_of[r.owner];
    if (row == no_row) continue;
    if (r.key == Key::goal && is_goal(owner.kind)) {
      const std::uint32_t parent = find_goal(project, names, r.text, r.owner, word(r.key));
      const bool council = parent != no_row && project.goals[parent].kind == Kind::goal;
      project.breakdowns.push_back({row, council ? parent : no_row, r.text});
      if (council && parent != row) above[row].push_back(parent);
      if (council && is_own_goal(owner.kind)) {
        ++project.goals[row].parents;
        ++project.goals[parent].own_goals;
      }
    } else if (r.key == Key::responsible && owner.kind == Kind::goal) {
      const std::uint32_t unit = find_or_loose(project, names.units, &names.former_units, Wanted::unit, r.text, r.owner,
                                               word(r.key), project.units);
      project.responsible.push_back({row, unit, r.text});
      ++project.goals[row].responsible;
    } else if (r.key == Key::responsible && owner.kind == Kind::indicator) {
      IndicatorRow& indicator = project.indicators[row];
      indicator.owner_text = r.text;
      indicator.owner = find_or_loose(project, names.units, &names.former_units, Wanted::unit, r.text, r.owner, word(r.key),
                                      project.units);
    } else if (r.key == Key::responsible) {
      find_or_loose(project, names.units, &names.former_units, Wanted::unit, r.text, r.owner, word(r.key), project.units);
    } else if (r.key == Key::indicator && is_goal(owner.kind)) {
      const std::uint32_t indicator = find_or_loose(project, names.indicators, nullptr, Wanted::indicator, r.text, r.owner,
                                                    word(r.key), project.indicators);
      project.indicator_uses.push_back({row, indicator, false, r.text});
    } else if (r.key == Key::area && owner.kind == Kind::goal) {
      const std::uint32_t area = find_or_loose(project, names.areas, &names.former_areas, Wanted::goal_area, r.text, r.owner,
                                               word(r.key), project.areas);
      if (area != no_row) project.goals[row].area = area;
    } else if (r.key == Key::plan && owner.kind == Kind::budget) {
      BudgetRow& budget = project.budgets[row];
      budget.plan = r.text;
      if (project.plan.declaration == no_row || project.sources->text(r.text) == project.id(project.plan.declaration)) continue;
      LooseRow loose{Wanted::plan, Kind::budget, word(r.key), budget.unit, r.text, false, no_row, {}, {}};
      for (const Declaration& d : project.facts.declarations) {
        if (d.kind == Kind::plan && project.sources->text(d.id) == project.sources->text(r.text)) loose.other_plan = project.sources->text(d.id);
      }
      project.loose.push_back(loose);
    }
  }
  for (std::uint32_t g = 0; g < project.goals.size(); ++g) {
    GoalRow& goal = project.goals[g];
    if (goal.area != no_row) ++project.areas[goal.area].goals;
    if (goal.unit != no_row) ++project.units[goal.unit].goals;
    if (goal.kind == Kind::goal) {
      climb(above, g, 0, 1, goal.reaches);
    } else {
      const auto parents = static_cast<std::uint32_t>(above[g].size());
      if (const std::uint32_t budget = project.declaration(goal.declaration).parent; budget != no_row) {
        ++project.budgets[project.row_of[budget]].goals;
      }
      for (std::uint32_t i = 0; i < parents; ++i) climb(above, above[g][i], i, parents, goal.reaches);
    }
  }
}

/// Riktning or mäts of an indicator: its own, else its goal's, else the plan's.
std::int64_t inherited(const Project& project, const IndicatorRow& indicator, Key key, std::int64_t otherwise) {
  const Property* p = project.property(indicator.declaration, key);
  if (p == nullptr && indicator.goal != no_row) p = project.property(project.goals[indicator.goal].declaration, key);
  if (p == nullptr && project.plan.declaration != no_row) p = project.property(project.plan.declaration, key);
  return p == nullptr ? otherwise : p->number;
}

void connect_measure(Project& project, const Names& names, std::uint32_t row) {
  const Measure& m = project.facts.measures[row];
  const Declaration& owner = project.declaration(m.owner);
  const std::uint32_t thing = project.row_of[m.owner];
  const bool of_follow_up = owner.kind == Kind::follow_up;
  if (thing == no_row && !of_follow_up) return;
  MeasureRow measure{no_row, no_row, row, m.year, false};
  const auto by_id = [&] {
    return find_or_loose(project, names.indicators, nullptr, Wanted::indicator, m.indicator, m.owner, word(m.key), project.indicators);
  };
  if (owner.kind == Kind::indicator) {
    measure.indicator = thing;
  } else if (of_follow_up) {
    measure.indicator = by_id();
    const std::string_view id = project.id(m.owner);  // 2024 or 2024-delår
    measure.year = id.size() >= 4 ? std::atoi(std::string(id.substr(0, 4)).c_str()) : 0;
    measure.half_year = id.size() > 4;
  } else {
    measure.goal = thing;
    if (!m.indicator.empty()) {
      measure.indicator = by_id();
    } else {
      for (const IndicatorUseRow& use : project.indicator_uses) {
        if (use.goal == thing) measure.indicator = use.indicator;
      }
    }
  }
  IndicatorRow* indicator = measure.indicator == no_row ? nullptr : &project.indicators[measure.indicator];
  if (m.key != Key::target) {
    if (indicator != nullptr) {
      ++indicator->outcomes;
      const auto& latest = indicator->latest;
      if (latest == no_row || project.outcomes[latest].year <= measure.year) {
        indicator->latest = static_cast<std::uint32_t>(project.outcomes.size());
      }
    }
    project.outcomes.push_back(measure);
    return;
  }
  if (m.op == TargetOp::missing) {
    if (indicator != nullptr && owner.kind == Kind::indicator) {
      indicator->target_missing = m.note;
      indicator->says_missing = true;
    }
  } else {
    if (measure.goal != no_row) ++project.goals[measure.goal].targets;
    if (indicator != nullptr) {
      ++indicator->targets;
      if (m.op == TargetOp::equal && indicator->bare_target.empty()) indicator->bare_target = m.place;
      if (owner.kind == Kind::indicator) {
        if (indicator->goal != no_row) ++project.goals[indicator->goal].targets;
        const auto last = indicator->last_target;
        if (last == no_row || project.targets[last].year <= measure.year) {
          indicator->last_target = static_cast<std::uint32_t>(project.targets.size());
        }
      }
    }
  }
  project.targets.push_back(measure);
}

void connect_indicators(Project& project, const Names& names) {
  for (std::uint32_t i = 0; i < project.indicators.size(); ++i) {
    IndicatorRow& indicator = project.indicators[i];
    if (const Property* p = project.property(indicator.declaration, Key::unit_of_measure)) indicator.unit_of_measure = p->value;
    if (const Property* p = project.property(indicator.declaration, Key::source)) indicator.source = p->value;
    indicator.direction = static_cast<Direction>(inherited(project, indicator, Key::direction, 0));
    indicator.months = inherited(project, indicator, Key::measured, 12);
    if (indicator.goal != no_row) {
      project.indicator_uses.push_back({indicator.goal, i, true, project.declaration(indicator.declaration).id});
    }
  }
  for (const IndicatorUseRow& use : project.indicator_uses) {
    ++project.goals[use.goal].indicators;
    if (use.indicator != no_row && project.goals[use.goal].kind == Kind::goal) ++project.indicators[use.indicator].goals;
  }
  for (std::uint32_t m = 0; m < project.facts.measures.size(); ++m) connect_measure(project, names, m);
}

}  // namespace

std::uint32_t find_goal(Project& project, const Names& names, Span text, std::uint32_t owner, std::string_view property) {
  const std::size_t before = project.loose.size();
  const std::uint32_t row = find_or_loose(project, names.goals, &names.former_goals, Wanted::goal, text, owner, property, project.goals);
  if (project.loose.size() > before && row == no_row) {
    const auto other = names.other_plans.find(project.sources->text(text));
    if (other != names.other_plans.end()) project.loose.back().other_plan = other->second;
  }
  return row;
}

void connect(Project& project, const Names& names) {
  connect_goals(project, names);
  connect_indicators(project, names);
}

}  // namespace malkoll::model
