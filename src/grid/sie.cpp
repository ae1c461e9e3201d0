#include "grid/sie.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <set>

#include "grid/sie_book.h"
#include "grid/sie_line.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/year.h"

namespace malkoll::grid {

namespace {

/// Amounts without objects are an account's total; those by objects count where there are none, of the first dimension.
Ore total_of(const Outcome& outcome) {
  if (outcome.totals || outcome.by_dimension.empty()) return outcome.total;
  return outcome.by_dimension.begin()->second;
}

/// The reserved dimensions (SIE 4B, 8.17), which files need not declare.
void reserve_names(SieBook& book) {
  for (const auto& [number, name] :
       {std::pair{"1", "Kostnadsställe"}, std::pair{"2", "Kostnadsbärare"}, std::pair{"6", "Projekt"}, std::pair{"7", "Anställd"},
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
bool has_year(std::string_view date) { return can_be_written(year_of_digits(date.substr(0, 4))); }

/// The objects of a list `{dimension object …}`.
Objects objects_of(const std::vector<std::string>& list) {
  Objects objects;
  for (std::size_t o = 0; o + 1 < list.size(); o += 2) objects[list[o]] = list[o + 1];
  return objects;
}

void add_to(OddBudget& lines, const SieLine& line, Ore ore) {
  if (lines.line == 0) lines = {line.number, line.fields[2].text + " " + line.fields[1].text, {}};
  lines.ore = add(lines.ore, ore);
}

/// What is odd about a line that is read, before it is added to the year.
void note_doubts(SieBook& book, const SieLine& line, const AccountYear& year, const Objects& objects, Ore ore) {
  const std::string& period = line.fields[1].text;
  const auto divided = year.divided.find(objects);
  const bool before = objects.empty() ? year.total.contains(period) : divided != year.divided.end() && divided->second.contains(period);
  if (before) add_to(book.repeated, line, ore);
  const int month = read_int(std::string_view(period).substr(4)).value_or(0);
  if (month < 1 || month > 12) add_to(book.no_month, line, ore);
}

void read_budget(SieBook& book, const SieLine& line) {
  const auto& f = line.fields;
  const auto number = f.empty() ? std::nullopt : read_int(f[0].text);
  const auto odd = [&](std::string account, std::string year) {
    book.odd.push_back({line.number, std::move(account), std::move(year), std::string(line.text)});
  };
  // Some programs leave an empty list of objects out.
  const bool listed = f.size() > 3 && f[3].is_list;
  const std::size_t at = listed ? 4 : 3;
  // After the amount there may be a quantity. Three digits after an amount without decimals are those of its thousands.
  const auto groups_of_thousands = [&] {
    const std::string_view amount = f[at].text, after = at + 1 < f.size() ? std::string_view(f[at + 1].text) : std::string_view();
    const bool three = after.size() >= 3 && all_digits(after.substr(0, 3)) && (after.size() == 3 || after[3] == ',' || after[3] == '.');
    return three && amount.find_first_of(".,") == std::string_view::npos && amount.size() <= 4;
  };
  const bool whole = number.has_value() && f.size() > at && !f[at].is_list && f[1].text.size() == 6 && read_int(f[1].text) &&
                     has_year(f[1].text) && !f[2].text.empty();
  if (!whole || (listed && f[3].list.size() % 2 != 0)) return odd({}, {});
  const std::optional<Ore> ore = sie_amount(f[at].text);
  Account& account = book.accounts[f[2].text];
  if (account.line == 0) account.line = line.number;
  if (f.size() > at + 2 || groups_of_thousands())
    return book.odd.push_back({line.number, f[2].text, year_name(book, *number, f[1].text), std::string(line.text)});
  if (!ore) return book.odd.push_back({line.number, f[2].text, year_name(book, *number, f[1].text), f[at].text});
  AccountYear& year = account.years[number.value_or(0)];
  Objects objects = listed ? objects_of(f[3].list) : Objects();
  account.object_lines.emplace(objects, line.number);
  note_doubts(book, line, year, objects, *ore);
  Ore& sum = objects.empty() ? year.total[f[1].text] : year.divided[std::move(objects)][f[1].text];
  sum = add(sum, *ore);
}

void keep_outcome(Account& account, const SieLine& line, const std::string& year_name, Objects objects, Ore ore) {
  if (account.line == 0) account.line = line.number;
  AccountYear& year = account.outcomes[year_name];
  if (!objects.empty()) account.object_lines.emplace(objects, line.number);
  Ore& sum = !objects.empty() ? year.divided[std::move(objects)][of_year] : year.total[line.label == "RES" ? of_year : of_months];
  sum = add(sum, ore);
}

/// `#RES year account amount`, and `#PSALDO year period account {objects} amount` of an account of costs or income: no budget.
void read_outcome(SieBook& book, const SieLine& line) {
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
  const std::string year = year_name(book, *number, account == 2 ? std::string_view(f[1].text) : std::string_view());
  if (book.reads_outcomes && !year.empty())
    return keep_outcome(book.accounts[name], line, year, listed ? objects_of(f[account + 1].list) : Objects(), *ore);
  Outcome& outcome = book.outcomes[{line.label, year}];
  outcome.accounts.insert(name);
  if (listed && !f[account + 1].list.empty()) {
    Ore& sum = outcome.by_dimension[f[account + 1].list[0]];
    sum = add(sum, *ore);
  } else {
    outcome.totals = true;
    outcome.total = add(outcome.total, *ore);
  }
}

void read_line(SieBook& book, const SieLine& line) {
  const auto& f = line.fields;
  const auto field = [&](std::size_t i) { return i < f.size() ? f[i].text : std::string(); };
  if (line.label == "FNAMN") book.company = field(0);
  if (line.label == "VALUTA" && !field(0).empty() && fold(field(0)) != "sek") book.currency = {line.number, field(0), {}};
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

/// Those that are no calendar years and have a budget, by the day on which they end.
std::vector<SieBrokenYear> broken_years(const SieBook& book, const SieTable& table) {
  std::vector<SieBrokenYear> broken;
  const auto date = [](const std::string& d) { return d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2); };
  for (const auto& [number, year] : book.years) {
    const bool budgeted =
        std::any_of(book.accounts.begin(), book.accounts.end(), [n = number](const auto& a) { return a.second.years.contains(n); });
    if (!budgeted || year.first.size() != 8 || year.last.size() != 8) continue;
    const std::string name = year.last.substr(0, 4);
    if (year.first == name + "0101" && year.last == name + "1231") continue;
    const auto sum = table.budgets.find(name);
    broken.push_back(
        {date(year.first), date(year.last), name, sum == table.budgets.end() ? Ore() : add(sum->second.costs, sum->second.income)});
  }
  std::sort(broken.begin(), broken.end(), [](const SieBrokenYear& a, const SieBrokenYear& b) { return a.last < b.last; });
  return broken;
}

/// What may be meant in another way. In SIE income is negative and costs are not (SIE 4B, 5.8): where both are the other way they are turned.
std::vector<SieDoubt> doubts_of(const SieBook& book, const SieTable& table) {
  std::vector<SieDoubt> doubts;
  const auto add_lines = [&](const char* variant, const OddBudget& lines) {
    if (lines.line != 0) doubts.push_back({variant, told("rad {}", lines.line), lines.what, lines.ore});
  };
  add_lines("sie-flera-gånger", book.repeated);
  add_lines("sie-ingen-månad", book.no_month);
  add_lines("sie-mindre-än-delarna", table.less);
  add_lines("sie-del-i-del", table.nested);
  add_lines("sie-valuta", book.currency);
  for (const auto& [year, budget] : table.budgets) {
    if (budget.costs < 0 && budget.income >= 0) doubts.push_back({"sie-vända-tecken", year, {}, budget.costs});
  }
  return doubts;
}

}  // namespace

SieBudget read_sie(std::string_view text, bool outcomes) {
  SieBook book;
  book.reads_outcomes = outcomes;
  reserve_names(book);
  // Years and names may stand anywhere; the budget is read when they are known.
  for (const bool budget : {false, true}) {
    for_sie_lines(text, [&](const SieLine& line) {
      const bool by_year = line.label == "PBUDGET" || line.label == "RES" || line.label == "PSALDO" || line.label == "PRES";
      if (by_year == budget) read_line(book, line);
    });
  }
  SieBudget result;
  SieTable table = make_table(book);
  result.notes = std::move(table.notes);
  for (const auto& [key, outcome] : book.outcomes)
    result.outcomes.push_back({"#" + key.first + (key.second.empty() ? "" : " " + key.second), total_of(outcome), outcome.accounts.size()});
  if (table.rows.size() == 1) {
    result.fault = Fault{result.outcomes.empty() ? FaultKind::sie_without_budget : FaultKind::sie_outcomes_alone};
    return result;
  }
  result.broken_years = broken_years(book, table);
  result.doubts = doubts_of(book, table);
  for (std::size_t y = 1; y < result.broken_years.size(); ++y) {
    if (result.broken_years[y].year == result.broken_years[y - 1].year)
      result.fault = Fault{FaultKind::sie_two_years, 0, 0, result.broken_years[y].year};
  }
  if (result.fault) return result;
  result.grid.sheets.emplace_back();
  result.grid.has_columns = false;
  result.grid.read = [kept = std::make_shared<const SieTable>(std::move(table))](std::size_t, RowSink sink) -> Result<void, Fault> {
    kept->read(sink);
    return {};
  };
  return result;
}

}  // namespace malkoll::grid
