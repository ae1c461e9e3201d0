#include <algorithm>

#include "model/in_ore.h"
#include "model/phases.h"
#include "model/progress.h"
#include "text/utf8.h"
#include <map>
#include <tuple>

namespace malkoll::model {

namespace {

/// The posts of units by id, made for a unit when it is first asked for.
class PostIds {
 public:
  explicit PostIds(const Project& project) : project_(project), units_(project.units.size()) {
    for (const Id<PostRow> p : project.posts.ids()) {
      if (project.posts[p].unit != no_row) units_[project.posts[p].unit].posts.push_back(p);
    }
  }
  [[nodiscard]] Id<PostRow> find(Id<UnitRow> unit, std::string_view id) {
    OfUnit& of_unit = units_[unit];
    if (of_unit.ids.empty()) {
      for (const Id<PostRow> p : of_unit.posts) of_unit.ids.emplace(project_.id(project_.posts[p].declaration), p);
    }
    const auto found = of_unit.ids.find(id);
    return found == of_unit.ids.end() ? Id<PostRow>() : found->second;
  }
  /// The id that differs from `id` in case and accents only; empty: none.
  [[nodiscard]] std::string_view same_but_case(Id<UnitRow> unit, std::string_view id) {
    OfUnit& of_unit = units_[unit];
    if (of_unit.folded.empty()) {
      for (const Id<PostRow> p : of_unit.posts) of_unit.folded.emplace(fold_ascii(project_.id(project_.posts[p].declaration)), p);
    }
    const auto found = of_unit.folded.find(fold_ascii(id));
    return found == of_unit.folded.end() ? std::string_view{} : project_.id(project_.posts[found->second].declaration);
  }
  [[nodiscard]] bool has_any(Id<UnitRow> unit) const { return !units_[unit].posts.empty(); }

 private:
  struct OfUnit {
    std::vector<Id<PostRow>> posts;
    Ids<PostRow> ids;
    std::unordered_map<std::string, Id<PostRow>> folded;
  };
  const Project& project_;
  Rows<UnitRow, OfUnit> units_;
};

/// How the unit that a follow-up is for writes its amounts, else the plan.
struct Writing {
  AmountUnit unit;
  std::int64_t sign;
};

Writing writing_of(const Project& project, const FollowUpRow& follow_up) {
  for (const BudgetRow& budget : project.budgets) {
    if (budget.counts && budget.unit == follow_up.unit && follow_up.unit != no_row) return {budget.amount_unit, budget.sign};
  }
  return {project.plan.amount_unit, project.plan.sign};
}

std::optional<Ore> frame_of(const Rows<UnitYearRow>& frames, Id<UnitRow> unit, Year year) {
  for (const UnitYearRow& row : frames) {
    if (row.unit == unit && row.year == year && row.kind == Key::operation) return row.frame;
  }
  return std::nullopt;
}

std::optional<Ore> budgeted(const Project& project, Id<PostRow> post, Year year) {
  const std::optional<Ore> operation = project.money_in(post, year);
  std::optional<Ore> investment;
  for (const AmountRow& amount : project.amounts[project.amounts_of(post)]) {
    if (amount.year != year) continue;
    if (amount.key == Key::investment) investment = amount.value;
  }
  return operation ? operation : investment;
}

Rows<SpentRow> read_spent(const Project& project, const Names& names, const Rows<UnitYearRow>& frames, Faults& faults) {
  Rows<SpentRow> rows;
  if (project.facts.spent.empty()) return rows;
  PostIds ids(project);
  for (const WrittenSpent& written : project.facts.spent) {
    const Id<Declaration> owner = written.amount.owner;
    const auto row = project.row_of<FollowUpRow>(owner);
    if (row == no_row || project.is_incomplete(owner)) continue;
    const FollowUpRow& follow_up = project.follow_ups[row];
    SpentRow spent;
    spent.follow_up = row;
    spent.post_text = written.post;
    spent.place = {written.amount.at, written.amount.length};
    spent.unit = find_unit(project, names, written.unit, owner, Key::spent, faults);
    if (spent.unit != no_row && written.post.empty()) spent.budgeted = frame_of(frames, spent.unit, follow_up.period.year);
    if (spent.unit != no_row && !written.post.empty()) {
      const std::string_view id = project.sources->text(written.post);
      spent.post = ids.find(spent.unit, id);
      if (spent.post != no_row) {
        spent.budgeted = budgeted(project, spent.post, follow_up.period.year);
      } else if (ids.has_any(spent.unit)) {
        faults.loose.push_back({.wanted = LooseRow::Wanted::post,
                                .owner = Kind::follow_up,
                                .property = word(Key::spent),
                                .unit = spent.unit,
                                .text = written.post,
                                .suggestion = ids.same_but_case(spent.unit, id)});
      }
    }
    const Writing writing = writing_of(project, follow_up);
    const std::optional<Ore> value = in_ore(written.amount, owner, writing.unit, faults);
    if (!value) continue;
    spent.value = *value * writing.sign;
    spent.last_digit = last_digit(written.amount.unit != AmountUnit::none ? written.amount.unit : writing.unit, written.amount.decimals);
    rows.push_back(spent);
  }
  return rows;
}

/// What a follow-up says of goals, uppdrag and indicators.
struct Saying {
  const Project& project;
  const Names& names;
  Faults& faults;
  FollowUps& made;
  std::map<std::tuple<Id<FollowUpRow>, Id<GoalRow>, Key>, Span> said = {};  ///< only where a goal may stand under two names

  /// True, and told, where the goal has been said so before, by another of its names.
  bool again(Id<FollowUpRow> follow_up, Id<GoalRow> goal, const Property& p) {
    if (goal == no_row || names.former_goals.empty()) return false;
    const auto [before, fresh] = said.try_emplace({follow_up, goal, p.key}, p.argument);
    if (!fresh) named_twice(project, p.argument, before->second, p.owner, p.key, "", faults);
    return !fresh;
  }
  /// The indicator of an id that no goal has.
  [[nodiscard]] Id<IndicatorRow> indicator_of(Span named) const {
    const std::string_view id = project.sources->text(named);
    const auto found = names.indicators.find(id);
    return found == names.indicators.end() || names.goals.contains(id) ? Id<IndicatorRow>() : found->second;
  }
  void assessment(Id<FollowUpRow> follow_up, const Property& p) {
    AssessmentRow row;
    row.follow_up = follow_up;
    row.goal_text = p.argument;
    row.place = p.value;
    row.verdict = p.as<Verdict>();
    row.indicator = indicator_of(p.argument);
    if (row.indicator == no_row) {
      row.goal = find_goal(project, names, p.argument, p.owner, p.key, faults);
      if (again(follow_up, row.goal, p)) return;
    }
    made.assessments.push_back(row);
  }
  void comment(Id<FollowUpRow> follow_up, const Property& p) {
    CommentRow row;
    row.follow_up = follow_up;
    row.named = p.argument;
    row.text = p.value;
    const std::string_view id = project.sources->text(p.argument);
    const auto assignment = names.assignments.find(id);
    if (p.argument.empty()) {
      // of the whole
    } else if (assignment != names.assignments.end()) {
      row.assignment = assignment->second;
    } else if (row.indicator = indicator_of(p.argument); row.indicator == no_row) {
      row.goal = find_goal(project, names, p.argument, p.owner, p.key, faults);
      if (again(follow_up, row.goal, p)) return;
    }
    made.comments.push_back(row);
  }
  void status(Id<FollowUpRow> follow_up, const Property& p) {
    const Id<AssignmentRow> assignment = find_assignment(project, names, p.argument, p.owner, p.key, faults);
    made.statuses.push_back({follow_up, assignment, p.argument, p.value, p.as<Progress>()});
  }
};

}  // namespace

FollowUps follow_up(const Project& project, const Names& names, const Rows<UnitYearRow>& frames, Faults& faults) {
  FollowUps made;
  Saying say{project, names, faults, made};
  for (const Id<FollowUpRow> row : project.follow_ups.ids()) {
    const Id<Declaration> owner = project.follow_ups[row].declaration;
    if (project.is_incomplete(owner)) continue;
    for (const Property& p : project.properties(owner)) {
      if (p.key == Key::assessment) say.assessment(row, p);
      if (p.key == Key::comment) say.comment(row, p);
      if (p.key == Key::status) say.status(row, p);
    }
  }
  made.spent = read_spent(project, names, frames, faults);
  made.progress = progress_by(project, made.statuses, std::nullopt);
  return made;
}

}  // namespace malkoll::model
