#include <algorithm>

#include <map>
#include <tuple>
#include "model/names.h"
#include "text/utf8.h"

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

std::optional<std::int64_t> budgeted(const Project& project, Id<PostRow> post, std::int64_t year) {
  std::optional<std::int64_t> operation, investment;
  for (const Id<Amount> a : project.amounts_of(post)) {
    const Amount& amount = project.facts.amounts[a];
    if (amount.year != year) continue;
    if (amount.key == Key::operation) operation = amount.value;
    if (amount.key == Key::investment) investment = amount.value;
  }
  return operation ? operation : investment;
}

void count_spent(Project& project, const Names& names, Sink& sink) {
  if (project.facts.spent.empty()) return;
  PostIds ids(project);
  for (const WrittenSpent& written : project.facts.spent) {
    const Id<Declaration> owner = written.amount.owner;
    const auto row = project.row_of<FollowUpRow>(owner);
    if (row == no_row || project.declaration(owner).incomplete) continue;
    const FollowUpRow& follow_up = project.follow_ups[row];
    SpentRow spent;
    spent.follow_up = row;
    spent.post_text = written.post;
    spent.place = {written.amount.at, written.amount.length};
    spent.unit = find_unit(project, names, written.unit, owner, Key::spent, sink);
    if (spent.unit != no_row) {
      const std::string_view id = project.sources->text(written.post);
      spent.post = ids.find(spent.unit, id);
      if (spent.post != no_row) {
        spent.budgeted = budgeted(project, spent.post, follow_up.year);
      } else if (ids.has_any(spent.unit)) {
        project.loose.push_back({.wanted = LooseRow::Wanted::post,
                                 .owner = Kind::follow_up,
                                 .property = word(Key::spent),
                                 .unit = spent.unit,
                                 .text = written.post,
                                 .suggestion = ids.same_but_case(spent.unit, id)});
      }
    }
    const Writing writing = writing_of(project, follow_up);
    const std::optional<std::int64_t> value = in_ore(project, written.amount, owner, writing.unit, sink);
    if (!value) continue;
    spent.value = *value * writing.sign;
    project.spent.push_back(spent);
  }
}

/// A verdict or a comment on an indicator.
void judge_indicator(Project& project, Id<FollowUpRow> follow_up, Id<IndicatorRow> indicator, const Property& p) {
  if (p.key == Key::comment) {
    project.comments.push_back({follow_up, no_row, indicator, p.argument, p.value});
  } else {
    project.assessments.push_back({follow_up, no_row, indicator, p.argument, p.value, static_cast<Verdict>(p.number)});
  }
}

}  // namespace

void follow_up(Project& project, const Names& names, Sink& sink) {
  std::map<std::tuple<Id<FollowUpRow>, Id<GoalRow>, Key>, Span> said;  // only where a goal may stand under two names
  for (const Id<FollowUpRow> row : project.follow_ups.ids()) {
    const Id<Declaration> owner = project.follow_ups[row].declaration;
    if (project.declaration(owner).incomplete) continue;
    const auto& properties = project.facts.properties;
    auto p = std::lower_bound(properties.begin(), properties.end(), owner,
                              [](const Property& property, Id<Declaration> wanted) { return property.owner < wanted; });
    for (; p != properties.end() && p->owner == owner; ++p) {
      if (p->key != Key::assessment && p->key != Key::comment) continue;
      const auto measured = names.goals.contains(project.sources->text(p->argument)) ? names.indicators.end() : names.indicators.find(project.sources->text(p->argument));
      if (measured != names.indicators.end()) {
        judge_indicator(project, row, measured->second, *p);
        continue;
      }
      const Id<GoalRow> goal = find_goal(project, names, p->argument, owner, p->key, sink);
      if (goal != no_row && !names.former_goals.empty()) {
        const auto [before, fresh] = said.try_emplace({row, goal, p->key}, p->argument);
        if (!fresh) {
          named_twice(project, p->argument, before->second, owner, p->key, "", sink);
          continue;
        }
      }
      if (p->key == Key::comment) {
        project.comments.push_back({row, goal, no_row, p->argument, p->value});
        continue;
      }
      project.assessments.push_back({row, goal, no_row, p->argument, p->value, static_cast<Verdict>(p->number)});
    }
  }
  count_spent(project, names, sink);
}

}  // namespace malkoll::model
