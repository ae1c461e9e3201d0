// Columns that are the sum of those beside them, by their amounts.

#include "import/total_columns.h"

#include <algorithm>
#include <map>

#include "model/money.h"

namespace malkoll::importing {

namespace {

/// The column is what all the others come to on every row, and more than one of them has money.
bool is_total(const TableRows& rows, std::size_t total, const std::vector<std::size_t>& all, bool named) {
  std::size_t alike = 0;
  std::vector<bool> has_money(all.size());
  for (const KeptRow& row : rows.kept) {
    Ore sum;
    std::size_t filled = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
      const Ore ore = row.ore[all[c]].value_or(Ore());
      if (all[c] == total || ore == 0) continue;
      sum = add(sum, ore);
      has_money[c] = true;
      ++filled;
    }
    if (sum != row.ore[total].value_or(Ore())) return false;
    alike += filled > 0 ? 1U : 0U;
  }
  // One row may be so by chance, where no word says it.
  return std::count(has_money.begin(), has_money.end(), true) >= 2 && alike >= (named ? 1U : 2U);
}

}  // namespace

std::vector<TotalColumn> find_total_columns(const KnownTable& known, const TableRows& rows) {
  std::map<Year, std::vector<std::size_t>> years;
  for (std::size_t a = 0; a < known.amounts.size(); ++a) {
    const MoneyHeading& h = known.amounts[a].heading;
    if (h.month == 0 && !h.several_years && !h.foreign && h.scenario < Scenario::outcome && h.scenario != Scenario::forecast &&
        rows.sums[a].filled > 0)
      years[h.year].push_back(a);
  }
  std::vector<TotalColumn> found;
  for (const auto& of_year : years) {
    const std::vector<std::size_t>& all = of_year.second;
    const auto heading = [&](std::size_t a) -> const MoneyHeading& { return known.amounts[a].heading; };
    // What is taken away has its own rules.
    if (all.size() < 3 ||
        std::any_of(all.begin(), all.end(), [&](std::size_t a) { return heading(a).flow == Flow::income || heading(a).part; }))
      continue;
    const auto total = std::find_if(all.begin(), all.end(), [&](std::size_t a) {
      return is_total(rows, a, all, heading(a).whole_year || heading(a).flow == Flow::net);
    });
    if (total == all.end()) continue;
    TotalColumn column{*total};
    std::copy_if(all.begin(), all.end(), std::back_inserter(column.parts), [&](std::size_t a) { return a != *total; });
    column.of_one_kind = std::all_of(all.begin(), all.end(), [&](std::size_t a) { return heading(a).key == heading(*total).key; });
    found.push_back(std::move(column));
  }
  return found;
}

}  // namespace malkoll::importing
