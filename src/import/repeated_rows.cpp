// Exports that have a row for each goal of a post, with all of its money on every one of them.

#include <map>
#include <set>

#include "import/cell_value.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/utf8.h"

namespace malkoll::importing {

void doubt_repeats(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said) {
  struct First {
    const KeptRow* row = nullptr;
    std::set<std::string> goals = {};
  };
  std::map<std::pair<std::string, std::vector<Ore>>, First> seen;
  const KeptRow *first = nullptr, *again = nullptr;
  Ore money;
  std::size_t repeated = 0;
  for (const KeptRow& row : rows.kept) {
    if (row.is_sum || row.title.empty() || row.goal.empty()) continue;
    std::vector<Ore> ore;
    Ore sum;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      if (chosen.used[a]) ore.push_back(row.ore[a].value_or(Ore())), sum = add(sum, ore.back());
    }
    if (sum == 0) continue;
    First& of = seen[{fold(row.unit) + "|" + fold(row.code) + "|" + fold(row.title), ore}];
    if (of.row == nullptr) of.row = &row;
    if (!of.goals.insert(fold(row.goal)).second || of.row == &row) continue;
    if (first == nullptr) first = of.row, again = &row;
    money = add(money, sum);
    ++repeated;
  }
  if (first == nullptr) return;
  const AmountUnit unit = chosen.unit == AmountUnit::none ? AmountUnit::kr : chosen.unit;
  const auto named = [&](const KeptRow& row) { return known.table.row_place(row.number, row.title); };
  Mistake& mistake = said.mistakes.emplace_back(about_place(Code::F12, "upprepad-post", named(*first), {}, named(*again)));
  mistake.count = repeated;
  mistake.suggestion = write_amount(money, unit);
}

}  // namespace malkoll::importing
