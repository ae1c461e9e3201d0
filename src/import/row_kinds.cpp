// Budget and Utfall below each other, told apart by a column: the budget counts.

#include <map>
#include <set>

#include "import/table_phases.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// The same posts stand once for each word of a column: everything else that is text is the same.
bool repeats_posts(const SheetTable& table, const TableColumns& columns, std::size_t column) {
  std::map<std::string, std::set<std::string>> kinds;
  bool again = false;
  for (const SampleRow& row : table.shape.rows) {
    if (row.number <= table.headings.last || row.at(column).type == grid::Cell::Type::empty) continue;
    std::string rest;
    for (std::size_t c = 0; c < table.values.size(); ++c) {
      const bool amount = columns.meanings[c].role == Role::amount;
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

/// Each amount is of the budget by its own heading: no column needs to say it of the rows.
bool are_all_of_budget(const TableColumns& columns) {
  bool any = false;
  for (const Meaning& meaning : columns.meanings) {
    if (meaning.role != Role::amount) continue;
    any = true;
    if (meaning.money.scenario == Scenario::none || meaning.money.scenario >= Scenario::outcome) return false;
  }
  return any;
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

KindColumn find_kinds(const SheetTable& table, TableColumns begun, Said& said) {
  KindColumn found{std::move(begun)};
  TableColumns& columns = found.columns;
  const bool said_above = are_all_of_budget(columns);
  for (std::size_t c = 0; c < table.values.size() && !found.column; ++c) {
    if (columns.taken[c] || table.values[c].words == 0 || !table.values[c].nearly_all(table.values[c].words)) continue;
    std::map<Scenario, std::set<std::string>> kinds;
    std::string shown;
    std::set<std::string> words;
    std::size_t rows = 0;
    std::set<Key> keys;
    bool all = true, outcomes = false, versions = names_versions(table.headings.texts[c]);
    constexpr std::size_t few = 6;  // more are names
    for (const SampleRow& row : table.shape.rows) {
      if (row.number <= table.headings.last || row.at(c).type == grid::Cell::Type::empty || words.size() > few) continue;
      const MoneyHeading kind = kind_of(row.at(c).text);
      words.insert(fold(row.at(c).text));
      ++rows;
      keys.insert(kind.money && kind.scenario == Scenario::none ? kind.key : Key::none);
      outcomes |= kind.money && kind.scenario == Scenario::outcome;
      versions |=
          kind.money && (kind.scenario == Scenario::proposal || kind.scenario == Scenario::revised || kind.scenario == Scenario::forecast);
      all &= kind.money && !kind.unknown && kind.scenario != Scenario::none;
      if (!all) continue;
      if (kinds[kind.scenario].insert(fold(row.at(c).text)).second && kind.scenario == kinds.begin()->first) shown = trim(row.at(c).text);
    }
    // Drift and investering row by row, or utfall beside words that are not known: which rows are the budget is asked.
    constexpr std::size_t apart = 4;  // so many rows of which each says something of its own have names there
    if (rows >= apart && words.size() == rows) continue;
    // Comments speak of utfall and ökning too.
    const bool of_kinds = names_kinds(table.headings.texts[c]) || names_versions(table.headings.texts[c]);
    const bool again = versions && repeats_posts(table, columns, c);
    if (!of_kinds && !again && (said_above || words.size() == rows)) continue;
    const bool both_keys = keys == std::set<Key>{Key::operation, Key::investment};
    if (!all && words.size() > 1 && words.size() <= few && (outcomes || both_keys || again)) {
      said.say(Code::F07, "flera-slag", table.column_place(c));
      columns.taken[c] = true;
      continue;
    }
    if (!all || kinds.empty()) continue;
    const bool doubtful = kinds.size() > 1 && (kinds.contains(Scenario::proposal) || kinds.contains(Scenario::revised));
    if (kinds.begin()->first >= Scenario::outcome) {
      said.ask_for_budget("bara-utfall", table.column_place(c));
    } else if (doubtful || kinds.begin()->second.size() > 1) {
      said.say(Code::F07, "flera-slag", table.column_place(c));
    } else if (kinds.size() > 1) {
      found.column = c;
      found.kept = *kinds.begin()->second.begin();
      found.shown = shown;
      said.say(Code::F12, "slag-av-rad", table.column_place(c), {}, shown);
    }
    if (kinds.size() > 1) columns.taken[c] = true;
  }
  return found;
}

}  // namespace malkoll::importing
