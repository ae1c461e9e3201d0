// Exports that have a row for each goal of a post, with all of its money on every one of them.

#include <fmt/format.h>

#include <map>
#include <set>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

std::string named(const SheetReading& reading, const KeptRow& row) {
  return fmt::format("{} »{}«", reading.row_place(row.number), row.title);
}

}  // namespace

void doubt_repeats(SheetReading& reading) {
  struct First {
    const KeptRow* row = nullptr;
    std::set<std::string> goals = {};
  };
  std::map<std::pair<std::string, std::vector<std::int64_t>>, First> seen;
  const KeptRow *first = nullptr, *again = nullptr;
  std::int64_t money = 0;
  std::size_t rows = 0;
  for (const KeptRow& row : reading.rows) {
    if (row.is_sum || row.title.empty() || row.goal.empty()) continue;
    std::vector<std::int64_t> ore;
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      if (reading.amounts[a].used) ore.push_back(row.ore[a].value_or(0)), sum = add(sum, ore.back());
    }
    if (sum == 0) continue;
    First& of = seen[{fold(row.unit) + "|" + fold(row.code) + "|" + fold(row.title), ore}];
    if (of.row == nullptr) of.row = &row;
    if (!of.goals.insert(fold(row.goal)).second || of.row == &row) continue;
    if (first == nullptr) first = of.row, again = &row;
    money = add(money, sum);
    ++rows;
  }
  if (first == nullptr) return;
  const AmountUnit unit = reading.map.unit_of_amounts == AmountUnit::none ? AmountUnit::kr : reading.map.unit_of_amounts;
  reading.say(Code::F12, "upprepad-post", named(reading, *first), std::to_string(rows), named(reading, *again));
  reading.said.back().suggestion = write_amount(money, unit);
}

}  // namespace malkoll::importing
