#include <algorithm>
#include <span>

#include "model/phases.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

/// The goals that each one belongs to by `mål`.
using Above = Rows<GoalRow, std::vector<Id<GoalRow>>>;

/// The mål that count as covered through a goal.
class Climb {
 public:
  Climb(const Project& project, const Above& above) : project_(project), above_(above) {}

  void from(Id<GoalRow> goal, std::vector<Reach>& reaches) {
    if (project_.goals[goal].kind == Kind::goal) council(goal, 0, 1, reaches);
    else own(goal, 0, 1, reaches);
  }

 private:
  static constexpr std::uint32_t most_parts = 1U << 16U;  ///< nobody divides a krona further

  /// Itself and those that it belongs to, upwards. A circle ends where it closes.
  void council(Id<GoalRow> goal, std::uint32_t part, std::uint32_t of, std::vector<Reach>& reaches) {
    if (std::any_of(reaches.begin(), reaches.end(), [&](const Reach& r) { return r.goal == goal && r.part == part && r.of == of; })) return;
    reaches.push_back({goal, part, of});
    for (const Id<GoalRow> upper : above_[goal]) council(upper, part, of, reaches);
  }

  /// Those that it breaks down, in equal parts, also by way of other own goals.
  void own(Id<GoalRow> goal, std::uint32_t part, std::uint32_t of, std::vector<Reach>& reaches) {
    const auto parts = static_cast<std::uint32_t>(above_[goal].size());
    if (parts == 0 || of > most_parts / parts || std::find(path_.begin(), path_.end(), goal) != path_.end()) return;
    path_.push_back(goal);
    for (std::uint32_t i = 0; i < parts; ++i) {
      const Id<GoalRow> upper = above_[goal][i];
      if (project_.goals[upper].kind == Kind::goal) council(upper, part * parts + i, of * parts, reaches);
      else own(upper, part * parts + i, of * parts, reaches);
    }
    path_.pop_back();
  }

  const Project& project_;
  const Above& above_;
  std::vector<Id<GoalRow>> path_;
};

/// The id by which a goal belongs to another.
Span place_of(const Project& project, Id<GoalRow> goal, Id<GoalRow> parent) {
  for (const BreakdownRow& b : project.breakdowns) {
    if (b.goal == goal && b.parent == parent) return b.text;
  }
  return {};
}

/// Goals that lead back to themselves, each circle once.
void find_circles(Project& project, const Above& above) {
  enum class Seen : std::uint8_t { no, open, closed };
  struct Step {
    Id<GoalRow> goal;
    std::size_t next;
  };
  Rows<GoalRow, Seen> seen(project.goals.size(), Seen::no);
  std::vector<Step> path;
  for (const Id<GoalRow> first : project.goals.ids()) {
    if (seen[first] != Seen::no) continue;
    path.push_back({first, 0});
    seen[first] = Seen::open;
    while (!path.empty()) {
      const Id<GoalRow> goal = path.back().goal;
      if (path.back().next == above[goal].size()) {
        seen[goal] = Seen::closed;
        path.pop_back();
        continue;
      }
      const Id<GoalRow> upper = above[goal][path.back().next++];
      if (seen[upper] == Seen::no) {
        seen[upper] = Seen::open;
        path.push_back({upper, 0});
      } else if (seen[upper] == Seen::open) {
        GoalCircle circle;
        const auto from = std::find_if(path.begin(), path.end(), [&](const Step& step) { return step.goal == upper; });
        for (auto step = from; step != path.end(); ++step) {
          circle.goals.push_back(step->goal);
          project.goals[step->goal].in_circle = true;
        }
        circle.place = place_of(project, goal, upper);
        project.circles.push_back(std::move(circle));
      } else if (project.goals[upper].in_circle) {
        project.goals[goal].in_circle = true;  // it leads into one
      }
    }
  }
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

/// A goal that an indicator is for by its own `mål`. The first is the one that it hangs on.
void name_goal(Project& project, Id<IndicatorRow> indicator, Id<GoalRow> goal, const Reference& r, Faults& faults) {
  IndicatorRow& row = project.indicators[indicator];
  if (goal == no_row || project.is_incomplete(r.owner)) return;
  for (const IndicatorUseRow& use : project.indicator_uses) {
    if (use.goal == goal && use.indicator == indicator && project.owner_of(use.place) == r.owner)
      return named_twice(project, r.text, use.place, r.owner, r.key, "mål-i-lista", faults);
  }
  if (!row.names_goals) row.goal = goal;
  row.names_goals = true;
  row.area = no_row;
  project.indicator_uses.push_back({goal, indicator, true, r.text});
}

/// A målområde that a goal names: instead of the one that it stands under, or one more.
void name_area(GoalRow& goal, Id<AreaRow> area, bool more) {
  if (!more) {
    goal.area = area;
  } else if (area != goal.area && std::find(goal.more_areas.begin(), goal.more_areas.end(), area) == goal.more_areas.end()) {
    goal.more_areas.push_back(area);
  }
}

/// What it or something above it says of god ekonomisk hushållning.
Economy economy_of(const Project& project, const GoalRow& goal) {
  if (goal.kind != Kind::goal) return Economy::none;
  for (const Id<Declaration> said_on :
       {goal.declaration, goal.area == no_row ? Id<Declaration>() : project.areas[goal.area].declaration, project.plan.declaration}) {
    const Property* said = said_on == no_row ? nullptr : project.property(said_on, Key::economy);
    if (said != nullptr) return static_cast<Economy>(said->number);
  }
  return Economy::none;
}

void connect_goals(Project& project, const Names& names, Faults& faults) {
  WrittenTitles titles(project);
  const std::span<const Reference> references = project.facts.references;
  Above above(project.goals.size());
  Rows<GoalRow, bool> says_area(project.goals.size());
  for (std::size_t at = 0; at < references.size(); ++at) {
    Reference r = references[at];
    const Declaration& owner = project.declaration(r.owner);
    if (!project.has_row(r.owner) || owner.kind == Kind::assignment) continue;  // of uppdrag: see connect_assignments
    if (r.key == Key::goal && (is_goal(owner.kind) || owner.kind == Kind::indicator) &&
        !names.goals.contains(project.sources->text(r.text))) {
      at += join_title(references.subspan(at), titles);
      r.text.length = references[at].text.end() - r.text.at;
    }
    if (r.key == Key::goal && owner.kind == Kind::indicator) {
      name_goal(project, project.row_of<IndicatorRow>(r.owner), find_goal(project, names, r.text, r.owner, r.key, faults), r, faults);
    } else if (r.key == Key::goal && is_goal(owner.kind)) {
      const auto row = project.row_of<GoalRow>(r.owner);
      const Id<GoalRow> parent = find_goal(project, names, r.text, r.owner, r.key, faults);
      if (project.is_incomplete(r.owner) &&
          has(project.breakdowns, [&](const BreakdownRow& b) { return b.goal == row && b.parent == parent; }))
        continue;
      const auto before = std::find_if(project.breakdowns.rbegin(), project.breakdowns.rend(),
                                       [&](const BreakdownRow& b) { return b.goal != row || (parent != no_row && b.parent == parent); });
      if (before != project.breakdowns.rend() && before->goal == row) {
        named_twice(project, r.text, before->text, r.owner, r.key, "mål-i-lista", faults);
        continue;
      }
      const bool council = parent != no_row && project.goals[parent].kind == Kind::goal;
      const bool own = parent != no_row && !council && is_own_goal(owner.kind) && project.goals[parent].unit == project.goals[row].unit;
      project.breakdowns.push_back({row, council || own ? parent : Id<GoalRow>(), r.text});
      if (council || own) above[row].push_back(parent);
    } else if (r.key == Key::responsible && owner.kind == Kind::goal) {
      const auto row = project.row_of<GoalRow>(r.owner);
      for (const Id<UnitRow> unit : find_responsible(project, names, r.text, r.owner, faults)) {
        if (unit != no_row &&
            has(project.responsible, [&](const ResponsibleRow& other) { return other.goal == row && other.unit == unit; }))
          continue;
        project.responsible.push_back({row, unit, r.text});
      }
    } else if (r.key == Key::responsible && owner.kind == Kind::indicator) {
      IndicatorRow& indicator = project.indicators[project.row_of<IndicatorRow>(r.owner)];
      indicator.owner_text = r.text;
      indicator.owner = find_unit(project, names, r.text, r.owner, r.key, faults);
    } else if (r.key == Key::responsible) {
      (void)find_responsible(project, names, r.text, r.owner, faults);
    } else if (r.key == Key::committee) {
      project.follow_ups[project.row_of<FollowUpRow>(r.owner)].unit = find_unit(project, names, r.text, r.owner, r.key, faults);
    } else if (r.key == Key::indicator && is_goal(owner.kind)) {
      const auto row = project.row_of<GoalRow>(r.owner);
      const Id<IndicatorRow> indicator = find_indicator(project, names, r.text, r.owner, r.key, faults);
      const auto used = std::find_if(project.indicator_uses.begin(), project.indicator_uses.end(),
                                     [&](const IndicatorUseRow& u) { return u.goal == row && u.indicator == indicator; });
      if (project.is_incomplete(r.owner) && used != project.indicator_uses.end()) continue;
      if (indicator != no_row && used != project.indicator_uses.end() && !used->place.empty() && project.owner_of(used->place) == r.owner) {
        named_twice(project, r.text, used->place, r.owner, r.key, "i-lista", faults);
        continue;
      }
      project.indicator_uses.push_back({row, indicator, false, r.text});
    } else if (r.key == Key::area && owner.kind == Kind::goal) {
      const auto row = project.row_of<GoalRow>(r.owner);
      const Id<AreaRow> area = find_area(project, names, r.text, r.owner, r.key, faults);
      if (area != no_row) name_area(project.goals[row], area, says_area[row]);
      says_area[row] = says_area[row] || area != no_row;
    } else if (r.key == Key::plan && owner.kind == Kind::budget) {
      BudgetRow& budget = project.budgets[project.row_of<BudgetRow>(r.owner)];
      budget.plan = r.text;
      if (project.plan.declaration == no_row || project.sources->text(r.text) == project.id(project.plan.declaration)) continue;
      LooseRow loose{.wanted = Wanted::plan, .owner = Kind::budget, .property = word(r.key), .unit = budget.unit, .text = r.text};
      for (const Declaration& d : project.facts.declarations) {
        if (d.kind == Kind::plan && project.sources->text(d.id) == project.sources->text(r.text))
          loose.other_plan = project.sources->text(d.id);
      }
      faults.loose.push_back(loose);
    }
  }
  Climb climb(project, above);
  for (const Id<GoalRow> g : project.goals.ids()) {
    GoalRow& goal = project.goals[g];
    goal.economy = economy_of(project, goal);
    climb.from(g, goal.reaches);
  }
  find_circles(project, above);
}

/// Follow-ups whose ids may belong to submissions that have not been read: their own unit's, or where they are for the
/// whole municipality and only some submissions are checked, any.
void find_waiting(Project& project) {
  Rows<UnitRow, bool> in(project.units.size());
  for (const BudgetRow& budget : project.budgets) {
    if (budget.unit != no_row) in[budget.unit] = true;
  }
  for (FollowUpRow& f : project.follow_ups)
    f.waits = f.unit == no_row ? !project.plan.whole : !in[f.unit] && !project.units[f.unit].excused;
}

}  // namespace

void connect(Project& project, const Names& names, Faults& faults) {
  connect_goals(project, names, faults);
  find_waiting(project);
}

}  // namespace malkoll::model
