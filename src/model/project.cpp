#include "model/project.h"

#include <algorithm>

#include "model/money.h"

namespace malkoll {

std::int64_t UnitYearRow::difference() const { return frame ? add(total.value_or(0), -*frame) : 0; }

std::int64_t passed_on(std::int64_t money, const Reach& reach) {
  const std::int64_t size = magnitude(money);
  return size / reach.of + (size % reach.of > reach.part ? 1 : 0);
}

std::uint32_t Project::owner_of(Span place) const {
  const auto& declarations = facts.declarations;
  const auto after = std::upper_bound(declarations.begin(), declarations.end(), place.at,
                                      [](std::uint32_t at, const Declaration& d) { return at < d.id.at; });
  if (after == declarations.begin()) return no_row;
  const auto row = static_cast<std::uint32_t>(after - declarations.begin() - 1);
  return sources->index_at(declarations[row].id.at) == sources->index_at(place.at) ? row : no_row;
}

std::span<const Property> Project::properties(std::uint32_t declaration) const {
  const auto first = std::lower_bound(facts.properties.begin(), facts.properties.end(), declaration,
                                      [](const Property& p, std::uint32_t owner) { return p.owner < owner; });
  auto last = first;
  while (last != facts.properties.end() && last->owner == declaration) ++last;
  return std::span(facts.properties).subspan(static_cast<std::size_t>(first - facts.properties.begin()), static_cast<std::size_t>(last - first));
}

const Property* Project::property(std::uint32_t declaration, Key key) const {
  for (const Property& property : properties(declaration)) {
    if (property.key == key) return &property;
  }
  return nullptr;
}

std::string_view Project::post_text(const PostRow& post, Key key) const {
  for (std::uint32_t p = post.first_property; p < facts.properties.size() && facts.properties[p].owner == post.declaration; ++p) {
    if (facts.properties[p].key == key) return text(facts.properties[p].value);
  }
  return {};
}

std::int64_t money_at_stake(const PostRow& post) {
  return magnitude(post.has_net ? post.net : post.has_income ? post.income : post.investment);
}

std::span<const CoverageCell> Project::coverage_of(std::uint32_t goal) const {
  return std::span(coverage).subspan(first_cell[goal], first_cell[goal + 1] - first_cell[goal]);
}

const CoverageCell& Project::cell(std::uint32_t goal, std::uint32_t unit) const {
  static const CoverageCell nothing;
  const std::span<const CoverageCell> cells = coverage_of(goal);
  const auto found = std::lower_bound(cells.begin(), cells.end(), unit, [](const CoverageCell& c, std::uint32_t u) { return c.unit < u; });
  return found != cells.end() && found->unit == unit ? *found : nothing;
}

std::uint32_t Project::amounts_end(std::uint32_t post) const {
  return post + 1 < posts.size() ? posts[post + 1].first_amount : static_cast<std::uint32_t>(facts.amounts.size());
}

std::uint32_t Project::links_end(std::uint32_t post) const {
  return post + 1 < posts.size() ? posts[post + 1].first_link : static_cast<std::uint32_t>(facts.links.size());
}

std::uint32_t Project::unit_of(std::uint32_t declaration) const {
  while (declaration != no_row) {
    const Declaration& d = facts.declarations[declaration];
    if (is_unit(d.kind)) return row_of[declaration];
    if (d.kind == Kind::budget) {
      const std::uint32_t budget = row_of[declaration];
      return budget == no_row ? no_row : budgets[budget].unit;
    }
    if (d.kind == Kind::follow_up) return row_of[declaration] == no_row ? no_row : follow_ups[row_of[declaration]].unit;
    declaration = d.parent;
  }
  return no_row;
}

}  // namespace malkoll
