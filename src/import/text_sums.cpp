// What a text of the language adds up to, read from the text itself.

#include <unordered_map>

#include "grammar.h"
#include "import/import.h"
#include "model/money.h"

namespace malkoll::importing {

void add_to(Sums& sums, SumKey key, std::int64_t ore) {
  std::int64_t& sum = sums[std::move(key)];
  sum = add(sum, ore);
}

Sums sums_of(std::string_view text, AmountUnit plan_unit) {
  Sources sources;
  sources.add("", std::string(text));
  Facts facts;
  Sink sink;
  parse(sources[0], Keywords{}, facts, sink);
  std::unordered_map<Id<Declaration>, AmountUnit> units;  // of amounts without one, by budget
  for (const Property& p : facts.properties) {
    if (p.key != Key::amount_unit) continue;
    if (facts.declarations[p.owner].kind == Kind::plan) plan_unit = static_cast<AmountUnit>(p.number); else units[p.owner] = static_cast<AmountUnit>(p.number);
  }
  Sums sums;
  for (const Amount& amount : facts.amounts) {
    const Declaration& owner = facts.declarations[amount.owner];
    if (owner.kind != Kind::post || owner.parent == no_row) continue;
    std::int64_t ore = amount.value;
    if (amount.unit == AmountUnit::none) {
      const auto own = units.find(owner.parent);
      const AmountUnit unit = own == units.end() ? plan_unit : own->second;
      const Ore read = to_ore({amount.value, amount.decimals}, unit);
      if (unit == AmountUnit::none || read.fault != NumberFault::none) continue;
      ore = read.value;
    }
    add_to(sums, {std::string(sources.text(facts.declarations[owner.parent].id)), amount.key, amount.year}, ore);
  }
  return sums;
}

std::set<std::string> turned_units(std::string_view text, std::int64_t& plan_sign) {
  Sources sources;
  sources.add("", std::string(text));
  Facts facts;
  Sink sink;
  parse(sources[0], Keywords{}, facts, sink);
  for (const Property& p : facts.properties) {
    if (p.key == Key::sign && facts.declarations[p.owner].kind == Kind::plan) plan_sign = p.number;
  }
  std::set<std::string> units;
  for (const Property& p : facts.properties) {
    const Declaration& owner = facts.declarations[p.owner];
    if (p.key == Key::sign && owner.kind == Kind::budget && p.number != plan_sign) units.emplace(sources.text(owner.id));
  }
  return units;
}

}  // namespace malkoll::importing
