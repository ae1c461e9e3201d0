// What a table comes to, when it is known which of its amounts count.

#include "import/table_reading.h"

#include <algorithm>

#include "model/money.h"

namespace malkoll::importing {

bool TableReading::reads_any() const { return std::find(used.begin(), used.end(), true) != used.end(); }

bool TableReading::is_income_only() const {
  for (std::size_t a = 0; a < used.size(); ++a) {
    if (used[a] && known.amounts[a].heading.flow != Flow::income) return false;
  }
  return reads_any();
}

Money TableReading::totals() const {
  const bool income = is_income_only();
  Money totals;
  for (std::size_t a = 0; a < used.size(); ++a) {
    const MoneyHeading& heading = known.amounts[a].heading;
    if (!used[a] || (heading.flow == Flow::income && !income)) continue;
    const AmountSums& amount = rows.sums[a];
    auto& total = totals[{heading.key, heading.year}];
    const Ore sum = income ? -magnitude(amount.sum) : amount.sum;
    total = add(total, add(sum, -amount.invested));
    if (map.investment.empty()) continue;
    auto& invested = totals[{Key::investment, heading.year}];
    invested = add(invested, amount.invested);
  }
  return totals;
}

}  // namespace malkoll::importing
