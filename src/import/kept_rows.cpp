#include "import/kept_rows.h"

#include <algorithm>

#include "model/money.h"

namespace malkoll::importing {

bool KeptRow::has_amount() const {
  return std::any_of(ore.begin(), ore.end(), [](const auto& o) { return o.has_value(); });
}

void TableRows::leave(std::size_t at) {
  KeptRow& row = kept[at];
  row.is_sum = true;
  for (std::size_t a = 0; a < sums.size(); ++a) {
    if (!row.ore[a]) continue;
    AmountSums& amount = sums[a];
    amount.sum = add(amount.sum, -*row.ore[a]);
    --amount.filled;
    amount.negative -= *row.ore[a] < 0 ? 1U : 0U;
    amount.zeros -= *row.ore[a] == 0 ? 1U : 0U;
    if (row.investment) amount.invested = add(amount.invested, -*row.ore[a]);
  }
}

}  // namespace malkoll::importing
