#include "model/in_ore.h"

#include <algorithm>

#include "model/money.h"

namespace malkoll::model {

std::optional<Ore> rounding_of(const Project& project, Id<Declaration> declaration, AmountUnit unit, Faults& faults) {
  const Property* p = project.property(declaration, Key::rounding);
  if (p == nullptr) return std::nullopt;
  const Decimal* bare = std::get_if<Decimal>(&p->meaning);
  if (bare == nullptr) return p->as<Ore>();
  Amount amount;
  amount.value = Ore(bare->mantissa);
  amount.decimals = bare->decimals;
  amount.key = Key::rounding;
  amount.at = p->value.at;
  amount.length = static_cast<std::uint16_t>(std::min(p->value.length, 0xffffU));
  return in_ore(amount, declaration, unit, faults);
}

namespace {

/// An amount that cannot be counted: what would be wrong because of it stays quiet.
std::optional<Ore> no_amount(const Amount& amount, Id<Declaration> declaration, Faults& faults) {
  faults.broken.push_back({declaration, amount.key, amount.year, {amount.at, amount.length}, {}});
  return std::nullopt;
}

}  // namespace

std::optional<Ore> in_ore(const Amount& amount, Id<Declaration> declaration, AmountUnit unit, Faults& faults) {
  const ReadAmount ore =
      amount.unit != AmountUnit::none ? ReadAmount{.value = amount.value} : to_ore({amount.value.count(), amount.decimals}, unit);
  const bool has_unit = amount.unit != AmountUnit::none || unit != AmountUnit::none;
  if (has_unit && ore.fault == NumberFault::none && magnitude(ore.value) <= faults.room) {
    faults.room -= magnitude(ore.value);
    return ore.value;
  }
  if (!has_unit && faults.without_units) return no_amount(amount, declaration, faults);
  Mistake m;
  m.code = Code::P07;
  m.variant = !has_unit                            ? "utan-enhet"
              : ore.fault == NumberFault::decimals ? "ören"
              : ore.fault == NumberFault::none     ? "summa"
                                                   : "för-stort";
  m.span = {amount.at, amount.length};
  m.key = word(amount.key);
  faults.sink.add(std::move(m));
  return no_amount(amount, declaration, faults);
}

PlanYearRow& plan_year(Rows<PlanYearRow>& rows, const Project& project, Year year) {
  for (PlanYearRow& row : rows) {
    if (row.year == year) return row;
  }
  PlanYearRow& fresh = rows.emplace_back();
  fresh.year = year;
  fresh.place = project.declaration(project.plan.declaration).id;
  return fresh;
}

}  // namespace malkoll::model
