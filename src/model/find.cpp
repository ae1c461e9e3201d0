#include <algorithm>

#include "model/list_line.h"
#include "model/names.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

template <typename Row>
struct Among {
  Wanted wanted;
  const Ids<Row>& ids;
  const FormerNames* former;
  const OtherIds* other_plans;
};

bool may_stand_elsewhere(const Project& project, Id<Declaration> owner) {
  return project.declaration(owner).kind == Kind::follow_up && project.follow_ups[project.row_of<FollowUpRow>(owner)].waits;
}

bool is_list(Key property) {
  return property == Key::goal || property == Key::contributes || property == Key::works_against || property == Key::indicator ||
         property == Key::responsible;
}

/// Ids that stand side by side without a comma (`BUN1 BUN2`, `BUN1; BUN2`, `BUN1 och BUN2`), with commas; empty: it is no such thing.
/// One of them at least is known, and the others look like ids.
template <typename Row>
std::string with_commas_between(const Among<Row>& among, std::string_view written) {
  constexpr std::string_view between = " \t;/&+";
  const auto is_known = [&](std::string_view id) {
    return among.ids.contains(id) || (among.former != nullptr && among.former->contains(fold(id)));
  };
  std::string list, joined;
  std::size_t count = 0;
  bool any = false;
  for (std::size_t at = 0; (at = written.find_first_not_of(between, at)) != std::string_view::npos;) {
    const std::string_view id = written.substr(at, written.find_first_of(between, at) - at);  // npos - at: the rest
    at += id.size();
    if (id == "och" || id == "samt") continue;
    const bool known = is_known(id);
    const bool digits = std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool looks_like_id =
        digits && std::all_of(id.begin(), id.end(), [](char c) {
          return c == '.' || c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
        });
    if (!known && !looks_like_id) return {};
    any |= known;
    list += (count++ == 0 ? "" : ", ") + std::string(id);
    joined += id;
  }
  return any && count > 1 && !is_known(joined) ? list : std::string();  // `BUN 1` is one id
}

template <typename Row>
Id<Row> find(const Project& project, const Among<Row>& among, Span text, Id<Declaration> owner, Key property, Faults& faults) {
  const std::string_view written = project.sources->text(text);
  if (const auto found = among.ids.find(written); found != among.ids.end()) return found->second;
  if (std::string list = is_list(property) ? with_commas_between(among, written) : std::string(); !list.empty()) {
    const AroundId around = around_id(*project.sources, text);
    Mistake m;
    m.code = Code::P08;
    m.variant = "flera-id";
    m.span = text;
    m.suggestion = around.before + list + around.after;
    m.key = word(property);
    faults.sink.add(std::move(m));
    faults.broken.push_back({owner, property, {}, text, {}});
    return no_row;
  }
  LooseRow loose;
  loose.wanted = among.wanted;
  loose.owner = project.declaration(owner).kind;
  loose.property = word(property);
  loose.unit = project.unit_of(owner);
  loose.text = text;
  Id<Row> row;
  if (among.former != nullptr) {
    if (const auto found = among.former->find(fold(written)); found != among.former->end() && found->second != no_row) {
      row = project.row_of<Row>(found->second);
      loose.former = true;
      loose.new_id = project.id(found->second);
      if constexpr (std::is_same_v<Row, GoalRow>) loose.goal = row;
    }
  }
  if (row == no_row && among.other_plans != nullptr) {
    if (const auto other = among.other_plans->find(written); other != among.other_plans->end()) loose.other_plan = other->second;
  }
  const bool of_submission = among.wanted == Wanted::goal || among.wanted == Wanted::indicator || among.wanted == Wanted::assignment;
  loose.waits = row == no_row && of_submission && may_stand_elsewhere(project, owner);
  faults.loose.push_back(loose);
  return row;
}

}  // namespace

Id<GoalRow> find_goal(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults) {
  return find(project, Among<GoalRow>{Wanted::goal, names.goals, &names.former_goals, &names.other_goals}, text, owner, property, faults);
}

Id<AreaRow> find_area(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults) {
  return find(project, Among<AreaRow>{Wanted::goal_area, names.areas, &names.former_areas, nullptr}, text, owner, property, faults);
}

Id<UnitRow> find_unit(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults) {
  return find(project, Among<UnitRow>{Wanted::unit, names.units, &names.former_units, nullptr}, text, owner, property, faults);
}

Id<IndicatorRow> find_indicator(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property,
                                Faults& faults) {
  return find(project, Among<IndicatorRow>{Wanted::indicator, names.indicators, nullptr, &names.other_indicators}, text, owner, property,
              faults);
}

Id<AssignmentRow> find_assignment(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property,
                                  Faults& faults) {
  return find(project, Among<AssignmentRow>{Wanted::assignment, names.assignments, nullptr, &names.other_assignments}, text, owner,
              property, faults);
}

std::vector<Id<UnitRow>> find_responsible(const Project& project, const Names& names, Span text, Id<Declaration> owner, Faults& faults) {
  const std::string written = fold(project.sources->text(text));
  const std::optional<std::int64_t> everyone = value_of(Shape::everyone, written);
  if (!everyone) return {find_unit(project, names, text, owner, Key::responsible, faults)};
  std::vector<Id<UnitRow>> units;
  bool any = false;
  for (const Id<UnitRow> u : project.units.ids()) {
    const UnitRow& unit = project.units[u];
    const auto others = unit.kind == Kind::committee ? Everyone::companies : Everyone::committees;
    const bool other_kind = *everyone == static_cast<std::int64_t>(others);
    any |= !other_kind;
    if (!other_kind && !unit.excused) units.push_back(u);
  }
  if (!any) units.push_back(find_unit(project, names, text, owner, Key::responsible, faults));  // nobody is meant: S06 tells
  return units;
}

void declared_twice(Sink& sink, const Declaration& second, const Declaration& first) {
  Mistake m;
  m.code = Code::P06;
  m.span = second.id;
  m.related = first.id;
  m.kind = word(second.kind);
  sink.add(std::move(m));
}

void named_twice(const Project& project, Span again, Span first, Id<Declaration> declaration, Key key, const char* variant,
                 Faults& faults) {
  Mistake m;
  m.code = Code::P05;
  m.variant = variant;
  m.span = again;
  m.related = first;
  m.key = word(key);
  m.kind = word(project.declaration(declaration).kind);
  faults.sink.add(std::move(m));
  faults.broken.push_back({declaration, key, {}, again, {}});
  if (!faults.loose.empty() && faults.loose.back().text.at == again.at) faults.loose.pop_back();
}

bool WrittenTitles::has(Span text) {
  if (titles_.empty()) {
    for (const GoalRow& goal : goals_) titles_.insert(fold(project_.title(goal.declaration)));
  }
  return titles_.contains(fold(project_.sources->text(text)));
}

}  // namespace malkoll::model
