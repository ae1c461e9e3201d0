#include "import/compared_amounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "model/money.h"

namespace malkoll::importing {

namespace {

/// The power of ten that an amount is rounded to, no coarser than its unit.
Ore rounded_to(Ore ore, AmountUnit unit) {
  std::int64_t power = ore_per(unit == AmountUnit::none ? AmountUnit::kr : unit);
  while (power > 1 && ore.count() % power != 0) power /= 10;
  return Ore(power);
}

}  // namespace

bool is_nothing(const RowMoney& money) {
  return std::all_of(money.begin(), money.end(), [](Ore m) { return m == 0; });
}

void add_up(RowMoney& sum, const RowMoney& more) {
  if (sum.empty()) sum.resize(more.size());
  for (std::size_t m = 0; m < more.size(); ++m) sum[m] = add(sum[m], more[m]);
}

Ore rounding_of(const KnownTable& known, const TableRows& rows, std::size_t amount) {
  Ore step = ore_in(AmountUnit::mdkr);
  for (const KeptRow& row : rows.kept) {
    if (row.ore[amount]) step = std::min(step, rounded_to(*row.ore[amount], known.amounts[amount].heading.unit));
  }
  return step;
}

ComparedAmounts::ComparedAmounts(const KnownTable& of, const TableRows& rows) : known(of) {
  for (std::size_t a = 0; a < known.amounts.size(); ++a) {
    const Scenario scenario = known.amounts[a].heading.scenario;
    if (scenario != Scenario::outcome && scenario != Scenario::change && rows.sums[a].filled > 0) columns.push_back(a);
  }
  for (const std::size_t a : columns) step.push_back(rounding_of(known, rows, a));
}

RowMoney ComparedAmounts::of(const KeptRow& row) const {
  RowMoney money;
  for (const std::size_t a : columns) money.push_back(row.ore[a].value_or(Ore()));
  return money;
}

std::size_t ComparedAmounts::agree(const RowMoney& a, const RowMoney& b) {
  if (a != b) return 0;
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [](Ore m) { return m != 0; }));
}

std::size_t ComparedAmounts::agree_nearly(const RowMoney& own, const RowMoney& sum, std::size_t posts) const {
  std::size_t alike = 0;
  for (std::size_t m = 0; m < own.size(); ++m) {
    const Ore apart = own[m] > sum[m] ? own[m] - sum[m] : sum[m] - own[m];
    const AmountUnit unit = known.amounts[columns[m]].heading.unit;
    const Ore play = static_cast<std::int64_t>(posts) * (step[m] / 2) + rounded_to(own[m], unit) / 2;
    if (apart > play || (apart != 0 && own[m] / 100 < play && own[m] / 100 > -play)) return 0;
    alike += own[m] != 0 ? 1U : 0U;
  }
  return alike;
}

std::string ComparedAmounts::shown(const RowMoney& money) const {
  std::string text;
  for (std::size_t m = 0; m < money.size(); ++m) {
    const MoneyHeading& heading = known.amounts[columns[m]].heading;
    if (!text.empty()) text += ", ";
    if (money.size() > 1 && heading.year != 0) text += fmt::format("{}: ", heading.year);
    text += write_amount(money[m], heading.unit == AmountUnit::none ? AmountUnit::kr : heading.unit);
  }
  return text;
}

std::string ComparedAmounts::named(const KeptRow& row) const {
  const std::string& name = row.title.empty() ? row.unit : row.title;
  return name.empty() ? known.table.row_place(row.number) : known.table.row_place(row.number, name);
}

}  // namespace malkoll::importing
