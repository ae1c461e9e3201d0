// Rows that may be sums, and rows that no sum of the table holds: they are read, and said.

#include <fmt/format.h>

#include <algorithm>

#include "import/compared_amounts.h"
#include "import/table_phases.h"

namespace malkoll::importing {

namespace {

/// Within two hundredths in each column that has money.
bool is_near(const RowMoney& own, const RowMoney& sum) {
  for (std::size_t m = 0; m < own.size(); ++m) {
    const Ore apart = own[m] > sum[m] ? own[m] - sum[m] : sum[m] - own[m];
    if (apart > (own[m] < 0 ? -own[m] : own[m]) / 50) return false;
  }
  return !is_nothing(own);
}

void doubt_last(const std::vector<KeptRow>& rows, const ComparedAmounts& money, Said& said) {
  const auto counts = [&](const KeptRow& r) { return !r.is_sum && !is_nothing(money.of(r)); };
  const auto last = std::find_if(rows.rbegin(), rows.rend(), counts);
  if (last == rows.rend() || last->described || last.base() != rows.end()) return;
  RowMoney sum;
  std::size_t posts = 0;
  for (auto row = last + 1; row != rows.rend(); ++row) {
    if (counts(*row)) add_up(sum, money.of(*row)), ++posts;
  }
  const RowMoney own = money.of(*last);
  if (posts >= 2 && is_near(own, sum)) said.say(Code::F12, "kanske-summa", money.named(*last), money.shown(own), money.shown(sum));
}

/// Rows below the sum of all above are in no sum of the table's own: numbers of pupils, or posts that somebody has put there.
void doubt_below_total(const std::vector<KeptRow>& rows, const ComparedAmounts& money, Said& said) {
  std::size_t at = rows.size(), posts = 0;
  while (at > 0 && !(rows[at - 1].is_sum && rows[at - 1].has_amount())) --at;
  if (at < 2 || !rows[at - 1].sum_word) return;
  const KeptRow& total = rows[at - 1];
  RowMoney sum, below;
  for (std::size_t r = 0; r + 1 < at; ++r) {
    if (!rows[r].is_sum) add_up(sum, money.of(rows[r])), ++posts;
  }
  if (posts < 2 || money.agree_nearly(money.of(total), sum, posts) == 0) return;
  const KeptRow *first = nullptr, *last = nullptr;
  for (std::size_t r = at; r < rows.size(); ++r) {
    if (!rows[r].unit_named.empty() || rows[r].unit != rows[at - 2].unit) return;  // the next unit's
    if (rows[r].described || is_nothing(money.of(rows[r]))) continue;
    if (first == nullptr) first = &rows[r];
    last = &rows[r];
    add_up(below, money.of(rows[r]));
  }
  if (first == nullptr) return;
  said.say(Code::F12, "under-totalen",
           first == last ? money.named(*first) : fmt::format("{} – {}", money.named(*first), money.named(*last)), money.shown(below),
           money.named(total));
}

}  // namespace

void doubt_last_row(const KnownTable& known, const TableRows& rows, Said& said) {
  const ComparedAmounts money(known, rows);
  if (money.columns.empty()) return;
  doubt_last(rows.kept, money, said);
  doubt_below_total(rows.kept, money, said);
}

}  // namespace malkoll::importing
