#include "model/facts.h"

#include <type_traits>

namespace malkoll {

namespace {

/// Adds the rows of one table behind another's. `owner`: where a row says to which declaration it belongs; they are numbered on.
template <typename Row, typename Owner>
void move_rows(Rows<Row>& rows, Rows<Row>& behind, std::size_t declarations, Owner owner) {
  static_assert(std::is_trivially_copyable_v<Row>);
  for (Row& row : rows) {
    if (Id<Declaration>& declaration = owner(row); declaration != no_row)
      declaration = Id<Declaration>(declaration.number() + declarations);
  }
  behind.insert(behind.end(), rows.begin(), rows.end());
  rows.clear();
}

}  // namespace

void move_facts(Facts& from, Facts& behind) {
  const auto declarations = behind.declarations.size();
  const auto owner = [](auto& row) -> Id<Declaration>& { return row.owner; };
  move_rows(from.declarations, behind.declarations, declarations, [](Declaration& d) -> Id<Declaration>& { return d.parent; });
  move_rows(from.amounts, behind.amounts, declarations, owner);
  move_rows(from.links, behind.links, declarations, owner);
  move_rows(from.references, behind.references, declarations, owner);
  move_rows(from.measures, behind.measures, declarations, owner);
  move_rows(from.properties, behind.properties, declarations, owner);
  move_rows(from.waivers, behind.waivers, declarations, owner);
  move_rows(from.settings, behind.settings, declarations, owner);
  move_rows(from.spent, behind.spent, declarations, [](WrittenSpent& spent) -> Id<Declaration>& { return spent.amount.owner; });
  behind.uses.insert(behind.uses.end(), from.uses.begin(), from.uses.end());
  from.uses.clear();
  move_rows(from.terms, behind.terms, declarations, owner);
  move_rows(from.broken, behind.broken, declarations, owner);
  behind.joined.merge(from.joined);
  from.joined.clear();
}

std::string_view text_of(const Facts& facts, const Sources& sources, Span span) {
  const std::string_view text = sources.text(span);
  if (facts.joined.empty() || text.find('\n') == std::string_view::npos) return text;
  const auto joined = facts.joined.find(span.at);
  return joined == facts.joined.end() ? text : std::string_view(joined->second);
}

}  // namespace malkoll
