#include <algorithm>
#include <span>

#include "model/direction.h"
#include "model/phases.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

/// The goals that each one belongs to by `mål`.
using Above = Rows<GoalRow, std::vector<Id<GoalRow>>>;

/// The mål that count as covered through a goal.
class Climb {
 public:
  Climb(const Rows<GoalRow>& goals, const Above& above) : goals_(goals), above_(above) {}

  void from(Id<GoalRow> goal, std::vector<Reach>& reaches) {
    if (goals_[goal].kind == Kind::goal) council(goal, 0, 1, reaches);
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
      if (goals_[upper].kind == Kind::goal) council(upper, part * parts + i, of * parts, reaches);
      else own(upper, part * parts + i, of * parts, reaches);
    }
    path_.pop_back();
  }

  const Rows<GoalRow>& goals_;
  const Above& above_;
  std::vector<Id<GoalRow>> path_;
};

/// The id by which a goal belongs to another.
Span place_of(const Rows<BreakdownRow>& breakdowns, Id<GoalRow> goal, Id<GoalRow> parent) {
  for (const BreakdownRow& b : breakdowns) {
    if (b.goal == goal && b.parent == parent) return b.text;
  }
  return {};
}

/// Goals that lead back to themselves, each circle once.
void find_circles(const Above& above, Connections& made) {
  enum class Seen : std::uint8_t { no, open, closed };
  struct Step {
    Id<GoalRow> goal;
    std::size_t next;
  };
  Rows<GoalRow, Seen> seen(made.goals.size(), Seen::no);
  std::vector<Step> path;
  for (const Id<GoalRow> first : made.goals.ids()) {
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
          made.goals[step->goal].in_circle = true;
        }
        circle.place = place_of(made.breakdowns, goal, upper);
        made.circles.push_back(std::move(circle));
      } else if (made.goals[upper].in_circle) {
        made.goals[goal].in_circle = true;  // it leads into one
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
    if (said != nullptr) return said->as<Economy>();
  }
  return Economy::none;
}

/// Which way the texts of goals with an indicator say is better.
void tell_directions_of_goals(const Project& project, Connections& made) {
  Rows<GoalRow, bool> measured(made.goals.size());
  for (const IndicatorUseRow& use : made.indicator_uses) measured[use.goal] = true;
  for (const IndicatorRow& indicator : made.indicators) {
    if (indicator.goal != no_row) measured[indicator.goal] = true;
  }
  for (const Id<GoalRow> g : made.goals.ids()) {
    GoalRow& goal = made.goals[g];
    if (!measured[g]) continue;
    const std::string title = fold(project.title(goal.declaration));
    TextDirection text = direction_in_goal(title);
    goal.holds = says_to_hold(title);
    goal.direction = text.way;
    goal.direction_words = std::move(text.said);
  }
}

/// References in the order of the text, each by what it is.
class Connecting {
 public:
  Connecting(const Project& project, const Names& names, Connections& made, Faults& faults)
      : project_(project), names_(names), made_(made), faults_(faults), titles_(project, made.goals), above_(made.goals.size()),
        says_area_(made.goals.size()), says_responsible_(made.goals.size()) {}

  void take_all() {
    const std::span<const Reference> references = project_.facts.references;
    for (std::size_t at = 0; at < references.size(); ++at) {
      Reference r = references[at];
      const Kind kind = project_.declaration(r.owner).kind;
      if (!project_.has_row(r.owner) || kind == Kind::assignment) continue;  // of uppdrag: see connect_assignments
      if (r.key == Key::goal && (is_goal(kind) || kind == Kind::indicator) && !names_.goals.contains(project_.sources->text(r.text))) {
        at += join_title(references.subspan(at), titles_);
        r.text.length = references[at].text.end() - r.text.at;
      }
      take(r, kind);
    }
    inherit_responsible();
  }
  [[nodiscard]] const Above& above() const { return above_; }

 private:
  void take(const Reference& r, Kind kind) {
    if (r.key == Key::goal && kind == Kind::indicator) return goal_of_indicator(r);
    if (r.key == Key::goal && is_goal(kind)) return goal_above(r, kind);
    if (r.key == Key::responsible && kind == Kind::goal) return responsible(r);
    if (r.key == Key::responsible && kind == Kind::indicator) return owner_of_indicator(r);
    if (r.key == Key::responsible) return responsible_for_area(r);
    if (r.key == Key::indicator && is_goal(kind)) return used_indicator(r);
    if (r.key == Key::area && kind == Kind::goal) return area_of_goal(r);
    if (r.key == Key::plan && kind == Kind::budget) return plan_of_budget(r);
  }

  /// A goal that an indicator is for by its own `mål`. The first is the one that it hangs on.
  void goal_of_indicator(const Reference& r) {
    const auto indicator = project_.row_of<IndicatorRow>(r.owner);
    const Id<GoalRow> goal = find_goal(project_, names_, r.text, r.owner, r.key, faults_);
    if (goal == no_row || project_.is_incomplete(r.owner)) return;
    for (const IndicatorUseRow& use : made_.indicator_uses) {
      if (use.goal == goal && use.indicator == indicator && project_.owner_of(use.place) == r.owner)
        return named_twice(project_, r.text, use.place, r.owner, r.key, "mål-i-lista", faults_);
    }
    IndicatorRow& row = made_.indicators[indicator];
    if (!row.names_goals) row.goal = goal;
    row.names_goals = true;
    row.area = no_row;
    made_.indicator_uses.push_back({goal, indicator, true, r.text});
  }

  /// What a goal breaks down, or belongs to.
  void goal_above(const Reference& r, Kind kind) {
    const auto row = project_.row_of<GoalRow>(r.owner);
    const Id<GoalRow> parent = find_goal(project_, names_, r.text, r.owner, r.key, faults_);
    if (project_.is_incomplete(r.owner) &&
        has(made_.breakdowns, [&](const BreakdownRow& b) { return b.goal == row && b.parent == parent; }))
      return;
    const auto before = std::find_if(made_.breakdowns.rbegin(), made_.breakdowns.rend(),
                                     [&](const BreakdownRow& b) { return b.goal != row || (parent != no_row && b.parent == parent); });
    if (before != made_.breakdowns.rend() && before->goal == row)
      return named_twice(project_, r.text, before->text, r.owner, r.key, "mål-i-lista", faults_);
    const bool council = parent != no_row && made_.goals[parent].kind == Kind::goal;
    const bool own = parent != no_row && !council && is_own_goal(kind) && made_.goals[parent].unit == made_.goals[row].unit;
    made_.breakdowns.push_back({row, council || own ? parent : Id<GoalRow>(), r.text});
    if (council || own) above_[row].push_back(parent);
  }

  void responsible(const Reference& r) {
    const auto row = project_.row_of<GoalRow>(r.owner);
    says_responsible_[row] = true;
    for (const Id<UnitRow> unit : find_responsible(project_, names_, r.text, r.owner, faults_)) add_responsible({row, unit, r.text});
  }

  void add_responsible(const ResponsibleRow& row) {
    const auto same = [&](const ResponsibleRow& other) { return other.goal == row.goal && other.unit == row.unit; };
    if (row.unit == no_row || !has(made_.responsible, same)) made_.responsible.push_back(row);
  }

  void responsible_for_area(const Reference& r) {
    const auto area = project_.row_of<AreaRow>(r.owner);
    for (const Id<UnitRow> unit : find_responsible(project_, names_, r.text, r.owner, faults_))
      of_areas_.push_back({no_row, unit, r.text, area});
  }

  /// Who answers for a målområde answers for those of its mål that say nobody.
  void inherit_responsible() {
    if (of_areas_.empty()) return;
    for (const Id<GoalRow> g : made_.goals.ids()) {
      if (made_.goals[g].kind != Kind::goal || says_responsible_[g]) continue;
      for (ResponsibleRow row : of_areas_) {
        if (row.area != made_.goals[g].area) continue;
        row.goal = g;
        add_responsible(row);
      }
    }
  }

  void owner_of_indicator(const Reference& r) {
    IndicatorRow& indicator = made_.indicators[project_.row_of<IndicatorRow>(r.owner)];
    indicator.owner_text = r.text;
    indicator.owner = find_unit(project_, names_, r.text, r.owner, r.key, faults_);
  }

  void used_indicator(const Reference& r) {
    const auto row = project_.row_of<GoalRow>(r.owner);
    auto& uses = made_.indicator_uses;
    const Id<IndicatorRow> indicator = find_indicator(project_, names_, r.text, r.owner, r.key, faults_);
    const auto used =
        std::find_if(uses.begin(), uses.end(), [&](const IndicatorUseRow& u) { return u.goal == row && u.indicator == indicator; });
    if (project_.is_incomplete(r.owner) && used != uses.end()) return;
    if (indicator != no_row && used != uses.end() && !used->place.empty() && project_.owner_of(used->place) == r.owner)
      return named_twice(project_, r.text, used->place, r.owner, r.key, "i-lista", faults_);
    uses.push_back({row, indicator, false, r.text});
  }

  void area_of_goal(const Reference& r) {
    const auto row = project_.row_of<GoalRow>(r.owner);
    const Id<AreaRow> area = find_area(project_, names_, r.text, r.owner, r.key, faults_);
    if (area != no_row) name_area(made_.goals[row], area, says_area_[row]);
    says_area_[row] = says_area_[row] || area != no_row;
  }

  /// Another plan than the one that is checked is loose.
  void plan_of_budget(const Reference& r) {
    const Id<Declaration> plan = project_.plan.declaration;
    if (plan == no_row || project_.sources->text(r.text) == project_.id(plan)) return;
    const Id<UnitRow> unit = project_.budgets[project_.row_of<BudgetRow>(r.owner)].unit;
    LooseRow loose{.wanted = Wanted::plan, .owner = Kind::budget, .property = word(r.key), .unit = unit, .text = r.text};
    for (const Declaration& d : project_.facts.declarations) {
      if (d.kind == Kind::plan && project_.sources->text(d.id) == project_.sources->text(r.text))
        loose.other_plan = project_.sources->text(d.id);
    }
    faults_.loose.push_back(loose);
  }

  const Project& project_;
  const Names& names_;
  Connections& made_;
  Faults& faults_;
  WrittenTitles titles_;
  Above above_;
  Rows<GoalRow, bool> says_area_, says_responsible_;
  std::vector<ResponsibleRow> of_areas_;
};

}  // namespace

Connections connect(const Project& project, const Names& names, Connections made, Faults& faults) {
  Connecting connecting(project, names, made, faults);
  connecting.take_all();
  Climb climb(made.goals, connecting.above());
  for (const Id<GoalRow> g : made.goals.ids()) {
    GoalRow& goal = made.goals[g];
    goal.economy = economy_of(project, goal);
    climb.from(g, goal.reaches);
  }
  find_circles(connecting.above(), made);
  tell_directions_of_goals(project, made);
  return made;
}

}  // namespace malkoll::model
