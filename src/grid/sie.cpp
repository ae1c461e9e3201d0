#include "grid/sie.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <set>

#include "grid/sie_line.h"
#include "model/money.h"
#include "text/utf8.h"
#include "text/told.h"

namespace malkoll::grid {

namespace {

using Objects = std::map<std::string, std::string>;  ///< dimension → object
using Period = std::string;

/// One account's budget for one räkenskapsår.
struct AccountYear {
  std::map<Period, std::int64_t> total;                                 ///< without objects
  std::map<Objects, std::map<Period, std::int64_t>> divided;
};

struct Account {
  std::string name, type;
  std::uint32_t line = 0;            ///< of its first #PBUDGET
  std::map<int, AccountYear> years;  ///< by the number of the räkenskapsår: 0, -1, 1 …
  std::map<Objects, std::uint32_t> object_lines;
};

struct Dimension {
  std::string name;
  std::map<std::string, std::string> objects;  ///< id → name
};

struct FiscalYear {
  std::string first, last;  ///< yyyymmdd
};

/// A line that cannot be read as a budget.
struct OddLine {
  std::uint32_t line = 0;
  std::string account, year, text;  ///< account empty: not even that
};

/// What an account came to, by one of the labels that say so.
struct Outcome {
  bool totals = false;
  std::int64_t total = 0;
  std::map<std::string, std::int64_t> by_dimension;
  std::set<std::string> accounts;
};

struct Book {
  std::string company;
  std::map<std::string, Account> accounts;
  std::map<std::string, Dimension> dimensions;
  std::map<int, FiscalYear> years;
  std::vector<OddLine> odd;
  std::map<std::pair<std::string, std::string>, Outcome> outcomes;  ///< by label and year
};

/// Amounts without objects are an account's total; those by objects count where there are none, of the first dimension.
std::int64_t total_of(const Outcome& outcome) {
  if (outcome.totals || outcome.by_dimension.empty()) return outcome.total;
  return outcome.by_dimension.begin()->second;
}

/// The reserved dimensions (SIE 4B, 8.17), which files need not declare.
void reserve_names(Book& book) {
  for (const auto& [number, name] : {std::pair{"1", "Kostnadsställe"}, std::pair{"2", "Kostnadsbärare"}, std::pair{"6", "Projekt"}, std::pair{"7", "Anställd"},
                                     std::pair{"8", "Kund"}, std::pair{"9", "Leverantör"}, std::pair{"10", "Faktura"}}) {
    book.dimensions[number].name = name;
  }
}

std::optional<int> read_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// True where a date or a period begins with a year that a budget can have.
bool has_year(std::string_view date) {
  const std::optional<int> year = read_int(date.substr(0, 4));
  return year && *year >= 1900 && *year <= 2199;
}

/// The year in which a räkenskapsår ends; where #RAR does not say, that of the period.
std::string year_name(const Book& book, int number, std::string_view period) {
  const auto year = book.years.find(number);
  return year != book.years.end() && year->second.last.size() == 8 ? year->second.last.substr(0, 4) : std::string(period.substr(0, 4));
}

void read_budget(Book& book, const SieLine& line) {
  const auto& f = line.fields;
  const auto number = f.empty() ? std::nullopt : read_int(f[0].text);
  const auto odd = [&](std::string account, std::string year) { book.odd.push_back({line.number, std::move(account), std::move(year), std::string(line.text)}); };
  // Some programs leave an empty list of objects out.
  const bool listed = f.size() > 3 && f[3].is_list;
  const std::size_t at = listed ? 4 : 3;
  const bool whole = number.has_value() && f.size() > at && !f[at].is_list && f[1].text.size() == 6 && read_int(f[1].text) && has_year(f[1].text) && !f[2].text.empty();
  if (!whole || (listed && f[3].list.size() % 2 != 0)) return odd({}, {});
  const std::optional<std::int64_t> ore = sie_amount(f[at].text);
  Account& account = book.accounts[f[2].text];
  if (account.line == 0) account.line = line.number;
  if (!ore) return book.odd.push_back({line.number, f[2].text, year_name(book, *number, f[1].text), f[at].text});
  AccountYear& year = account.years[number.value_or(0)];
  Objects objects;
  for (std::size_t o = 0; listed && o + 1 < f[3].list.size(); o += 2) objects[f[3].list[o]] = f[3].list[o + 1];
  account.object_lines.emplace(objects, line.number);
  std::int64_t& sum = objects.empty() ? year.total[f[1].text] : year.divided[std::move(objects)][f[1].text];
  sum = add(sum, *ore);
}

/// `#RES year account amount`, and `#PSALDO year period account {objects} amount` of an account of costs or income: no budget.
void read_outcome(Book& book, const SieLine& line) {
  const auto& f = line.fields;
  const std::size_t account = line.label == "RES" ? 1 : 2;
  std::size_t at = account + 1;
  const bool listed = at < f.size() && f[at].is_list;
  at += listed ? 1 : 0;
  const auto number = f.empty() ? std::nullopt : read_int(f[0].text);
  if (!number || at >= f.size()) return;
  const auto ore = sie_amount(f[at].text);
  const std::string& name = f[account].text;
  if (!ore || (name.starts_with('1') || name.starts_with('2'))) return;  // what is owned and owed is no outcome of a year
  Outcome& outcome = book.outcomes[{line.label, year_name(book, *number, account == 2 ? std::string_view(f[1].text) : std::string_view())}];
  outcome.accounts.insert(name);
  if (listed && !f[account + 1].list.empty()) {
    std::int64_t& sum = outcome.by_dimension[f[account + 1].list[0]];
    sum = add(sum, *ore);
  } else {
    outcome.totals = true;
    outcome.total = add(outcome.total, *ore);
  }
}

void read_line(Book& book, const SieLine& line) {
  const auto& f = line.fields;
  const auto field = [&](std::size_t i) { return i < f.size() ? f[i].text : std::string(); };
  if (line.label == "FNAMN") book.company = field(0);
  if (line.label == "RAR") {
    if (const auto number = read_int(field(0)); number && has_year(field(2))) book.years[*number] = {field(1), field(2)};
  }
  if (line.label == "KONTO") book.accounts[field(0)].name = field(1);
  if (line.label == "KTYP") book.accounts[field(0)].type = field(1);
  if (line.label == "DIM" || line.label == "UNDERDIM") book.dimensions[field(0)].name = field(1);
  if (line.label == "OBJEKT") book.dimensions[field(0)].objects[field(1)] = field(2);
  if (line.label == "PBUDGET") read_budget(book, line);
  if (line.label == "RES" || line.label == "PSALDO" || line.label == "PRES") read_outcome(book, line);
}

std::int64_t sum_of(const std::map<Period, std::int64_t>& periods) {
  std::int64_t sum = 0;
  for (const auto& [period, ore] : periods) sum = add(sum, ore);
  return sum;
}

std::set<std::string> dimensions_of(const Objects& objects) {
  std::set<std::string> dimensions;
  for (const auto& [dimension, object] : objects) dimensions.insert(dimension);
  return dimensions;
}

/// What an account's budget for a year is divided into; the parts add up to the account's total.
std::map<Objects, std::int64_t> parts_of(const AccountYear& year, bool& several_ways) {
  std::map<std::set<std::string>, std::map<Period, std::int64_t>> ways;
  std::map<Period, std::int64_t> everything;
  for (const auto& [objects, periods] : year.divided) {
    for (const auto& [period, ore] : periods) {
      std::int64_t& way = ways[dimensions_of(objects)][period];
      way = add(way, ore);
      everything[period] = add(everything[period], ore);
    }
  }
  // The total of a period that has none is what its objects add up to.
  std::map<Period, std::int64_t> total = everything;
  for (const auto& [period, ore] : year.total) total[period] = ore;
  const std::int64_t sum = sum_of(total);
  std::optional<std::set<std::string>> chosen;
  if (ways.size() > 1 && sum_of(everything) != sum) {
    several_ways = true;
    const auto adds_up = std::find_if(ways.begin(), ways.end(), [&](const auto& way) { return sum_of(way.second) == sum; });
    chosen = adds_up == ways.end() ? ways.begin()->first : adds_up->first;
  }
  std::map<Objects, std::int64_t> parts;
  std::int64_t rest = sum;
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

/// Öre in kronor with a point, as cells hold numbers.
std::string kronor(std::int64_t ore) {
  const auto size = static_cast<std::uint64_t>(ore < 0 ? -(ore + 1) : ore) + (ore < 0 ? 1U : 0U);
  const std::string whole = fmt::format("{}{}", ore < 0 ? "-" : "", size / 100);
  return size % 100 == 0 ? whole : fmt::format("{}.{:02}", whole, size % 100);
}

/// The table, kept whole: its rows are as many as accounts times objects.
struct Table {
  struct Row {
    std::uint32_t line = 0;
    std::vector<std::string> texts;
    std::vector<Cell::Type> types;
    void add(std::string text, Cell::Type type) {
      types.push_back(text.empty() ? Cell::Type::empty : type);
      texts.push_back(std::move(text));
    }
  };
  std::vector<Row> rows;

  std::optional<Fault> read(RowSink sink) const {
    std::vector<Cell> cells;
    for (const Row& row : rows) {
      cells.clear();
      for (std::size_t c = 0; c < row.texts.size(); ++c) cells.push_back({row.types[c], row.texts[c]});
      if (!sink({row.line, false, cells})) break;
    }
    return std::nullopt;
  }
};

struct Parts {
  std::map<Objects, std::map<std::string, std::int64_t>> sums;  ///< objects → year's name → öre
};

Table make_table(const Book& book, std::vector<std::string>& notes) {
  std::map<std::string, Parts> accounts;
  std::set<std::string> dimensions, years;
  bool several_ways = false;
  for (const auto& [number, account] : book.accounts) {
    for (const auto& [year, budget] : account.years) {
      const Period& any = budget.total.empty() ? budget.divided.begin()->second.begin()->first : budget.total.begin()->first;
      const std::string name = year_name(book, year, any);
      years.insert(name);
      for (const auto& [objects, ore] : parts_of(budget, several_ways)) {
        std::int64_t& sum = accounts[number].sums[objects][name];
        sum = add(sum, ore);
        for (const auto& [dimension, object] : objects) dimensions.insert(dimension);
      }
    }
  }
  for (const OddLine& odd : book.odd) {
    if (!odd.year.empty()) years.insert(odd.year);
  }
  if (several_ways) notes.push_back(told("budgeten är uppdelad på flera sätt; för varje konto används den uppdelning som går jämnt upp"));
  const std::vector<std::string> year_names(years.rbegin(), years.rend());

  using Type = Cell::Type;
  Table table;
  Table::Row& headings = table.rows.emplace_back();
  headings.line = 1;
  for (const char* heading : {"Företag", "Konto", "Kontonamn", "Kontotyp"}) headings.add(heading, Type::text);
  for (const std::string& dimension : dimensions) {
    const auto known = book.dimensions.find(dimension);
    const std::string name = known != book.dimensions.end() && !known->second.name.empty() ? known->second.name : "Dimension " + dimension;
    headings.add(name, Type::text);
    headings.add(name + " namn", Type::text);
  }
  for (const std::string& year : year_names) headings.add("Budget " + year, Type::text);

  const auto begin = [&](std::uint32_t line, const std::string& number, const Objects& objects) -> Table::Row& {
    const auto account = book.accounts.find(number);
    Table::Row& row = table.rows.emplace_back();
    row.line = line;
    row.add(book.company.empty() ? "Företag" : book.company, Type::text);
    row.add(number, Type::text);
    row.add(account->second.name.empty() ? number : account->second.name, Type::text);
    row.add(type_of(number, account->second), Type::text);
    for (const std::string& dimension : dimensions) {
      const auto object = objects.find(dimension);
      row.add(object == objects.end() ? "" : object->second, Type::text);
      const auto known = book.dimensions.find(dimension);
      const bool named = object != objects.end() && known != book.dimensions.end() && known->second.objects.contains(object->second);
      row.add(named ? known->second.objects.at(object->second) : "", Type::text);
    }
    return row;
  };
  for (const auto& [number, parts] : accounts) {
    const Account& account = book.accounts.at(number);
    for (const auto& [objects, sums] : parts.sums) {
      const auto line = account.object_lines.find(objects);
      Table::Row& row = begin(line == account.object_lines.end() ? account.line : line->second, number, objects);
      for (const std::string& year : year_names) row.add(sums.contains(year) ? kronor(sums.at(year)) : "", Type::number);
    }
  }
  for (const OddLine& odd : book.odd) {
    if (odd.account.empty()) {
      Table::Row& row = table.rows.emplace_back();
      row.line = odd.line;
      row.add("", Type::empty);
      row.add(odd.text, Type::text);
      continue;
    }
    Table::Row& row = begin(odd.line, odd.account, {});
    for (const std::string& year : year_names) row.add(year == odd.year ? odd.text : "", Type::text);
  }
  return table;
}

}  // namespace

SieBudget read_sie(std::string_view text) {
  Book book;
  reserve_names(book);
  // Years and names may stand anywhere; the budget is read when they are known.
  for (const bool budget : {false, true}) {
    for_sie_lines(text, [&](const SieLine& line) {
      const bool by_year = line.label == "PBUDGET" || line.label == "RES" || line.label == "PSALDO" || line.label == "PRES";
      if (by_year == budget) read_line(book, line);
    });
  }
  SieBudget result;
  Table table = make_table(book, result.notes);
  for (const auto& [key, outcome] : book.outcomes) result.outcomes.push_back({"#" + key.first + (key.second.empty() ? "" : " " + key.second), total_of(outcome), outcome.accounts.size()});
  if (table.rows.size() == 1) {
    result.fault = Fault{result.outcomes.empty() ? "sie-utan-budget" : "sie-bara-utfall"};
    return result;
  }
  for (const auto& [number, year] : book.years) {
    const bool budgeted = std::any_of(book.accounts.begin(), book.accounts.end(), [n = number](const auto& a) { return a.second.years.contains(n); });
    if (!budgeted || year.first.size() != 8 || year.last.size() != 8 || year.first.substr(0, 4) == year.last.substr(0, 4)) continue;
    const auto date = [](const std::string& d) { return d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2); };
    result.notes.push_back(told("räkenskapsåret {} till {} räknas som {}", date(year.first), date(year.last), year.last.substr(0, 4)));
  }
  result.grid.sheets.emplace_back();
  result.grid.has_columns = false;
  result.grid.read = [kept = std::make_shared<const Table>(std::move(table))](std::size_t, RowSink sink) { return kept->read(sink); };
  return result;
}

}  // namespace malkoll::grid
