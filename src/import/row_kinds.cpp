// Budget and Utfall below each other, told apart by a column: the budget counts.

#include <map>
#include <set>

#include "import/sheet_reading.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// The same posts stand once for each word of a column: everything else that is text is the same.
bool repeats_posts(const SheetReading& reading, std::size_t column) {
  std::map<std::string, std::set<std::string>> kinds;
  bool again = false;
  for (const SampleRow& row : reading.shape.rows) {
    if (row.number <= reading.headings.last || row.at(column).type == grid::Cell::Type::empty) continue;
    std::string rest;
    for (std::size_t c = 0; c < reading.values.size(); ++c) {
      const bool amount = reading.meanings[c].role == Role::amount;
      if (c != column && !amount && row.at(c).type != grid::Cell::Type::empty) rest += fold(row.at(c).text) + '\n';
    }
    std::set<std::string>& of = kinds[rest];
    of.insert(fold(row.at(column).text));
    again |= !rest.empty() && of.size() > 1;
  }
  return again;
}

bool names_versions(std::string_view heading) {
  const std::string folded = fold(heading);
  return folded.ends_with("version") || folded.ends_with("alternativ") || folded.ends_with("scenario") || folded == "utgåva" ||
         folded == "beslutsläge";
}

/// What a word says of the rows; D and I are what drift and investering are beside each other.
MoneyHeading kind_of(std::string_view text) {
  MoneyHeading said = money_heading(text);
  const std::string folded = fold(text);
  if (folded != "d" && folded != "i") return said;
  said.money = true;
  said.key = folded == "d" ? Key::operation : Key::investment;
  return said;
}

}  // namespace

void find_kinds(SheetReading& reading) {
  for (std::size_t c = 0; c < reading.values.size() && !reading.kind_column; ++c) {
    if (reading.taken[c] || reading.values[c].words == 0 || !reading.values[c].nearly_all(reading.values[c].words)) continue;
    std::map<Scenario, std::set<std::string>> kinds;
    std::string shown;
    std::set<std::string> words;
    std::set<Key> keys;
    bool all = true, outcomes = false, versions = names_versions(reading.headings.texts[c]);
    constexpr std::size_t few = 6;  // more are names
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last || row.at(c).type == grid::Cell::Type::empty || words.size() > few) continue;
      const MoneyHeading said = kind_of(row.at(c).text);
      words.insert(fold(row.at(c).text));
      keys.insert(said.money && said.scenario == Scenario::none ? said.key : Key::none);
      outcomes |= said.money && said.scenario == Scenario::outcome;
      versions |=
          said.money && (said.scenario == Scenario::proposal || said.scenario == Scenario::revised || said.scenario == Scenario::forecast);
      all &= said.money && said.scenario != Scenario::none;
      if (!all) continue;
      if (kinds[said.scenario].insert(fold(row.at(c).text)).second && said.scenario == kinds.begin()->first) shown = trim(row.at(c).text);
    }
    // Drift and investering row by row, or utfall beside words that are not known: which rows are the budget is asked.
    const bool both_keys = keys == std::set<Key>{Key::operation, Key::investment};
    if (!all && words.size() > 1 && words.size() <= few && (outcomes || both_keys || (versions && repeats_posts(reading, c)))) {
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
