// What a text of the language adds up to, read from the text itself.

#include <functional>
#include <unordered_map>

#include "grammar.h"
#include "import/import.h"
#include "model/money.h"

namespace malkoll::importing {

void add_to(Sums& sums, SumKey key, Ore ore) {
  Ore& sum = sums[std::move(key)];
  sum = add(sum, ore);
}

TextSums read_sums(std::string_view text, AmountUnit plan_unit, std::int64_t plan_sign, const std::function<bool(std::uint32_t)>& counts) {
  Sources sources;
  sources.add("", std::string(text));
  Facts facts;
  Sink sink;
  parse(sources[0], Keywords{}, facts, sink);
  TextSums read{.sums = {}, .plan_sign = plan_sign, .turned = {}};
  for (const Property& p : facts.properties) {
    if (facts.declarations[p.owner].kind != Kind::plan) continue;
    if (p.key == Key::amount_unit) plan_unit = p.as<AmountUnit>();
    if (p.key == Key::sign) read.plan_sign = p.as<Chosen>().value;
  }
  std::unordered_map<Id<Declaration>, AmountUnit> units;  // of amounts without one, by budget
  for (const Property& p : facts.properties) {
    const Declaration& owner = facts.declarations[p.owner];
    if (p.key == Key::amount_unit && owner.kind != Kind::plan) units[p.owner] = p.as<AmountUnit>();
    if (p.key == Key::sign && owner.kind == Kind::budget && p.as<Chosen>().value != read.plan_sign)
      read.turned.emplace(sources.text(owner.id));
  }
  for (const Amount& amount : facts.amounts) {
    const Declaration& owner = facts.declarations[amount.owner];
    if (owner.kind != Kind::post || owner.parent == no_row || (counts && !counts(amount.at))) continue;
    Ore ore = amount.value;
    if (amount.unit == AmountUnit::none) {
      const auto own = units.find(owner.parent);
      const AmountUnit unit = own == units.end() ? plan_unit : own->second;
      const ReadAmount in_ore = to_ore({amount.value.count(), amount.decimals}, unit);
      if (unit == AmountUnit::none || in_ore.fault != NumberFault::none) continue;
      ore = in_ore.value;
    }
    add_to(read.sums, {std::string(sources.text(facts.declarations[owner.parent].id)), amount.key, amount.year}, ore);
  }
  return read;
}

Sums sums_of(std::string_view text, AmountUnit plan_unit) { return read_sums(text, plan_unit, 1).sums; }

}  // namespace malkoll::importing
