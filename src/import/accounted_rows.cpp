// What a table's own sums say of the rows that they are sums of.

#include <algorithm>

#include "import/accounted_rows.h"
#include "model/money.h"

namespace malkoll::importing {

namespace {

/// The rows from `first` to before `end` that are no sums come to `total` in each of the columns.
bool come_to(const std::vector<KeptRow>& rows, const std::vector<std::size_t>& columns, const KeptRow& total, std::size_t first,
             std::size_t end) {
  std::size_t posts = 0;
  bool any = false;
  for (const std::size_t column : columns) {
    Ore sum;
    std::size_t filled = 0;
    for (std::size_t r = first; r < end; ++r) {
      const Ore ore = rows[r].is_sum ? Ore() : rows[r].ore[column].value_or(Ore());
      sum = add(sum, ore);
      filled += ore != 0 ? 1U : 0U;
    }
    if (sum != total.ore[column].value_or(Ore())) return false;
    posts = std::max(posts, filled);
    any |= sum != 0;
  }
  return any && posts >= 2;
}

}  // namespace

std::vector<bool> accounted_rows(const std::vector<KeptRow>& rows, const std::vector<std::size_t>& columns) {
  std::vector<bool> accounted(rows.size());
  const auto hold = [&](const KeptRow& total, std::size_t first, std::size_t end) {
    if (come_to(rows, columns, total, first, end))
      std::fill(accounted.begin() + static_cast<std::ptrdiff_t>(first), accounted.begin() + static_cast<std::ptrdiff_t>(end), true);
  };
  for (std::size_t s = 0; s < rows.size(); ++s) {
    if (!rows[s].is_sum || !rows[s].has_amount()) continue;
    std::size_t first = s, end = s + 1;
    while (first > 0 && !rows[first - 1].is_sum) --first;
    while (end < rows.size() && !rows[end].is_sum) ++end;
    hold(rows[s], first, s);
    hold(rows[s], s + 1, end);
  }
  const auto last_sum = std::find_if(rows.rbegin(), rows.rend(), [](const KeptRow& r) { return r.is_sum && r.has_amount(); });
  if (last_sum != rows.rend()) hold(*last_sum, 0, rows.size());
  return accounted;
}

}  // namespace malkoll::importing
