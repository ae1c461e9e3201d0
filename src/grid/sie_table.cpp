// The table of a SIE file's budgets and outcomes: a row for each account and what it is divided by.
#include <fmt/format.h>

#include <algorithm>

#include "grid/sie_book.h"
#include "model/money.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll::grid {

namespace {

Ore sum_of(const std::map<Period, Ore>& periods) {
  Ore sum;
  for (const auto& [period, ore] : periods) sum = add(sum, ore);
  return sum;
}

std::set<std::string> dimensions_of(const Objects& objects) {
  std::set<std::string> dimensions;
  for (const auto& [dimension, object] : objects) dimensions.insert(dimension);
  return dimensions;
}

/// What an account's budget for a year is divided into; the parts add up to the account's total.
std::map<Objects, Ore> parts_of(const AccountYear& year, bool& several_ways) {
  std::map<std::set<std::string>, std::map<Period, Ore>> ways;
  std::map<Period, Ore> everything;
  for (const auto& [objects, periods] : year.divided) {
    for (const auto& [period, ore] : periods) {
      Ore& way = ways[dimensions_of(objects)][period];
      way = add(way, ore);
      everything[period] = add(everything[period], ore);
    }
  }
  // The total of a period that has none is what its objects add up to.
  std::map<Period, Ore> total = everything;
  for (const auto& [period, ore] : year.total) total[period] = ore;
  const Ore sum = sum_of(total);
  std::optional<std::set<std::string>> chosen;
  if (ways.size() > 1 && sum_of(everything) != sum) {
    several_ways = true;
    const auto adds_up = std::find_if(ways.begin(), ways.end(), [&](const auto& way) { return sum_of(way.second) == sum; });
    chosen = adds_up == ways.end() ? ways.begin()->first : adds_up->first;
  }
  std::map<Objects, Ore> parts;
  Ore rest = sum;
  for (const auto& [objects, periods] : year.divided) {
    if (chosen && dimensions_of(objects) != *chosen) continue;
    parts[objects] = sum_of(periods);
    rest = add(rest, -parts[objects]);
  }
  if (rest != 0 || parts.empty()) parts[{}] = rest;
  return parts;
}

/// T, S, K or I: as the file says, else by the first digit as in BAS.
std::string type_of(const std::string& number, const Account& account) {
  if (!account.type.empty()) return account.type;
  switch (number.empty() ? '0' : number[0]) {
    case '1': return "T";
    case '2': return "S";
    case '3': return "I";
    default: return "K";
  }
}

/// An outcome of whole years only.
AccountYear of_whole_years(AccountYear outcome) {
  const auto months = outcome.total.find(of_months);
  if (months == outcome.total.end()) return outcome;
  outcome.total.try_emplace(of_year, months->second);
  outcome.total.erase(of_months);
  return outcome;
}

/// What there is of the accounts: by objects, and for each of these by column.
struct AccountColumns {
  std::map<std::string, std::map<Objects, std::map<std::string, Ore>>> accounts;  ///< number → objects → heading → öre
  std::set<std::string> dimensions, budgets, outcomes;  ///< budgets and outcomes: headings
  bool several_ways = false;
  OddBudget less = {}, nested = {};

  void add(const std::string& account, const std::string& heading, const AccountYear& year) {
    for (const auto& [objects, ore] : parts_of(year, several_ways)) {
      Ore& sum = accounts[account][objects][heading];
      sum = malkoll::add(sum, ore);
      for (const auto& [dimension, object] : objects) dimensions.insert(dimension);
    }
  }
  /// What is left of a total has another sign than what it is divided into.
  void note_less(const std::string& number, const Account& account, const std::string& heading, const AccountYear& year) {
    if (year.total.empty() || year.divided.empty()) return;
    const Ore sum = sum_of(year.total);
    bool ways = false;
    const std::map<Objects, Ore> parts = parts_of(year, ways);
    const auto rest = parts.find({});
    if (rest == parts.end() || rest->second == 0) return;
    const Ore divided = malkoll::add(sum, -rest->second);
    if (divided == 0 || (rest->second < 0) == (divided < 0)) return;
    if (less.line == 0) {
      const auto line = account.object_lines.find({});
      less = {line == account.object_lines.end() ? account.line : line->second, number + " " + heading, {}};
    }
    less.ore = malkoll::add(less.ore, rest->second);
  }
  /// `{1 "3100"}` and `{1 "3100" 6 "P1"}`: the project's money may be a part of the other, and is added to it.
  void note_nested(const std::string& number, const Account& account, const AccountYear& year) {
    for (const auto& [objects, periods] : year.divided) {
      for (const auto& object : objects) {
        Objects outer = objects;
        outer.erase(object.first);
        if (outer.empty() || !year.divided.contains(outer)) continue;
        if (nested.line == 0) {
          const auto line = account.object_lines.find(objects);
          nested = {line == account.object_lines.end() ? account.line : line->second, number, {}};
        }
        nested.ore = malkoll::add(nested.ore, sum_of(periods));
        break;
      }
    }
  }
  /// The latest year first, budgets before outcomes.
  [[nodiscard]] std::vector<std::string> headings() const {
    std::vector<std::string> all(budgets.rbegin(), budgets.rend());
    all.insert(all.end(), outcomes.rbegin(), outcomes.rend());
    return all;
  }
};

std::string budget_heading(const std::string& year) { return "Budget " + year; }

AccountColumns columns_of(const SieBook& book) {
  AccountColumns columns;
  for (const auto& [number, account] : book.accounts) {
    for (const auto& [year, budget] : account.years) {
      const Period& any = budget.total.empty() ? budget.divided.begin()->second.begin()->first : budget.total.begin()->first;
      const std::string heading = budget_heading(year_name(book, year, any));
      columns.budgets.insert(heading);
      columns.add(number, heading, budget);
      columns.note_less(number, account, heading, budget);
      columns.note_nested(number, account, budget);
    }
    for (const auto& [year, outcome] : account.outcomes) {
      const std::string heading = "Utfall " + year;
      columns.outcomes.insert(heading);
      columns.add(number, heading, of_whole_years(outcome));
    }
  }
  for (const OddLine& odd : book.odd) {
    if (!odd.year.empty()) columns.budgets.insert(budget_heading(odd.year));
  }
  return columns;
}

/// The rows of an account, and of what the file says oddly, below the headings.
class TableMaker {
 public:
  TableMaker(const SieBook& book, const AccountColumns& columns) : book_(book), columns_(columns), amounts_(columns.headings()) {}

  SieTable made() {
    add_headings();
    for (const auto& [number, parts] : columns_.accounts) {
      for (const auto& [objects, sums] : parts) add_account(number, objects, sums);
    }
    for (const OddLine& odd : book_.odd) add_odd(odd);
    return std::move(table_);
  }

 private:
  using Type = Cell::Type;

  void add_headings() {
    SieTable::Row& headings = table_.rows.emplace_back();
    headings.line = 1;
    for (const char* heading : {"Företag", "Konto", "Kontonamn", "Kontotyp"}) headings.add(heading, Type::text);
    for (const std::string& dimension : columns_.dimensions) {
      const auto known = book_.dimensions.find(dimension);
      const std::string name =
          known != book_.dimensions.end() && !known->second.name.empty() ? known->second.name : "Dimension " + dimension;
      headings.add(name, Type::text);
      headings.add(name + " namn", Type::text);
    }
    for (const std::string& heading : amounts_) headings.add(heading, Type::text);
  }

  /// A row with all but its amounts.
  SieTable::Row& begin(std::uint32_t line, const std::string& number, const Objects& objects) {
    const auto account = book_.accounts.find(number);
    SieTable::Row& row = table_.rows.emplace_back();
    row.line = line;
    row.add(book_.company.empty() ? "Företag" : book_.company, Type::text);
    row.add(number, Type::text);
    row.add(account->second.name.empty() ? number : account->second.name, Type::text);
    row.add(type_of(number, account->second), Type::text);
    for (const std::string& dimension : columns_.dimensions) {
      const auto object = objects.find(dimension);
      row.add(object == objects.end() ? "" : object->second, Type::text);
      const auto known = book_.dimensions.find(dimension);
      const bool named = object != objects.end() && known != book_.dimensions.end() && known->second.objects.contains(object->second);
      row.add(named ? known->second.objects.at(object->second) : "", Type::text);
    }
    return row;
  }

  void add_account(const std::string& number, const Objects& objects, const std::map<std::string, Ore>& sums) {
    const Account& account = book_.accounts.at(number);
    const auto line = account.object_lines.find(objects);
    SieTable::Row& row = begin(line == account.object_lines.end() ? account.line : line->second, number, objects);
    for (const std::string& heading : amounts_) row.add(sums.contains(heading) ? plain_kronor(sums.at(heading).count()) : "", Type::number);
    const std::string type = type_of(number, account);
    for (const auto& [heading, ore] : sums) {
      if (type == "T" || type == "S" || !columns_.budgets.contains(heading)) continue;
      SieTable::Budget& budget = table_.budgets[heading.substr(budget_heading({}).size())];
      Ore& sum = type == "I" ? budget.income : budget.costs;
      sum = malkoll::add(sum, ore);
    }
  }

  void add_odd(const OddLine& odd) {
    if (odd.account.empty()) {
      SieTable::Row& row = table_.rows.emplace_back();
      row.line = odd.line;
      row.add("", Type::empty);
      row.add(odd.text, Type::text);
      return;
    }
    SieTable::Row& row = begin(odd.line, odd.account, {});
    for (const std::string& heading : amounts_) row.add(heading == budget_heading(odd.year) ? odd.text : "", Type::text);
  }

  const SieBook& book_;
  const AccountColumns& columns_;
  const std::vector<std::string> amounts_;
  SieTable table_;
};

}  // namespace

std::string year_name(const SieBook& book, int number, std::string_view period) {
  const auto year = book.years.find(number);
  return year != book.years.end() && year->second.last.size() == 8 ? year->second.last.substr(0, 4) : std::string(period.substr(0, 4));
}

SieTable make_table(const SieBook& book) {
  const AccountColumns columns = columns_of(book);
  SieTable table = TableMaker(book, columns).made();
  if (columns.several_ways)
    table.notes.push_back(told("budgeten är uppdelad på flera sätt; för varje konto används den uppdelning som går jämnt upp"));
  table.less = columns.less, table.nested = columns.nested;
  return table;
}

}  // namespace malkoll::grid
