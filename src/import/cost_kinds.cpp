// Kinds of cost in columns beside each other: Personal, Lokaler, Köp, Kapital. Where nothing else is the amount, they are it together.

#include "import/cost_kinds.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "import/cell_value.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

// clang-format off
constexpr auto cost_words = std::to_array<std::string_view>({
    "personal", "personalen", "lön", "löner", "lönekostnad", "timlön", "timlöner", "vikarie", "vikarier", "pension", "pensioner", "arbetskraft", "arbetsgivaravgift",
    "arbetsgivaravgifter", "arbetsgivaravg", "lokal", "lokaler", "lokalhyra", "lokalhyror", "hyra", "hyror", "internhyra", "internhyror", "fastighet", "fastigheter", "köp", "inköp",
    "entreprenad", "entreprenader", "material", "materiel", "läromedel", "läroböcker", "livsmedel", "måltid", "måltider", "inventarier", "förbrukning", "förbrukningsmaterial",
    "förbrukningsinventarier", "konsult", "konsulter", "transport", "transporter", "skolskjuts", "skolskjutsar", "resor", "fordon", "it", "tele", "telefoni", "energi", "el", "värme", "media",
    "städ", "städning", "lokalvård", "försäkring", "försäkringar", "kapital", "kapitaltjänst", "avskrivning", "avskrivningar", "ränta", "räntor", "internränta", "internräntor",
    "administration", "overhead", "oh", "underhåll", "reparation", "reparationer", "leasing", "licens", "licenser", "kompetensutveckling", "fortbildning", "övrigt", "övriga", "övrig", "övr", "annat",
    "diverse", "gemensamt", "transfereringar", "försörjningsstöd", "ersättningar", "interntjänster", "småinvesteringar", "drivmedel", "lämnade", "utbetalda", "extern", "externa", "intern", "interna"});
constexpr auto cost_ends = std::to_array<std::string_view>({"hyra", "hyror", "köp", "tjänster", "ersättning", "ersättningar", "material", "underhåll"});
constexpr auto income_words = std::to_array<std::string_view>({"taxor", "taxa", "försäljning", "statsbidrag", "intäkt", "intäkter", "inkomst", "inkomster", "erhållna"});
/// Beside a kind they change nothing: Köp av verksamhet, Löner inkl PO.
constexpr auto beside_kinds = std::to_array<std::string_view>({"och", "av", "för", "samt", "m", "mm", "po", "pålägg", "sociala", "avgifter", "verksamhet", "verksamheter",
                                                     "huvudverksamhet", "tjänster", "varor", "bidrag", "mark", "etc"});
/// Before -kostnad they say of the whole, and of no kind.
constexpr auto words_of_wholes = std::to_array<std::string_view>({"", "drift", "drifts", "netto", "brutto", "total", "totala", "verksamhets", "verksamhetens", "års", "budget", "investerings"});
// clang-format on

/// The kind that one word is: `personalkostnader`, `lokalhyror`.
Flow kind_of_word(std::string_view word) {
  if (is_one_of(cost_words, word)) return Flow::cost;
  if (is_one_of(income_words, word)) return Flow::income;
  for (const std::string_view end : {"kostnad", "kostnader", "utgift", "utgifter"}) {
    if (word.ends_with(end) && !is_one_of(words_of_wholes, word.substr(0, word.size() - end.size()))) return Flow::cost;
  }
  for (const std::string_view end : {"intäkt", "intäkter"}) {
    if (word.size() > end.size() && word.ends_with(end) && !word.starts_with("netto")) return Flow::income;
  }
  const bool compound = std::any_of(cost_ends.begin(), cost_ends.end(),
                                    [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); });
  return compound ? Flow::cost : Flow::none;
}

}  // namespace

MoneyHeading cost_kind(std::string_view heading) {
  constexpr std::size_t most_words = 8;
  const std::string folded = fold(heading);
  const bool figures = names_figures(heading) && !folded.starts_with("tax");  // Taxor och avgifter are income, where costs stand beside
  if (heading.find_first_of("%/") != std::string_view::npos || figures) return {};
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty() || words.size() > most_words) return {};
  Flow flow = Flow::none;
  std::string rest;
  for (const std::string_view word : words) {
    const bool account =
        word.data() == words.front().data() && words.size() > 1 && word.size() <= 4 && all_digits(word) && bare_year(word) == 0;
    if (account) continue;  // 50 Personal
    const bool limits = word.starts_with("inkl") || word.starts_with("exkl");
    if (limits && flow == Flow::none) return {};  // Budget exkl. internhyra is of all but that
    if (limits) break;
    const Flow kind = kind_of_word(word);
    // Övriga intäkter: of the last word's kind.
    if (kind != Flow::none) flow = flow == Flow::income ? flow : kind;
    else if (!is_one_of(beside_kinds, word) && word != "kostnader" && word != "kostnad") rest.append(rest.empty() ? "" : " ").append(word);
  }
  if (flow == Flow::none) return {};
  MoneyHeading found = rest.empty() ? MoneyHeading{} : money_heading(rest);
  if (!rest.empty() && (!found.money || found.flow != Flow::none)) return {};
  if (found.scenario >= Scenario::forecast || found.month != 0 || found.key == Key::investment || found.foreign) return {};
  found.money = found.part = true;
  found.flow = flow;
  return found;
}

namespace {

struct Kinds {
  const SheetTable& table;
  TableColumns& columns;
  Said& said;

  [[nodiscard]] MoneyHeading& money(std::size_t c) const { return columns.meanings[c].money; }
  [[nodiscard]] bool is_amount(std::size_t c) const { return columns.meanings[c].role == Role::amount; }
  [[nodiscard]] bool is_kind(std::size_t c) const { return is_amount(c) && money(c).part; }
  [[nodiscard]] bool has_numbers(std::size_t c) const { return table.values[c].nearly_all(table.values[c].numbers); }
  [[nodiscard]] std::size_t count() const { return columns.meanings.size(); }

  /// What the heading says without the words of kinds.
  void forget(std::size_t c) const {
    const MoneyHeading plain = money_heading(table.headings.texts[c]);
    columns.meanings[c] = plain.money ? Meaning{Role::amount, Key::none, plain, 0} : Meaning{};
  }

  [[nodiscard]] std::vector<std::size_t> kinds_of(Year year) const {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < count(); ++c) {
      if (is_kind(c) && money(c).year == year) found.push_back(c);
    }
    return found;
  }

  /// The column is called a sum, or is money of no kind: it may be the whole that the kinds are parts of.
  [[nodiscard]] bool may_be_whole(std::size_t c, Year year) const {
    if (!has_numbers(c) || is_kind(c)) return false;
    const std::string& heading = table.headings.texts[c];
    const MoneyHeading own_money = money_heading(heading);
    if (own_money.year != 0 && year != 0 && own_money.year != year) return false;
    const bool sum = sum_word(heading) != nullptr || !ending_sum_word(heading).empty();
    return sum || (is_amount(c) && own_money.scenario < Scenario::forecast && own_money.month == 0);
  }

  /// The kinds' sum on a row; income is taken away where `turned`.
  [[nodiscard]] std::int64_t sum_on(const SampleRow& row, const std::vector<std::size_t>& kinds, bool turned) const {
    std::int64_t sum = 0;
    for (const std::size_t c : kinds)
      sum = add(sum, turned && money(c).flow == Flow::income ? -number_in(row.at(c)) : number_in(row.at(c)));
    return sum;
  }

  /// The rows with a number in the column.
  [[nodiscard]] std::vector<const SampleRow*> rows_of(std::size_t column) const {
    std::vector<const SampleRow*> rows;
    for (const SampleRow& row : table.shape.rows) {
      if (row.number > table.headings.last && is_number(row.at(column))) rows.push_back(&row);
    }
    return rows;
  }

  /// Rows on which the whole is another number than the kinds' sum, of more than their rounding.
  [[nodiscard]] std::vector<const SampleRow*> odd_rows(std::size_t whole, const std::vector<std::size_t>& kinds, bool turned) const {
    std::vector<const SampleRow*> odd = rows_of(whole);
    std::erase_if(odd, [&](const SampleRow* row) {
      const std::int64_t own = number_in(row->at(whole)), apart = magnitude(add(own, -sum_on(*row, kinds, turned)));
      return apart == 0 || (own % 100 == 0 && apart <= static_cast<std::int64_t>(kinds.size()) * 50 && magnitude(own) > apart * 100);
    });
    return odd;
  }

  /// It cannot hold the kinds: on most rows it is less than they are.
  [[nodiscard]] bool is_too_small(std::size_t whole, const std::vector<std::size_t>& kinds) const {
    const std::vector<const SampleRow*> rows = rows_of(whole);
    const auto small = std::count_if(rows.begin(), rows.end(), [&](const SampleRow* row) {
      return magnitude(number_in(row->at(whole))) < magnitude(sum_on(*row, kinds, false));
    });
    return small * 2 > static_cast<std::ptrdiff_t>(rows.size());
  }

  void tell_parts(std::size_t whole, const std::vector<std::size_t>& kinds) const {
    for (const std::size_t c : kinds) {
      columns.told.push_back(c);
      columns.taken[c] = true;
      columns.meanings[c] = {};
    }
    said.say(Code::F12, "delar-av-kolumn", table.column_place(whole), {}, places_of(kinds));
  }

  [[nodiscard]] std::string places_of(const std::vector<std::size_t>& of) const {
    std::string all;
    for (const std::size_t c : of) all.append(all.empty() ? "" : ", ").append(table.column_place(c));
    return all;
  }

  /// False: it is the sum of something else. `flow`: what the whole of those kinds is.
  [[nodiscard]] bool take_whole(std::size_t whole, const std::vector<std::size_t>& kinds, Year year, Flow flow) const {
    const Flow own = is_amount(whole) ? money(whole).flow : Flow::none;
    if (kinds.size() < 2 || (own != Flow::none && own != flow && !(own == Flow::net && flow == Flow::none))) return false;
    const bool turned = odd_rows(whole, kinds, true).size() < odd_rows(whole, kinds, false).size();
    const std::vector<const SampleRow*> odd = odd_rows(whole, kinds, turned);
    if (odd.size() * 2 > rows_of(whole).size()) return false;
    if (!is_amount(whole)) columns.meanings[whole] = {Role::amount, Key::none, {}, 0};
    MoneyHeading& own_money = money(whole);
    own_money.money = true, own_money.unknown = own_money.whole_year = false;
    if (own_money.year == 0) own_money.year = year;
    own_money.flow = own == Flow::none ? flow : own;
    if (!odd.empty()) {
      const SampleRow& row = *odd.front();
      said.say(Code::F12, "delar-skiljer", table.row_place(row.number), write_number(sum_on(row, kinds, turned)),
               write_number(number_in(row.at(whole))), table.column_place(whole));
    }
    tell_parts(whole, kinds);
    return true;
  }

  [[nodiscard]] std::vector<std::size_t> kinds_of(Year year, Flow flow) const {
    std::vector<std::size_t> kinds = kinds_of(year);
    std::erase_if(kinds, [&](std::size_t c) { return money(c).flow != flow; });
    return kinds;
  }

  /// Netto, beside which what is of costs alone is no whole.
  [[nodiscard]] bool has_net(Year year) const {
    for (std::size_t c = 0; c < count(); ++c) {
      if (may_be_whole(c, year) && money_heading(table.headings.texts[c]).flow == Flow::net) return true;
    }
    return false;
  }

  /// Between two kinds stands one too, whatever it is called, if it is no figure and may be no income.
  void take_between(const std::vector<std::size_t>& kinds, Year year) const {
    for (std::size_t c = kinds.front() + 1; c < kinds.back(); ++c) {
      const std::string& heading = table.headings.texts[c];
      if (columns.meanings[c].role != Role::none || !has_numbers(c) || heading.empty() || names_figures(heading)) continue;
      columns.meanings[c] = {Role::amount, Key::none, {}, 0};
      MoneyHeading& own_money = money(c);
      own_money.money = own_money.part = true;
      own_money.year = year;
      own_money.flow = Flow::cost;
    }
  }

  /// Beside the first or the last of them it may be one, or something that is counted.
  void doubt_beside(const std::vector<std::size_t>& kinds) const {
    for (const std::size_t c : {kinds.front() - 1, kinds.back() + 1}) {
      if (c >= count() || columns.meanings[c].role != Role::none || !has_numbers(c)) continue;
      const std::string& heading = table.headings.texts[c];
      if (heading.empty() || names_figures(heading) || is_ratio(heading)) continue;
      std::int64_t sum = 0;
      for (const SampleRow* row : rows_of(c)) sum = add(sum, number_in(row->at(c)));
      said.say(Code::F12, "", table.column_place(c), write_number(sum));
      columns.told.push_back(c);
    }
  }

  /// A column that is called a sum and is that of those right before it, whatever they are called.
  void take_sum_of_run(std::size_t sum) const {
    const std::string& heading = table.headings.texts[sum];
    if (!has_numbers(sum) || is_kind(sum) || (sum_word(heading) == nullptr && ending_sum_word(heading).empty()) || has_other_amounts(sum))
      return;
    std::vector<std::size_t> run;
    for (std::size_t c = sum; c > 0 && may_be_part(c - 1); --c) run.insert(run.begin(), c - 1);
    constexpr std::size_t few = 5;  // of so many rows one may differ
    for (; run.size() >= 2; run.erase(run.begin())) {
      const std::size_t rows = rows_of(sum).size();
      if (rows < 2 || odd_rows(sum, run, false).size() * few > rows) continue;
      const Year year = is_kind(run.front()) ? money(run.front()).year : money_heading(heading).year;
      const Flow flow = money_heading(heading).flow != Flow::none                ? money_heading(heading).flow
                        : has_net(year) || !kinds_of(year, Flow::income).empty() ? Flow::cost
                                                                                 : Flow::none;
      (void)take_whole(sum, run, year, flow);
      return;
    }
  }
  [[nodiscard]] bool may_be_part(std::size_t c) const {
    const std::string& heading = table.headings.texts[c];
    return is_kind(c) ||
           (columns.meanings[c].role == Role::none && has_numbers(c) && !heading.empty() && !names_figures(heading) && !is_ratio(heading));
  }
  /// Money of no kind that is neither a net nor a sum: the columns beside it may be anything.
  [[nodiscard]] bool has_other_amounts(std::size_t but) const {
    for (std::size_t c = 0; c < count(); ++c) {
      const std::string& heading = table.headings.texts[c];
      const bool sum = sum_word(heading) != nullptr || !ending_sum_word(heading).empty();
      if (c != but && is_amount(c) && !is_kind(c) && !sum && money(c).scenario < Scenario::forecast && money(c).flow != Flow::net)
        return true;
    }
    return false;
  }

  void settle(Year year) const {
    if (kinds_of(year, Flow::cost).size() < 2) {
      for (const std::size_t c : kinds_of(year)) forget(c);
      return;
    }
    for (std::size_t c = 0; c < count(); ++c) {
      if (!may_be_whole(c, year)) continue;
      const std::vector<std::size_t> costs = kinds_of(year, Flow::cost), incomes = kinds_of(year, Flow::income);
      const bool apart = !incomes.empty() || has_net(year);
      // Drift beside Personal and Lokaler is what is left of the running costs.
      if (fold(table.headings.texts[c]) == "drift" && is_too_small(c, costs)) {
        money(c).part = true, money(c).flow = Flow::cost, money(c).year = year;
      } else if (take_whole(c, costs, year, apart ? Flow::cost : Flow::none)) {
        continue;
      } else if (take_whole(c, incomes, year, Flow::income)) {
        continue;
      } else if (!costs.empty() && !incomes.empty() && take_whole(c, kinds_of(year), year, Flow::net)) {
        return;
      }
    }
    if (kinds_of(year, Flow::cost).size() < 2) return;
    take_between(kinds_of(year), year);
    doubt_beside(kinds_of(year));
  }
};

}  // namespace

TableColumns settle_cost_kinds(const SheetTable& table, TableColumns columns, Said& said) {
  const Kinds kinds{table, columns, said};
  std::map<Year, std::size_t> years;
  for (std::size_t c = 0; c < kinds.count(); ++c) {
    if (!kinds.is_kind(c)) continue;
    if (kinds.has_numbers(c)) ++years[kinds.money(c).year];
    else kinds.forget(c);
  }
  for (std::size_t c = 0; c < kinds.count(); ++c) kinds.take_sum_of_run(c);
  for (const auto& [year, count] : years) kinds.settle(year);
  return columns;
}

}  // namespace malkoll::importing
