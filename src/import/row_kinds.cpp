// Budget and Utfall below each other, told apart by a column: the budget counts.

#include <map>
#include <set>

#include "import/sheet_reading.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

void find_kinds(SheetReading& reading) {
  for (std::size_t c = 0; c < reading.values.size() && !reading.kind_column; ++c) {
    if (reading.taken[c] || reading.values[c].words == 0 || !reading.values[c].nearly_all(reading.values[c].words)) continue;
    std::map<Scenario, std::set<std::string>> kinds;
    std::string shown;
    std::set<std::string> words;
    std::set<Key> keys;
    bool all = true, outcomes = false;
    constexpr std::size_t few = 6;  // more are names
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last || row.at(c).type == grid::Cell::Type::empty || words.size() > few) continue;
      const MoneyHeading said = money_heading(row.at(c).text);
      words.insert(fold(row.at(c).text));
      keys.insert(said.money && said.scenario == Scenario::none ? said.key : Key::none);
      outcomes |= said.money && said.scenario == Scenario::outcome;
      all &= said.money && said.scenario != Scenario::none;
      if (!all) continue;
      if (kinds[said.scenario].insert(fold(row.at(c).text)).second && said.scenario == kinds.begin()->first) shown = trim(row.at(c).text);
    }
    // Drift and investering row by row, or utfall beside words that are not known: which rows are the budget is asked.
    const bool both_keys = keys == std::set<Key>{Key::operation, Key::investment};
    if (!all && words.size() > 1 && words.size() <= few && (outcomes || both_keys)) {
      reading.say(Code::F07, "flera-slag", reading.column_place(c));
      reading.taken[c] = true;
      continue;
    }
    if (!all || kinds.empty()) continue;
    const bool doubtful = kinds.size() > 1 && (kinds.contains(Scenario::proposal) || kinds.contains(Scenario::revised));
    if (kinds.begin()->first >= Scenario::outcome) {
      reading.say(Code::F07, "bara-utfall", reading.column_place(c));
    } else if (doubtful || kinds.begin()->second.size() > 1) {
      reading.say(Code::F07, "flera-slag", reading.column_place(c));
    } else if (kinds.size() > 1) {
      reading.kind_column = c;
      reading.keep_only = *kinds.begin()->second.begin();
      Condition keep{column_named(reading, c), Condition::Test::equals, reading.keep_only, shown};
      reading.map.keep.push_back(std::move(keep));
      reading.say(Code::F12, "slag-av-rad", reading.column_place(c), {}, shown);
    }
    if (kinds.size() > 1) reading.taken[c] = true;
  }
}

}  // namespace malkoll::importing
