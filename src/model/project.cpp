#include "model/project.h"

#include <algorithm>

#include "model/money.h"

namespace malkoll {

Ore UnitYearRow::difference() const { return frame ? add(total.value_or(Ore()), -*frame) : Ore(); }

Ore passed_on(Ore money, const Reach& reach) {
  const Ore size = magnitude(money);
  if (reach.of == 1) return size;
  const std::int64_t each = size.count() / reach.of, rest = size.count() % reach.of;
  // What the parts before it take, rounded up: so parts of parts come to the whole as well.
  const auto odd_before = [&](std::int64_t part) { return (part * rest + reach.of - 1) / reach.of; };
  return Ore(each + odd_before(std::int64_t{reach.part} + 1) - odd_before(reach.part));
}

std::vector<Id<AreaRow>> areas_of(const GoalRow& goal) {
  std::vector<Id<AreaRow>> areas;
  if (goal.area != no_row) areas.push_back(goal.area);
  areas.insert(areas.end(), goal.more_areas.begin(), goal.more_areas.end());
  return areas;
}

bool belongs_to(const GoalRow& goal, Id<AreaRow> area) {
  return goal.area == area || std::find(goal.more_areas.begin(), goal.more_areas.end(), area) != goal.more_areas.end();
}

Id<Declaration> Project::owner_of(Span place) const {
  const auto& declarations = facts.declarations;
  const auto after = std::upper_bound(declarations.begin(), declarations.end(), place.at,
                                      [](std::uint32_t at, const Declaration& d) { return at < d.id.at; });
  if (after == declarations.begin()) return no_row;
  const auto row = Id<Declaration>(static_cast<std::size_t>(after - declarations.begin() - 1));
  return sources->index_at(declarations[row].id.at) == sources->index_at(place.at) ? row : Id<Declaration>();
}

Id<Declaration> Project::parent_of(Id<Declaration> row) const {
  const Id<Declaration> parent = facts.declarations[row].parent;
  if (first_declared.empty()) return parent;
  const auto first = first_declared.find(parent);
  return first == first_declared.end() ? parent : first->second;
}

const std::string& Project::plan_path() const { return sources->at(declaration(plan.declaration).id.at).path; }

Id<Declaration> Project::money_owner(Span place) const {
  const Id<Declaration> owner = owner_of(place);
  return owner != no_row && declaration(owner).kind == Kind::indicator ? parent_of(owner) : owner;
}

std::span<const Property> Project::properties(Id<Declaration> declaration) const {
  const auto first = std::lower_bound(facts.properties.begin(), facts.properties.end(), declaration,
                                      [](const Property& p, Id<Declaration> owner) { return p.owner < owner; });
  auto last = first;
  while (last != facts.properties.end() && last->owner == declaration) ++last;
  return std::span(facts.properties)
      .subspan(static_cast<std::size_t>(first - facts.properties.begin()), static_cast<std::size_t>(last - first));
}

const Property* Project::property(Id<Declaration> declaration, Key key) const {
  for (const Property& property : properties(declaration)) {
    if (property.key == key) return &property;
  }
  return nullptr;
}

std::string_view Project::post_text(const PostRow& post, Key key) const {
  for (Id<Property> p = post.first_property; p != facts.properties.end_id() && facts.properties[p].owner == post.declaration; ++p) {
    if (facts.properties[p].key == key) return text(facts.properties[p].value);
  }
  return {};
}

Ore money_at_stake(const PostRow& post) { return magnitude(post.has_net ? post.net : post.has_income ? post.income : post.investment); }

std::span<const CoverageCell> Project::coverage_of(Id<GoalRow> goal) const { return coverage[cells_of(goal)]; }

const CoverageCell& Project::cell(Id<GoalRow> goal, Id<UnitRow> unit) const {
  static const CoverageCell nothing;
  const std::span<const CoverageCell> cells = coverage_of(goal);
  const auto found = std::lower_bound(cells.begin(), cells.end(), unit, [](const CoverageCell& c, Id<UnitRow> u) { return c.unit < u; });
  return found != cells.end() && found->unit == unit ? *found : nothing;
}

std::optional<Ore> money_in(std::span<const AmountRow> amounts, Year until, Year year) {
  std::optional<Ore> drift;
  Ore changes;
  Year drift_year;
  for (const AmountRow& a : amounts) {
    if (a.key == Key::operation && a.year <= year && a.year > drift_year) drift_year = a.year, drift = a.value;
  }
  if (drift_year == year) return drift;
  if (until != 0 && year > until) return std::nullopt;
  bool changed = false;
  for (const AmountRow& a : amounts) {
    if (a.key != Key::change || a.year > year || a.year <= drift_year) continue;
    changed = true;
    changes = add(changes, a.value);
  }
  return changed ? std::optional(add(drift.value_or(Ore()), changes)) : std::nullopt;
}

std::optional<Ore> Project::money_in(Id<PostRow> post, Year year) const {
  return malkoll::money_in(amounts[amounts_of(post)], posts[post].until, year);
}

IdRange<AmountRow> Project::amounts_of(Id<PostRow> post) const {
  const Id<PostRow> next = post.next();
  return {posts[post].first_amount, next != posts.end_id() ? posts[next].first_amount : amounts.end_id()};
}

IdRange<LinkRow> Project::links_of(Id<PostRow> post) const {
  const Id<PostRow> next = post.next();
  return {posts[post].first_link, next != posts.end_id() ? posts[next].first_link : links.end_id()};
}

Id<UnitRow> Project::unit_named(std::string_view unit) const {
  for (const Id<UnitRow> u : units.ids()) {
    if (id(units[u].declaration) == unit) return u;
  }
  return no_row;
}

Id<UnitRow> Project::unit_of(Id<Declaration> declaration) const {
  while (declaration != no_row) {
    const Declaration& d = facts.declarations[declaration];
    if (is_unit(d.kind)) return row_of<UnitRow>(declaration);
    if (d.kind == Kind::budget) {
      const Id<BudgetRow> budget = row_of<BudgetRow>(declaration);
      return budget == no_row ? Id<UnitRow>() : budgets[budget].unit;
    }
    if (d.kind == Kind::follow_up) return !has_row(declaration) ? no_row : follow_ups[row_of<FollowUpRow>(declaration)].unit;
    declaration = parent_of(declaration);
  }
  return no_row;
}

}  // namespace malkoll
